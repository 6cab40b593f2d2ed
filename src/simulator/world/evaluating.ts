/** Evaluates the alarms of a region, with the same rules by which the extension explains them. */
import { evaluateAlarmAt } from '../../core/detection/alarmEvaluation';
import { runReleasedActions } from './alarmActions';
import { changeState } from './alarmState';
import type { WorldAlarm } from './alarms';
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
  const evaluation = evaluateAlarmAt(alarm.definition, alarm.state.value, nowMs, (stat, range) => {
    const { namespace, metricName: name, dimensions, periodSeconds } = stat;
    const measured = statisticNamed(stat.statistic);
    if (!measured) throw new Error(`An alarm with the statistic ${stat.statistic} was let in.`);
    const request = { ...range, periodSeconds, unit: alarm.unitOf(stat), now: nowMs };
    return region.metrics.read({ namespace, name, dimensions }, request, measured);
  });
  const { state: value, reason, reasonData } = evaluation;
  if (value === alarm.state.value) return;
  changeState(alarm, { value, reason, reasonData }, { region, outbox, nowMs });
}
