/** The rule on alarms that CloudWatch evaluates and that cannot be replayed here. */
import type { Alarm } from '../model/alarm';
import { replayFailure } from '../replay/replayObstacle';
import { isConnectionAlarm } from '../watching/watches';
import type { Hit, WatchDiagnosis } from './finding';

/** Of alarms on the number of connections: others are not replayed anyway. */
export function replayHits(alarm: Alarm): readonly Hit<WatchDiagnosis>[] {
  if (!isConnectionAlarm(alarm)) return [];
  const obstacle = replayFailure(alarm)?.obstacle;
  return obstacle ? [{ severity: 'info', diagnosis: { rule: 'cannotReplay', obstacle } }] : [];
}
