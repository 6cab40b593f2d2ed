/** What an audit reads of the alarms, and the alarms that are proposed beside them. */
import { alarmHistoryMs } from '../cloudwatch/limits';
import type { MetricFilter } from '../cloudwatchLogs/metricFilter';
import type { LoggedEndpoint } from '../connections/log/readConnectionRecords';
import { proposedAlarms } from '../coverage/proposedAlarms';
import { firesForAlarm } from '../eventBridge/eventRule';
import { detectionMethods } from '../model/detectionMethod';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { ScopeAws } from '../ports/aws';
import { outcomeOf, valueOf } from '../replay/outcome';
import { methodOf } from '../watching/methodOf';
import type { LogAlarmHistory } from './verdicts/logAlarmVerdicts';

/**
 * The names of the alarms without actions for which an EventBridge rule notifies. Rules that cannot be
 * read are treated as none.
 */
export async function notifiedByRules(
  { eventRules }: ScopeAws,
  alarms: readonly AnyAlarm[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const without = alarms.filter(({ alarmActions }) => alarmActions.length === 0);
  if (without.length === 0) return new Set();
  const rules = valueOf(await outcomeOf(eventRules.list(signal))) ?? [];
  const ruled = without.filter(({ arn }) => rules.some((rule) => firesForAlarm(rule, arn)));
  return new Set(ruled.map(({ name }) => name));
}

/** The proposed alarms of the methods that no alarm of the endpoint uses. */
export function proposals(
  { id, logging }: LoggedEndpoint,
  own: readonly AnyAlarm[],
): { readonly alarms: readonly AnyAlarm[]; readonly filter: MetricFilter } {
  const used = new Set(own.map(methodOf));
  const { filter, ...byMethod } = proposedAlarms(
    { endpointId: id, endpointLabel: id },
    logging.group ?? '',
  );
  const alarms = detectionMethods.filter((method) => !used.has(method));
  return { alarms: alarms.map((method) => byMethod[method]), filter };
}

/** CloudWatch keeps the history of 30 days. */
export async function readHistory(
  { alarms }: ScopeAws,
  alarm: AnyAlarm,
  now: number,
  signal: AbortSignal,
): Promise<LogAlarmHistory> {
  const { name } = alarm;
  const retained = { start: now - alarmHistoryMs, end: now + 1 };
  const isLog = isLogAlarm(alarm);
  const [items, contributors, actions] = await Promise.all([
    alarms.history(name, retained, signal),
    isLog ? alarms.contributorTransitions(name, retained, signal) : [],
    isLog ? alarms.contributorActions(name, retained, signal) : [],
  ]);
  return { items, contributors, actions };
}
