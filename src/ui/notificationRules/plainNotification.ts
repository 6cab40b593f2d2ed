/**
 * Plain-Language Notification…: asks, previews, and writes the EventBridge rule of an alarm, or deletes
 * it.
 */
import * as vscode from 'vscode';
import {
  planForAlarm,
  withoutOwnAction,
  type AlarmNotification,
} from '../../core/actions/notificationRules/planForAlarm';
import type { CreatedResource } from '../../core/actions/plan/created';
import type { Plan } from '../../core/actions/plan/plan';
import { runSteps } from '../../core/actions/plan/runSteps';
import { previewReplace, type Replacement } from '../../core/actions/replace/replaceAlarm';
import { differenceText } from '../../core/actions/write/alarmDifferences';
import { runWizard } from '../../core/base/wizard';
import { isLogAlarm } from '../../core/model/logAlarm';
import { scopeId } from '../../core/model/scope';
import { partValue } from '../../core/model/snapshot';
import { isNotificationRule } from '../../core/notificationRules/notificationRule';
import { ruleNameOf } from '../../core/notificationRules/ruleName';
import type { ScopeAws } from '../../core/ports/aws';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import { topicName } from '../../core/text/names';
import { sentences } from '../../core/text/phrases';
import { namedEndpoints } from '../../core/watching/watches';
import type { AlarmRef } from '../input/pickTarget';
import { withProgress } from '../input/withProgress';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import { showStopped } from '../messages/runStopped';
import {
  languageStep,
  ownMailStep,
  receiverStep,
  topicStep,
  type Answers,
  type Known,
} from './askNotification';
import { endNotification } from './endNotification';
import { agreed } from './previewNotification';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface PlainNotificationDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
}

/** Asks and runs. @throws ExpectedError */
export async function plainLanguageNotification(
  deps: PlainNotificationDeps,
  { scope, alarm }: AlarmRef,
): Promise<void> {
  const { session, store } = deps;
  const aws = session.scopeAws(scope);
  const title = t('Plain-Language Notification');
  const watched = namedEndpoints(alarm).map(({ id }) => id);
  const listed = partValue(store.scope(scope)?.endpoints) ?? [];
  const known: Known = {
    scope: aws.scope,
    identity: await aws.account.identity(),
    alarm,
    endpoints: listed.filter(({ id }) => watched.includes(id)),
  };
  const rule = await aws.eventRules.get(ruleNameOf(alarm.name));
  const exists = rule !== undefined && isNotificationRule(rule, alarm.arn);
  const answers = await runWizard<Answers>(
    [
      languageStep(title, known, exists, aws.clock.now()),
      receiverStep(title),
      topicStep(title, known, aws),
      ownMailStep(title, known),
    ],
    {},
  );
  if (answers?.remove) return endNotification(known, aws, deps);
  const { language, receiver, topic, replacesOwn } = answers ?? {};
  if (!language || !receiver || !topic) return;
  const replacement = replacesOwn ? await replacementOf(known, topic.arn, aws, deps) : undefined;
  if (replacesOwn && !replacement) return;
  const targets = exists ? await aws.eventRules.targets(rule.name) : [];
  const chosen = { ...known, language, receiver, topic, targets };
  const input = { ...chosen, ...(replacement && { replacement }) };
  const plan = planForAlarm(input, t);
  if (await agreed(title, plan, input, aws, deps)) await run(plan, input, aws, deps);
}

/** The alarm without its own action; undefined, with a message, if it cannot be changed. */
async function replacementOf(
  { alarm }: Known,
  topicArn: string,
  aws: ScopeAws,
  { messages }: PlainNotificationDeps,
): Promise<Replacement | undefined> {
  const definition = withoutOwnAction(alarm, topicArn);
  if (!definition || isLogAlarm(alarm)) return undefined;
  const preview = await previewReplace(alarm, definition, aws);
  switch (preview.kind) {
    case 'ready':
      return preview.replacement;
    case 'failed':
    case 'cancelled':
      void messages.stopped(preview);
      return undefined;
    default:
      void messages.warn(
        t(
          'The alarm {0} was changed in the meantime, so nothing was done. Try again.',
          displayText(alarm.name),
        ),
      );
      return undefined;
  }
}

async function run(
  plan: Plan,
  input: AlarmNotification,
  aws: ScopeAws,
  deps: PlainNotificationDeps,
  already: readonly CreatedResource[] = [],
): Promise<void> {
  const { messages, session } = deps;
  const {
    stop,
    created,
    differences = [],
  } = await withProgress(t('Plain-Language Notification'), (signal, report) =>
    runSteps(plan, aws, {
      signal,
      already,
      onProgress: (progress) => {
        report(progress.title);
      },
    }),
  );
  await session.refresh(scopeId(aws.scope));
  if (stop) return showStopped(stop, created, messages, () => run(plan, input, aws, deps, created));
  if (differences.length > 0) {
    void messages.warn(
      sentences(
        differences.map((one) => differenceText(one, t)),
        t,
      ),
    );
    return;
  }
  void messages.info(
    t(
      'When the alarm {0} fires, the topic {1} gets a sentence. Test the delivery with a connection.',
      displayText(input.alarm.name),
      topicName(input.topic.arn),
    ),
  );
}
