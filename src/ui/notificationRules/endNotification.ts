/** Ends a plain-language notification: asks, and deletes its rule. */
import * as vscode from 'vscode';
import {
  addedTargets,
  deleteNotificationRule,
} from '../../core/actions/notificationRules/deleteNotificationRule';
import { scopeId } from '../../core/model/scope';
import { ruleNameOf } from '../../core/notificationRules/ruleName';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import { displayText } from '../../core/text/displayText';
import { topicName } from '../../core/text/names';
import { sentences } from '../../core/text/phrases';
import { waitingTitle, withLateProgress } from '../input/withProgress';
import type { Messages } from '../messages/messages';
import type { Known } from './askNotification';

const t = vscode.l10n.t;

/** Dependencies of the deletion. */
export interface EndNotificationDeps {
  readonly session: Session;
  readonly messages: Messages;
}

/** Asks and deletes. */
export async function endNotification(
  { alarm }: Known,
  aws: ScopeAws,
  { messages, session }: EndNotificationDeps,
): Promise<void> {
  const name = ruleNameOf(alarm.name);
  const own = alarm.alarmActions.map((arn) => topicName(arn));
  const added = await addedTargets(name, aws);
  const targets = added.map(({ arn }) => displayText(arn));
  const detail = [
    own.length > 0 && alarm.actionsEnabled
      ? t('The alarm itself still notifies: {0}.', own.join(', '))
      : t('The alarm itself notifies nobody.'),
    ...(targets.length > 0
      ? [t('Targets that were added to the rule are removed with it: {0}.', targets.join(', '))]
      : []),
  ];
  const yes = await messages.confirmRisk(
    t('Delete the EventBridge rule {0}?', displayText(name)),
    sentences(detail, t),
    { yes: t('Delete the Rule'), no: t('Keep the Rule') },
  );
  if (!yes) return;
  const result = await withLateProgress(waitingTitle(name), (signal) =>
    deleteNotificationRule(name, alarm.arn, aws, signal),
  );
  await session.refresh(scopeId(aws.scope));
  switch (result.kind) {
    case 'done':
    case 'gone':
      return messages.info(t('The EventBridge rule {0} has been deleted.', displayText(name)));
    case 'notOurs':
      return messages.warn(
        t(
          'The EventBridge rule {0} was not made for this alarm, so it was not deleted.',
          displayText(name),
        ),
      );
    default:
      return messages.stopped(result);
  }
}
