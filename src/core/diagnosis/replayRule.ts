/** The rule on alarms that CloudWatch can evaluate but this extension cannot replay. */
import type { Alarm } from '../model/alarm';
import { replayFailure } from '../replay/replayObstacle';
import { isConnectionAlarm } from '../watching/watches';
import type { Hit, WatchDiagnosis } from './finding';

/** Checks only alarms on the number of connections: others are never replayed. */
export function replayHits(alarm: Alarm): readonly Hit<WatchDiagnosis>[] {
  if (!isConnectionAlarm(alarm)) return [];
  const obstacle = replayFailure(alarm)?.obstacle;
  return obstacle ? [{ severity: 'info', diagnosis: { rule: 'cannotReplay', obstacle } }] : [];
}
