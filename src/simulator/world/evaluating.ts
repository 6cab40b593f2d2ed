/** Evaluates the alarms of a region, with the same rules by which the extension explains them. */
import { evaluateAlarmAt } from '../../core/cloudwatch/alarmEvaluation';
import type { ReadSamples } from '../../core/cloudwatch/alarmEvaluation';
import { compileAlarm } from '../../core/cloudwatch/compiledAlarm';
import { defaultAssumptions } from '../../core/cloudwatch/evaluation';
import { evaluationCadenceMs } from '../../core/cloudwatch/evaluationPeriods';
import { isWarm } from '../../core/cloudwatch/warmUp';
import { runReleasedActions } from './alarmActions';
import { changeState } from './alarmState';
import type { WorldAlarm } from './alarms/alarms';
import type { Outbox } from './outbox';
import type { RegionWorld } from './region';
import { statisticNamed } from './statistics';

/** Evaluates every alarm; one whose state changes runs its actions, and what was muted till now too. */
export function evaluateAlarms(region: RegionWorld, outbox: Outbox, nowMs: number): void {
  runReleasedActions({ region, outbox, nowMs });
  for (const alarm of region.alarms.list()) evaluateAlarm(alarm, region, outbox, nowMs);
}

function evaluateAlarm(
  alarm: WorldAlarm,
  region: RegionWorld,
  outbox: Outbox,
  nowMs: number,
): void {
  // What looks back over more than a day is evaluated once an hour.
  if (nowMs % evaluationCadenceMs(alarm.definition) >= 60_000) return;
  const read = readerOf(alarm, region, nowMs);
  const warm = warmed(alarm, region, nowMs, read);
  if (!warm) return;
  const evaluation = evaluateAlarmAt(warm.definition, warm.state.value, nowMs, read);
  const { state: value, reason, reasonData } = evaluation;
  if (value === warm.state.value) return;
  changeState(warm, { value, reason, reasonData }, { region, outbox, nowMs });
}

function readerOf(alarm: WorldAlarm, region: RegionWorld, nowMs: number): ReadSamples {
  return (stat, range, periodSeconds) => {
    const { namespace, metricName: name, dimensions } = stat;
    const measured = statisticNamed(stat.statistic);
    if (!measured) throw new Error(`An alarm with the statistic ${stat.statistic} was let in.`);
    const request = { ...range, periodSeconds, unit: alarm.unitOf(stat), now: nowMs };
    return region.metrics.read({ namespace, name, dimensions }, request, measured);
  };
}

/** The alarm after its warm-up, which never begins again; undefined while it lasts. */
function warmed(
  alarm: WorldAlarm,
  region: RegionWorld,
  nowMs: number,
  read: ReadSamples,
): WorldAlarm | undefined {
  const { warmingSince: createdAt, ...warm } = alarm;
  if (createdAt === undefined) return alarm;
  const look = { createdAt, read, assumptions: defaultAssumptions };
  if (!isWarm(compileAlarm(alarm.definition), nowMs, look)) return undefined;
  region.alarms.put(warm);
  return warm;
}
