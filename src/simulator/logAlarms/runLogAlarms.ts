/**
 * Runs the queries of log alarms when they are due, and evaluates the alarms. A rate counts from the
 * full minute after the query was created or changed; the first run is one interval later.
 */
import { minuteMs } from '../../core/base/duration';
import { evaluateLogAlarm } from '../../core/logAlarms/logAlarmEvaluation';
import type { Disposable } from '../../core/base/events';
import type { SimulatedAccount } from '../state/account';
import type { SimulatedLogAlarm } from '../state/alarms/logAlarms';
import { permits, trusts } from '../state/iam/roleAccess';
import { accountId } from '../state/identity';
import type { SimulatedRegion } from '../state/region';
import { applyEvaluation, runReleasedLogAlarmActions } from './logAlarmState';
import { runScheduledQuery, type FinishedRun } from './scheduledQuery';

/** QueryResultsToEvaluate is at most 100. */
const mostResults = 100;
const mostRecordedRuns = 1500;

/** Evaluates the log alarms of an account every minute of its clock. */
export function runLogAlarms(account: SimulatedAccount): Disposable {
  return account.clock.every(minuteMs, () => {
    const nowMs = account.clock.now();
    for (const region of account.regions()) {
      runReleasedLogAlarmActions({ region, outbox: account.outbox, nowMs });
      for (const alarm of region.logAlarms.list()) runIfDue(alarm, account, region, nowMs);
    }
  });
}

function runIfDue(
  alarm: SimulatedLogAlarm,
  account: SimulatedAccount,
  region: SimulatedRegion,
  nowMs: number,
): void {
  const { scheduledFrom, rateMs } = alarm.query;
  if (nowMs <= scheduledFrom || (nowMs - scheduledFrom) % rateMs >= minuteMs) return;
  const run = runScheduledQuery(alarm, account, region);
  const runs = [...alarm.query.runs, run.record].slice(-mostRecordedRuns);
  const results = [...alarm.results, run.result].slice(-mostResults);
  const queried = { ...alarm, query: { ...alarm.query, runs }, results };
  region.logAlarms.put(queried);
  if (isWarming(queried, nowMs)) return;
  const { warmingUntil, ...warm } = queried;
  if (warmingUntil !== undefined) region.logAlarms.put(warm);
  const inAlarm = new Set(warm.contributors.map(({ key }) => key));
  const before = { state: warm.state.value, inAlarm };
  const evaluation = evaluateLogAlarm(warm.rules, results, before);
  if (!evaluation) return;
  const logLines = logLinesOf(warm, account, run);
  applyEvaluation(warm, evaluation, { region, outbox: account.outbox, nowMs, logLines });
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html */
function isWarming(alarm: SimulatedLogAlarm, nowMs: number): boolean {
  const { warmingUntil, configuration, results, rules } = alarm;
  if (warmingUntil === undefined || nowMs >= warmingUntil) return false;
  const whole = configuration.WarmUpConfiguration?.OnlyStartEvaluatingAfterWarmUpPeriodEnds;
  const succeeded = results.filter(({ failure }) => failure === undefined);
  return whole === true || succeeded.length < rules.resultsToEvaluate;
}

/**
 * Log lines "from the most recent scheduled query execution", if they are asked for and their role
 * permits it. Assumed: the first of its results, which are the newest unless the query sorts them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_LogAlarm.html
 */
function logLinesOf(
  { arn, configuration }: SimulatedLogAlarm,
  { roles }: SimulatedAccount,
  { events }: FinishedRun,
): string[] {
  const { ActionLogLineCount: count = 0, ActionLogLineRoleArn: roleArn } = configuration;
  const role = count > 0 && roleArn !== undefined ? roles.byArn(roleArn) : undefined;
  const assuming = { service: 'cloudwatch.amazonaws.com', accountId, sourceArn: arn };
  if (!role || !trusts(role, assuming)) return [];
  const group = `arn:aws:logs:${arn.split(':')[3] ?? ''}:${accountId}:log-group:`;
  const identifiers = configuration.ScheduledQueryConfiguration.LogGroupIdentifiers ?? [];
  const permitted = identifiers.every((identifier) => {
    const resource = identifier.startsWith('arn:') ? identifier : group + identifier;
    return permits(role, 'logs:GetQueryResults', `${resource}:*`, assuming);
  });
  return permitted ? events.slice(0, count).map(({ message }) => message) : [];
}
