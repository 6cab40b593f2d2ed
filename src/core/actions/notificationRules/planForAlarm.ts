/** Plans a plain-language notification of an alarm that exists, and how it will arrive. */
import type { RuleTarget } from '../../eventBridge/eventRule';
import { arrivingLines, arrivingTitle } from '../../mail/arrivingText';
import { exampleEvent, mailPreview, type ArrivingNotification } from '../../mail/mailPreview';
import type { Endpoint } from '../../model/endpoint';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import type { Identity, Scope } from '../../model/scope';
import { isConfirmed, type Topic } from '../../model/topic';
import { notificationSubject } from '../../notificationRules/notificationSubject';
import type {
  NotificationReceiver,
  PlainNotificationInput,
} from '../../notificationRules/plainNotification';
import { topicTargetId } from '../../notificationRules/ruleName';
import type { NotificationLanguage } from '../../notificationRules/sentence';
import type { AlarmDefinition } from '../../model/alarm';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { topicName } from '../../text/names';
import type { PlanSection } from '../plan/describePlan';
import type { Plan } from '../plan/plan';
import type { Replacement } from '../replace/replaceAlarm';
import { planPlainNotification } from './planPlainNotification';

/** The answers of the user. */
export interface AlarmNotification {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly alarm: AnyAlarm;
  /** The listed endpoints that the alarm watches. */
  readonly endpoints: readonly Endpoint[];
  readonly language: NotificationLanguage;
  readonly receiver: NotificationReceiver;
  readonly topic: Topic;
  /** What the rule of the alarm sends to now, if it exists. */
  readonly targets?: readonly RuleTarget[];
  /** The alarm without its own action on the topic, if the sentence replaces the alarm's own mail. */
  readonly replacement?: Replacement;
}

/** The rule of the answers. */
export function ruleOf({
  alarm,
  endpoints,
  language,
  receiver,
}: Pick<
  AlarmNotification,
  'alarm' | 'endpoints' | 'language' | 'receiver'
>): PlainNotificationInput {
  const [first, ...others] = endpoints;
  return {
    alarmArn: alarm.arn,
    alarmName: alarm.name,
    endpoint: endpoints.length === 0 ? alarm.name : endpoints.map(labelOf).join(', '),
    subject: notificationSubject(alarm, others.length === 0 ? first : undefined),
    ...{ language, receiver },
  };
}

/** The plan: the rule first, so that no notification is missing in between. */
export function planForAlarm(input: AlarmNotification, t: Translate): Plan {
  const { scope, identity, topic, replacement, alarm } = input;
  const planned = planPlainNotification({ scope, identity, topic, rule: ruleOf(input) }, t);
  const plan = { ...planned, problems: [...planned.problems, ...movedProblem(input, t)] };
  if (!replacement) return { ...plan, problems: [...plan.problems, ...doubledProblem(input, t)] };
  const title = t(
    'Remove the mail that the alarm {0} itself sends to {1}',
    displayText(alarm.name),
    topicName(topic.arn),
  );
  const step = { kind: 'putAlarm', title, call: replacement.call, replace: replacement } as const;
  return { ...plan, steps: [...plan.steps, step] };
}

/** The alarm without its own action on a topic; undefined if it has none, or is a log alarm. */
export function withoutOwnAction(alarm: AnyAlarm, topicArn: string): AlarmDefinition | undefined {
  if (!isMetricAlarm(alarm) || !alarm.alarmActions.includes(topicArn)) return undefined;
  return { ...alarm, alarmActions: alarm.alarmActions.filter((arn) => arn !== topicArn) };
}

/** The notification as it will arrive, for the preview. @param at of the example, ms since 1970 */
export function arrivingSection(input: AlarmNotification, at: number, t: Translate): PlanSection {
  const arriving = exampleNotification(input, at);
  return {
    title: arrivingTitle(arriving.kind, t),
    lines: arrivingLines(arriving, t),
    isText: true,
  };
}

/** An example of it. @param at ms since 1970 */
export function exampleNotification(
  input: Omit<AlarmNotification, 'topic'> & { readonly topic?: Topic },
  at: number,
): ArrivingNotification {
  const { alarm, scope, identity, topic } = input;
  const reader = topic?.subscriptions.find((one) => one.protocol === 'email' && isConfirmed(one));
  return mailPreview({
    alarm,
    place: { arn: alarm.arn, region: scope.region, accountId: identity.accountId },
    event: exampleEvent(alarm, at),
    rule: ruleOf(input),
    to: {
      arn: reader?.arn ?? `${topic?.arn ?? ''}:01234567-89ab-cdef-0123-456789abcdef`,
      endpoint: reader?.endpoint ?? 'name@example.com',
    },
  });
}

/** The rule has one target of the extension, which is replaced. */
function movedProblem(
  { targets = [], topic }: AlarmNotification,
  t: Translate,
): readonly Plan['problems'][number][] {
  const moved = targets.filter(({ id, arn }) => id === topicTargetId && arn !== topic.arn);
  return moved.map(({ arn }) => ({
    severity: 'warning',
    text: t(
      'The rule of this alarm sends its sentence to {0} now. It will send it to {1} instead.',
      topicName(arn),
      topicName(topic.arn),
    ),
  }));
}

function doubledProblem(
  { alarm, topic }: AlarmNotification,
  t: Translate,
): readonly Plan['problems'][number][] {
  if (!alarm.alarmActions.includes(topic.arn) || !alarm.actionsEnabled) return [];
  const text = t('The alarm itself also sends its mail to this topic: each event notifies twice.');
  return [{ severity: 'warning', text }];
}

function labelOf({ id, name, description }: Endpoint): string {
  const label = name ?? description;
  return label === undefined ? id : `${label} (${id})`;
}
