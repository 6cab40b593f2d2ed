/** Allow CloudWatch Alarms to Publish to Topic…: previews the new policy, asks, and replaces it. */
import * as vscode from 'vscode';
import {
  previewRepair,
  previewRuleRepair,
  repairTopicPolicy,
  type RepairPreview,
} from '../../core/actions/policy/repairTopicPolicy';
import type { AlarmSource } from '../../core/actions/policy/alarmRequest';
import { scopeId } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import { topicName } from '../../core/text/names';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import { waitingTitle, withLateProgress } from '../input/withProgress';

const t = vscode.l10n.t;
const document = 'topic-policy.jsonc';

/** Dependencies of the repair. */
export interface RepairDeps {
  readonly session: Session;
  readonly documents: Documents;
  readonly messages: Messages;
}

/**
 * Repairs the policy for an alarm of the account that is signed in, and refreshes its scope.
 * @param alarmName empty for any alarm
 */
export async function allowAlarms(
  topicArn: string,
  alarmName: string,
  aws: ScopeAws,
  deps: RepairDeps,
): Promise<void> {
  const { accountId } = await aws.account.identity();
  await repairTopic(topicArn, { region: aws.scope.region, accountId, alarmName }, aws, deps);
  await deps.session.refresh(scopeId(aws.scope));
}

/** Lets EventBridge's rules publish to a topic, and refreshes the scope. */
export async function allowRules(topicArn: string, aws: ScopeAws, deps: RepairDeps): Promise<void> {
  const texts = {
    allowed: t('EventBridge can already publish to this topic.'),
    detail: t(
      'The editor shows the new policy. Existing statements stay; a statement that allows EventBridge to publish is added.',
    ),
  };
  await confirmRepair(await previewRuleRepair(topicArn, aws, t), texts, aws, deps);
  await deps.session.refresh(scopeId(aws.scope));
}

/**
 * Repairs the policy of a topic for an alarm if the user confirms.
 * @returns whether CloudWatch can publish now
 */
export async function repairTopic(
  topicArn: string,
  source: AlarmSource,
  aws: ScopeAws,
  deps: RepairDeps,
): Promise<boolean> {
  const texts = {
    allowed: t('CloudWatch alarms of this account can already publish to this topic.'),
    detail: t(
      'The editor shows the new policy. Existing statements stay; a statement that allows CloudWatch alarms of this account to publish is added.',
    ),
  };
  return confirmRepair(await previewRepair(topicArn, source, aws, t), texts, aws, deps);
}

/** @returns whether the publisher can publish now */
async function confirmRepair(
  preview: RepairPreview,
  texts: { readonly allowed: string; readonly detail: string },
  aws: ScopeAws,
  { session, documents, messages }: RepairDeps,
): Promise<boolean> {
  switch (preview.kind) {
    case 'alreadyAllowed':
      void messages.info(texts.allowed);
      return true;
    case 'refused':
      void messages.warn(preview.problem.text);
      return false;
    case 'failed':
    case 'cancelled':
      void messages.stopped(preview);
      return false;
    case 'repair':
  }
  const { repair } = preview;
  const text = JSON.stringify(
    { ...repair.call.input, AttributeValue: JSON.parse(repair.after) as unknown },
    null,
    2,
  );
  await documents.show(document, `// ${repair.call.iamAction}\n${text}\n`, true);
  const yes = await messages.confirm(
    t('Replace the access policy of this topic?'),
    texts.detail,
    t('Replace Policy'),
  );
  await documents.close(document);
  if (!yes) return false;
  const result = await withLateProgress(waitingTitle(topicName(repair.topicArn)), (signal) =>
    session.inTurn(() => repairTopicPolicy(repair, aws, t, signal), signal),
  );
  if (result.kind === 'changed') {
    void messages.warn(
      t('Someone else changed the policy in the meantime, so it was not replaced. Try again.'),
    );
  }
  if (result.kind === 'failed' || result.kind === 'cancelled') void messages.stopped(result);
  return result.kind === 'done' || result.kind === 'unneeded';
}
