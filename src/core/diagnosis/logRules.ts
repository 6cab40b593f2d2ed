/**
 * Rules on alarms that read connection logs: log alarms, and alarms that count entries by a metric
 * filter.
 */
import { parseAggregation } from '../logAlarms/aggregation';
import { mostInAlarm } from '../logAlarms/logAlarmDecision';
import type { Alarm } from '../model/alarm';
import type { Endpoint } from '../model/endpoint';
import { isLogAlarm, type AnyAlarm, type LogAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import { parseTopicArn } from '../model/topic';
import { logGroupRef, meansConnectionLog, ownGroups } from '../watching/connectionLogs';
import { methodOf } from '../watching/methodOf';
import { namedEndpoints } from '../watching/watches';
import type { Hit } from './finding';
import { parsed, queryFault, readsLogFields } from './queryRules';
import type { Subject } from './subject';

/** The faults that an alarm on a connection log has; none for any other alarm. */
export function logHits(alarm: AnyAlarm, subject: Subject): readonly Hit[] {
  if (!isLogAlarm(alarm)) {
    return methodOf(alarm) === 'metricFilter'
      ? present([logOff(alarm, subject), quietCount(alarm), countOkMails(alarm)])
      : [];
  }
  if (!meansConnectionLog(alarm)) return [];
  return present([
    evaluationError(alarm) ?? queryFault(alarm),
    logOff(alarm, subject),
    logMoved(alarm, subject),
    logUnused(alarm, subject),
    contributorLimit(alarm, subject),
    windowGap(alarm) ?? lateEntries(alarm),
    noGrouping(alarm),
    quietTime(alarm),
    okMails(alarm),
  ]);
}

function present(hits: readonly (Hit | undefined)[]): readonly Hit[] {
  return hits.filter((hit) => hit !== undefined);
}

/** The endpoints of the alarm's own account that it names, as far as they are known. */
function named(alarm: AnyAlarm, { endpoints }: Subject): readonly Endpoint[] {
  return namedEndpoints(alarm)
    .filter(({ accountId }) => accountId === undefined)
    .flatMap(({ id }) => endpoints?.get(id) ?? []);
}

/** Without entries the alarm stays in OK. */
function logOff(alarm: AnyAlarm, subject: Subject): Hit | undefined {
  const off = named(alarm, subject).filter(({ logging }) => !logging.enabled);
  const [first] = off;
  if (!first) return undefined;
  return {
    severity: 'error',
    diagnosis: { rule: 'logOff', endpointIds: off.map(({ id }) => id) },
    fix: { kind: 'enableLogging', endpointId: first.id },
  };
}

/** The endpoint logs to a group that the query does not read. */
function logMoved(alarm: LogAlarm, subject: Subject): Hit | undefined {
  const groups = new Set(alarm.query.logGroups.map((text) => logGroupRef(text).name));
  const moved = named(alarm, subject).flatMap(({ id, logging: { enabled, group } }) =>
    enabled && group !== undefined && !groups.has(group) ? [{ id, group }] : [],
  );
  if (groups.size === 0 || moved.length === 0) return undefined;
  return { severity: 'error', diagnosis: { rule: 'logMoved', endpoints: moved } };
}

/**
 * A query that cannot run is accepted when the alarm is created, and shows here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
function evaluationError({ evaluation, stateReason }: LogAlarm): Hit | undefined {
  if (evaluation !== 'error') return undefined;
  return { severity: 'error', diagnosis: { rule: 'evaluationError', reason: stateReason } };
}

/** A query that names no endpoint reads the log of those that log to its groups. */
function logUnused(alarm: LogAlarm, { endpoints }: Subject): Hit | undefined {
  const groups = ownGroups(alarm);
  if (!endpoints || groups.size === 0 || namedEndpoints(alarm).length > 0) return undefined;
  if (!readsLogFields(alarm)) return undefined;
  const used = [...endpoints.values()].some(
    ({ logging: { enabled, group } }) => enabled && groups.has(group ?? ''),
  );
  if (used) return undefined;
  return { severity: 'error', diagnosis: { rule: 'logUnused', groups: [...groups] } };
}

/** "Maximum 100 contributors in ALARM state at any time." */
function contributorLimit({ name, evaluation }: LogAlarm, { scope }: Subject): Hit | undefined {
  const part = scope.contributors[name];
  const inAlarm = (part && partValue(part))?.length ?? 0;
  if (evaluation !== 'partial' && inAlarm < mostInAlarm) return undefined;
  return { severity: 'warning', diagnosis: { rule: 'contributorLimit' } };
}

/** Entries between the windows of two runs are read by none. */
function windowGap({ query }: LogAlarm): Hit | undefined {
  const { rateMinutes, startOffsetSeconds, endOffsetSeconds } = query;
  const windowSeconds = startOffsetSeconds - endOffsetSeconds;
  const gapSeconds = rateMinutes * 60 - windowSeconds;
  if (gapSeconds <= 0) return undefined;
  const severity = 'warning';
  return { severity, diagnosis: { rule: 'windowGap', rateMinutes, windowSeconds, gapSeconds } };
}

/** CloudWatch recommends as much for entries that become readable late. */
const lateSeconds = 60;

/** The last run that reads an entry is at most a rate before the entry leaves the windows. */
function lateEntries({ query }: LogAlarm): Hit | undefined {
  const toleratedSeconds = query.startOffsetSeconds - query.rateMinutes * 60;
  if (toleratedSeconds >= lateSeconds) return undefined;
  return { severity: 'info', diagnosis: { rule: 'lateEntries' } };
}

/** Without `by`, the alarm has a single value and names nobody. */
function noGrouping({ query }: LogAlarm): Hit | undefined {
  const aggregation = parsed(parseAggregation, query.aggregation);
  if (!aggregation || aggregation.by.length > 0) return undefined;
  return { severity: 'warning', diagnosis: { rule: 'noGrouping' } };
}

/**
 * Nothing is found while nobody connects.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
function quietTime({ treatMissing, insufficientDataActions }: AnyAlarm): Hit | undefined {
  if (treatMissing === 'notBreaching') return undefined;
  const severities = {
    breaching: 'error',
    ignore: 'warning',
    missing: insufficientDataActions.length > 0 ? 'warning' : 'info',
  } as const;
  return { severity: severities[treatMissing], diagnosis: { rule: 'quietTime', treatMissing } };
}

/** A metric filter without a default value has no data without entries. */
function quietCount(alarm: Alarm): Hit | undefined {
  const hit = quietTime(alarm);
  return hit && { ...hit, fix: { kind: 'replaceAlarm', seen: alarm, change: 'notBreaching' } };
}

/** A contributor goes to OK when its entry leaves the window, which says nothing. */
function okMails({ okActions }: AnyAlarm): Hit | undefined {
  const mails = okActions.some((arn) => parseTopicArn(arn) !== undefined);
  return mails ? { severity: 'warning', diagnosis: { rule: 'doubleMails' } } : undefined;
}

/** The period after the entry has no count, or zero. */
function countOkMails(alarm: Alarm): Hit | undefined {
  const hit = okMails(alarm);
  return hit && { ...hit, fix: { kind: 'replaceAlarm', seen: alarm, change: 'withoutOkMails' } };
}
