/** The one error for an alarm that AWS takes and that cannot be evaluated here. */
import { ExpectedError } from '../model/errors';
import type { ReplayObstacle } from '../model/replayObstacle';

/** @param detail a sentence in English, without a stop: for the log and for a ValidationError */
export function notReplayable(obstacle: ReplayObstacle, detail: string): ExpectedError {
  return new ExpectedError({ kind: 'notReplayable', obstacle, detail });
}
