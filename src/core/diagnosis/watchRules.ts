/** Rules on what an alarm watches and on its actions: endpoint, data, mute rules, topics. */
import { hourMs, minuteMs } from '../base/duration';
import type { Alarm } from '../model/alarm';
import { isLogAlarm, type AnyAlarm, type LogAlarm } from '../model/logAlarm';
import { insightsOf, unjudgedInsights } from '../watching/alarmInsights';
import { detectsConnections } from '../watching/detects';
import {
  endpointsOf,
  foreignEndpoints,
  isConnectionAlarm,
  namedEndpoints,
  type NamedEndpoint,
} from '../watching/watches';
import { ruleState } from './eventRuleHits';
import type { Hit, WatchDiagnosis } from './finding';
import type { RuleDiagnosis } from './logDiagnosis';
import { nameHits } from './nameRules';
import type { RiseAlarm } from './riseAlarm';
import { isQuiet, type Subject } from './subject';

/** An alarm; with `rise` if it notifies of new connections. */
export interface WatchedAlarm {
  readonly alarm: Alarm;
  readonly rise: RiseAlarm | undefined;
}

type WatchHit = Hit<WatchDiagnosis> | undefined;
type ActionHit = Hit<WatchDiagnosis | RuleDiagnosis>;

/** Tolerated time without data, ms: an hour has twelve publications. */
const longMs = hourMs;

/** All faults in what the alarm watches, or in its actions. */
export function watchHits({ alarm, rise }: WatchedAlarm, subject: Subject): readonly ActionHit[] {
  const names = nameHits(alarm, rise);
  // If a name or endpoint cannot have data, a second finding about missing data is redundant.
  const where = names.length > 0 ? names : [endpointGone(alarm, subject) ?? noData(alarm, subject)];
  return [
    ...where,
    otherAccount(alarm, subject),
    notJudged(alarm),
    actionsOff(alarm),
    muted(alarm, subject),
    noAction(alarm, rise, subject),
  ].flatMap((hit) => hit ?? []);
}

/** The faults among these that a log alarm can have. */
export function logAlarmHits(alarm: LogAlarm, subject: Subject): readonly ActionHit[] {
  return [
    endpointGone(alarm, subject),
    otherAccount(alarm, subject),
    actionsOff(alarm),
    muted(alarm, subject),
    noRule(alarm, subject),
  ].flatMap((hit) => hit ?? []);
}

/** If all watched endpoints are gone, the alarm has no purpose. */
function endpointGone(alarm: AnyAlarm, subject: Subject): WatchHit {
  const gone = namedEndpoints(alarm).filter((named) => isGone(named, subject));
  const [first] = gone;
  if (!first) return undefined;
  const queries = isLogAlarm(alarm) ? [] : insightsOf(alarm);
  const all = gone.length === namedEndpoints(alarm).length && queries.length === 0;
  const { accountId } = gone.find((one) => one.accountId !== undefined) ?? first;
  return {
    severity: all ? 'error' : 'warning',
    diagnosis: {
      rule: 'endpointGone',
      endpointIds: gone.map(({ id }) => id),
      ...(accountId !== undefined && { accountId }),
    },
    ...(all && { fix: { kind: 'deleteAlarm', alarmName: alarm.name, seen: alarm } }),
  };
}

/** False if unknown. For an endpoint of another account, only a scope of that account knows it. */
function isGone(
  { id, accountId }: NamedEndpoint,
  { endpoints, scope: { elsewhere } }: Subject,
): boolean {
  if (accountId !== undefined) {
    return (
      elsewhere?.seen.some(
        (one) => one.accountId === accountId && one.endpointId === id && one.there === 'no',
      ) === true
    );
  }
  if (!endpoints) return false;
  const state = endpoints.get(id)?.state;
  return state === undefined || state === 'deleting' || state === 'deleted';
}

/**
 * The alarm reads endpoints of an account that no scope covers, so their existence cannot be
 * checked.
 */
function otherAccount(alarm: AnyAlarm, { scope: { elsewhere } }: Subject): WatchHit {
  const endpoints = foreignEndpoints(alarm).filter(
    ({ accountId }) => !elsewhere?.seen.some((one) => one.accountId === accountId),
  );
  if (endpoints.length === 0) return undefined;
  return { severity: 'info', diagnosis: { rule: 'otherAccount', endpoints } };
}

/** The endpoints of a query that cannot be parsed, or that selects by tags, are unknown. */
function notJudged(alarm: Alarm): WatchHit {
  const [query] = unjudgedInsights(alarm);
  if (query === undefined) return undefined;
  return { severity: 'info', diagnosis: { rule: 'notJudged', query } };
}

/**
 * Checks only alarms on the number of connections: counters of rare events have no data for days.
 */
function noData(alarm: Alarm, subject: Subject): WatchHit {
  if (alarm.state !== 'INSUFFICIENT_DATA' || !isConnectionAlarm(alarm)) return undefined;
  const configuredAt = alarm.configuredAt ?? -Infinity;
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
  const warmAt = configuredAt + (alarm.warmUp?.minutes ?? 0) * minuteMs;
  const since = Math.max(alarm.stateSince, warmAt);
  const toleratedMs = Math.max(longMs, 3 * alarm.evaluationPeriods * alarm.periodSeconds * 1000);
  if (!(subject.asOf - since > toleratedMs)) return undefined;
  const accountIds = [...new Set(foreignEndpoints(alarm).map(({ accountId }) => accountId))];
  const watched = endpointsOf(alarm, subject.endpoints?.values() ?? []);
  const quiet = accountIds.length === 0 && watched.length > 0 && isQuiet(subject, watched);
  return {
    severity: quiet ? 'info' : 'warning',
    diagnosis: { rule: 'noData', since, quiet, accountIds },
  };
}

/** Whether somebody wants to be notified by it: a log alarm, or an alarm on connections. */
function isWatching(alarm: AnyAlarm): boolean {
  return isLogAlarm(alarm) || detectsConnections(alarm);
}

function actionsOff(alarm: AnyAlarm): WatchHit {
  if (alarm.actionsEnabled || !isWatching(alarm)) return undefined;
  return {
    // An EventBridge rule notifies all the same.
    severity: alarm.alarmActions.length > 0 ? 'error' : 'warning',
    diagnosis: { rule: 'actionsOff' },
    fix: { kind: 'enableActions', alarmName: alarm.name },
  };
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html */
function muted(alarm: AnyAlarm, { mutesOf }: Subject): WatchHit {
  if (!alarm.actionsEnabled || !isWatching(alarm)) return undefined;
  const rules = mutesOf(alarm.name);
  if (rules.length === 0) return undefined;
  const now = rules.filter(({ active }) => active);
  return now.length > 0
    ? { severity: 'warning', diagnosis: { rule: 'muted', by: now, active: true } }
    : { severity: 'info', diagnosis: { rule: 'muted', by: rules, active: false } };
}

/** An alarm on the count may belong to a composite alarm, which notifies instead. */
function noAction(
  alarm: Alarm,
  rise: RiseAlarm | undefined,
  subject: Subject,
): ActionHit | undefined {
  if (alarm.alarmActions.length > 0 || !detectsConnections(alarm)) return undefined;
  const rules = ruleState(alarm, subject);
  if (rules.kind === 'faulty') return rules.hit;
  if (rules.kind === 'fine' && subject.scope.alarmRules) return undefined;
  return {
    severity: rise || !isConnectionAlarm(alarm) ? 'error' : 'info',
    diagnosis: { rule: 'noAction' },
    fix: { kind: 'chooseTopic', alarmNames: [alarm.name] },
  };
}

/** A log alarm is often notified of by an EventBridge rule; nothing is known while the rules are not. */
function noRule(alarm: LogAlarm, subject: Subject): ActionHit | undefined {
  if (alarm.alarmActions.length > 0) return undefined;
  const rules = ruleState(alarm, subject);
  if (rules.kind === 'faulty') return rules.hit;
  return rules.kind === 'none' ? { severity: 'error', diagnosis: { rule: 'noAction' } } : undefined;
}
