/** Evaluates the alarms of a region, with the same rules that the extension uses. */
import { minuteMs } from '../../core/base/duration';
import { memoizeByObject } from '../../core/base/memoize';
import {
  decideAlarmAt,
  evaluateAlarmAt,
  type ReadSamples,
} from '../../core/cloudwatch/alarmEvaluation';
import { compileAlarm } from '../../core/cloudwatch/compiledAlarm';
import { defaultAssumptions } from '../../core/cloudwatch/evaluation';
import { evaluationCadenceMs } from '../../core/cloudwatch/evaluationPeriods';
import { isWarm } from '../../core/cloudwatch/warmUp';
import { runReleasedActions } from './alarmActions';
import { changeState } from './alarmState';
import type { SimulatedAlarm } from './alarms/alarms';
import { metricsElsewhere } from './metricsElsewhere';
import type { Outbox } from './outbox';
import type { SimulatedRegion } from './region';
import { statisticNamed } from './metrics/statistics';

const compiled = memoizeByObject(compileAlarm);

/**
 * Evaluates every alarm; runs the actions after transitions and those deferred by mute rules that
 * have ended.
 */
export function evaluateAlarms(region: SimulatedRegion, outbox: Outbox, nowMs: number): void {
  runReleasedActions({ region, outbox, nowMs });
  for (const alarm of region.alarms.list()) evaluateAlarm(alarm, region, outbox, nowMs);
}

function evaluateAlarm(
  alarm: SimulatedAlarm,
  region: SimulatedRegion,
  outbox: Outbox,
  nowMs: number,
): void {
  // An evaluation range of more than a day is evaluated once an hour.
  if (nowMs % evaluationCadenceMs(alarm.definition) >= minuteMs) return;
  const read = readerOf(alarm, region, nowMs);
  const warm = warmed(alarm, region, nowMs, read);
  if (!warm) return;
  const before = warm.state.value;
  // Most evaluations change nothing, and their reason is not needed.
  const { evaluation } = decideAlarmAt(compiled(warm.definition), before, nowMs, read);
  if (evaluation.state === before) return;
  applyEvaluation(warm, region, outbox, nowMs);
}

/** Evaluates an alarm at a time, and sets the resulting state: its actions run after a transition. */
export function applyEvaluation(
  alarm: SimulatedAlarm,
  region: SimulatedRegion,
  outbox: Outbox,
  nowMs: number,
): void {
  const read = readerOf(alarm, region, nowMs);
  const evaluation = evaluateAlarmAt(alarm.definition, alarm.state.value, nowMs, read);
  const { state: value, reason, reasonData } = evaluation;
  changeState(alarm, { value, reason, reasonData }, { region, outbox, nowMs });
}

function readerOf(alarm: SimulatedAlarm, region: SimulatedRegion, nowMs: number): ReadSamples {
  const elsewhere = metricsElsewhere(alarm.definition.queries);
  return (stat, range, periodSeconds) => {
    if (elsewhere.has(stat)) return [];
    const { namespace, metricName: name, dimensions } = stat;
    const measured = statisticNamed(stat.statistic);
    if (!measured) throw new Error(`An alarm with the statistic ${stat.statistic} was let in.`);
    const request = { ...range, periodSeconds, unit: alarm.unitOf(stat), now: nowMs };
    return region.metrics.read({ namespace, name, dimensions }, request, measured);
  };
}

/** The alarm after its warm-up, which never restarts; undefined while it lasts. */
function warmed(
  alarm: SimulatedAlarm,
  region: SimulatedRegion,
  nowMs: number,
  read: ReadSamples,
): SimulatedAlarm | undefined {
  const { warmingSince: createdAt, ...warm } = alarm;
  if (createdAt === undefined) return alarm;
  const context = { createdAt, read, assumptions: defaultAssumptions };
  if (!isWarm(compileAlarm(alarm.definition), nowMs, context)) return undefined;
  region.alarms.put(warm);
  return warm;
}
