/** Whom an alarm on connections notifies, as far as the snapshot shows. */
import { rulesAllowed } from '../../actions/policy/ruleStatement';
import { alarmFindings, topicFindings } from '../../diagnosis/findingIndex';
import type { Finding } from '../../diagnosis/finding';
import type { RuleDiagnosis } from '../../diagnosis/logDiagnosis';
import type { Endpoint } from '../../model/endpoint';
import type { AnyAlarm } from '../../model/logAlarm';
import { partFailure, partValue, type ScopeSnapshot } from '../../model/snapshot';
import { isConfirmed, type Topic } from '../../model/topic';
import { notificationSubject } from '../../notificationRules/notificationSubject';

/** Why nobody is notified. */
export type NobodyReason =
  | { readonly kind: 'actionsOff' | 'noAction' | 'muted' | 'topicGone' | 'noSubscription' }
  | { readonly kind: 'pending'; readonly pending: number }
  | { readonly kind: 'rejected'; readonly diagnosis: RuleDiagnosis }
  /** A finding of severity `error` about the alarm or its topic. */
  | { readonly kind: 'finding'; readonly finding: Finding };

/** Why it is unknown whether anybody is notified. */
export type UnknownReason =
  | { readonly kind: 'topicUnread' | 'topicUndecided'; readonly topicArn: string }
  | {
      readonly kind:
        'rulesUnread' | 'ruleUndecided' | 'otherAction' | 'otherAccount' | 'queryNotJudged';
    };

/** Whom one or several alarms notify. */
export type Reach =
  | {
      readonly kind: 'reached';
      /** Whether a notification names the user. */
      readonly byName: boolean;
      /** The numbers of confirmed and of pending subscriptions. */
      readonly confirmed: number;
      readonly pending: number;
    }
  | { readonly kind: 'unknown'; readonly why: UnknownReason }
  | { readonly kind: 'nobody'; readonly why: NobodyReason };

/** Whom the alarm notifies when it fires. @param scope the complete one */
export function alarmReach(
  alarm: AnyAlarm,
  endpoint: Pick<Endpoint, 'authentication'>,
  scope: ScopeSnapshot,
): Reach {
  const why = alarmObstacle(alarm, scope);
  if (why) return { kind: 'nobody', why };
  const byName = namesUser(alarm, endpoint);
  const own = [...new Set(alarm.alarmActions)];
  const all =
    own.length > 0
      ? own.map((arn) => topicReach(arn, alarm, byName, scope))
      : ruleReaches(alarm, byName, scope);
  if (!all) return { kind: 'unknown', why: { kind: 'rulesUnread' } };
  return together(all) ?? { kind: 'nobody', why: { kind: 'noAction' } };
}

/** The best of several, with the subscriptions of all that are reached; undefined for none. */
export function together(all: readonly Reach[]): Reach | undefined {
  const reached = all.filter((one) => one.kind === 'reached');
  if (reached.length > 0) {
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    const pending = all.map((one) => {
      if (one.kind === 'reached') return one.pending;
      return one.kind === 'nobody' && one.why.kind === 'pending' ? one.why.pending : 0;
    });
    return {
      kind: 'reached',
      byName: reached.some(({ byName }) => byName),
      confirmed: sum(reached.map(({ confirmed }) => confirmed)),
      pending: sum(pending),
    };
  }
  return all.find(({ kind }) => kind === 'unknown') ?? all[0];
}

/** What keeps the alarm itself from notifying, whatever its topics. */
function alarmObstacle(alarm: AnyAlarm, scope: ScopeSnapshot): NobodyReason | undefined {
  // EventBridge gets the events of an alarm whose actions are off.
  if (!alarm.actionsEnabled && alarm.alarmActions.length > 0) return { kind: 'actionsOff' };
  const found = alarmFindings(scope, alarm.name);
  if (found.some(({ diagnosis }) => diagnosis.rule === 'muted' && diagnosis.active))
    return { kind: 'muted' };
  // Whether somebody is notified in spite of it is seen by the topics and rules.
  const finding = found.find(
    ({ severity, diagnosis: { rule } }) =>
      severity === 'error' && rule !== 'actionsOff' && rule !== 'noAction',
  );
  return finding && { kind: 'finding', finding };
}

/** Whom each target of the EventBridge rules that notify of the alarm reaches; undefined if they are unknown. */
function ruleReaches(
  { name }: AnyAlarm,
  byName: boolean,
  scope: ScopeSnapshot,
): readonly Reach[] | undefined {
  const targets = scope.alarmRules
    ?.filter(({ enabled, alarmNames }) => enabled && alarmNames.includes(name))
    .flatMap((rule) => rule.targetArns.map((arn) => [arn, rule.name] as const));
  return targets && [...new Map(targets)].map(([arn, rule]) => ruleReach(arn, rule, byName, scope));
}

/** EventBridge publishes only to a topic whose policy lets it. */
function ruleReach(arn: string, rule: string, byName: boolean, scope: ScopeSnapshot): Reach {
  const subscribers = subscribersOf(arn, byName, scope);
  if (subscribers.kind !== 'reached') return subscribers;
  switch (rulesAllowed(partValue(scope.topics[arn])?.policy, arn)) {
    case 'yes':
      return subscribers;
    case 'no': {
      const diagnosis = { rule: 'ruleRejected', name: rule, topicArn: arn, gone: false } as const;
      return { kind: 'nobody', why: { kind: 'rejected', diagnosis } };
    }
    default:
      return { kind: 'unknown', why: { kind: 'ruleUndecided' } };
  }
}

/** Whether the notification has a field with the user's name. */
function namesUser(alarm: AnyAlarm, endpoint: Pick<Endpoint, 'authentication'>): boolean {
  const subject = notificationSubject(alarm, endpoint);
  if (subject.kind === 'contributor')
    return subject.fields.some((field) => field === 'username' || field === 'common_name');
  return subject.kind === 'connection' || subject.kind === 'failedAttempts';
}

function topicReach(arn: string, alarm: AnyAlarm, byName: boolean, scope: ScopeSnapshot): Reach {
  const subscribers = subscribersOf(arn, byName, scope);
  if (subscribers.kind === 'nobody') return subscribers;
  const found = topicFindings(scope, arn, alarm.name);
  const finding = found.find(({ severity }) => severity === 'error');
  if (finding) return { kind: 'nobody', why: { kind: 'finding', finding } };
  const undecided = found.some(
    ({ diagnosis }) => diagnosis.rule === 'topicFault' && diagnosis.fault.kind === 'undecided',
  );
  return undecided
    ? { kind: 'unknown', why: { kind: 'topicUndecided', topicArn: arn } }
    : subscribers;
}

function subscribersOf(arn: string, byName: boolean, scope: ScopeSnapshot): Reach {
  if (arn.split(':')[2] !== 'sns') return { kind: 'unknown', why: { kind: 'otherAction' } };
  const part = scope.topics[arn];
  if (partFailure(part)?.kind === 'notFound') return { kind: 'nobody', why: { kind: 'topicGone' } };
  const topic = partValue(part);
  return topic
    ? subscriptionReach(topic, byName)
    : { kind: 'unknown', why: { kind: 'topicUnread', topicArn: arn } };
}

/** SNS delivers only to subscriptions that are confirmed. */
function subscriptionReach({ subscriptions }: Topic, byName: boolean): Reach {
  const confirmed = subscriptions.filter(isConfirmed).length;
  const pending = subscriptions.length - confirmed;
  if (confirmed > 0) return { kind: 'reached', byName, confirmed, pending };
  const why = pending > 0 ? ({ kind: 'pending', pending } as const) : undefined;
  return { kind: 'nobody', why: why ?? { kind: 'noSubscription' } };
}
