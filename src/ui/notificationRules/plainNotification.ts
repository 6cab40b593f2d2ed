/**
 * Plain-Language Notification…: asks, previews, and writes the EventBridge rule of an alarm, or deletes
 * it.
 */
import * as vscode from 'vscode';
import { deleteNotificationRule } from '../../core/actions/notificationRules/deleteNotificationRule';
import {
  arrivingSection,
  planForAlarm,
  withoutOwnAction,
  type AlarmNotification,
} from '../../core/actions/notificationRules/planForAlarm';
import { describePlan } from '../../core/actions/plan/describePlan';
import type { Made } from '../../core/actions/plan/made';
import type { Plan } from '../../core/actions/plan/plan';
import { runSteps } from '../../core/actions/plan/runSteps';
import { previewReplace, type Replacement } from '../../core/actions/replace/replaceAlarm';
import { differenceText } from '../../core/actions/write/alarmDifferences';
import { refuses } from '../../core/actions/write/problem';
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
import { pick } from '../input/quickInput';
import type { AlarmRef } from '../input/pickTarget';
import { waitingTitle, withLateProgress, withProgress } from '../input/withProgress';
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

const t = vscode.l10n.t;
const previewDocument = 'plain-language-notification.jsonc';

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
  const input = { ...known, language, receiver, topic, ...(replacement && { replacement }) };
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

/** Shows the plan and the notification as it will arrive, and asks. */
async function agreed(
  title: string,
  plan: Plan,
  input: AlarmNotification,
  aws: ScopeAws,
  { documents, messages }: PlainNotificationDeps,
): Promise<boolean> {
  const section = arrivingSection(input, aws.clock.now(), t);
  const text = describePlan(plan, t, [section]);
  await documents.show(previewDocument, text, true);
  try {
    if (refuses(plan.problems)) {
      void messages.error(
        sentences(
          plan.problems.map((problem) => problem.text),
          t,
        ),
      );
      return false;
    }
    for (;;) {
      const answer = await pick<string>({
        title,
        placeholder: t('Nothing has been sent yet. The editor shows the exact calls.'),
        items: [
          {
            label: `$(check) ${t('Write the Rule')}`,
            description: plan.steps.map(({ call }) => call.operation).join(' → '),
            value: '',
          },
          ...(plan.problems.length > 0 ? [{ label: t('Worth knowing') }] : []),
          ...plan.problems.map((problem) => ({
            label: `$(warning) ${problem.text}`,
            value: problem.text,
          })),
          { label: t('Read in the editor') },
          { label: `$(mail) ${section.title}`, value: section.title },
        ],
      });
      if (answer.kind !== 'value') return false;
      if (answer.value === '') return true;
      await documents.show(previewDocument, text, true, answer.value);
    }
  } finally {
    await documents.close(previewDocument);
  }
}

async function run(
  plan: Plan,
  input: AlarmNotification,
  aws: ScopeAws,
  deps: PlainNotificationDeps,
  already: readonly Made[] = [],
): Promise<void> {
  const { messages, session } = deps;
  const {
    stop,
    made,
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
  if (stop) return showStopped(stop, made, messages, () => run(plan, input, aws, deps, made));
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

async function endNotification(
  { alarm }: Known,
  aws: ScopeAws,
  { messages, session }: PlainNotificationDeps,
): Promise<void> {
  const name = ruleNameOf(alarm.name);
  const own = alarm.alarmActions.map((arn) => topicName(arn));
  const yes = await messages.confirm(
    t('Delete the EventBridge rule {0}?', displayText(name)),
    own.length > 0 && alarm.actionsEnabled
      ? t('The alarm itself still notifies: {0}.', own.join(', '))
      : t('The alarm itself notifies nobody.'),
    t('Delete the Rule'),
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
