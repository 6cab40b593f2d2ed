/** The error for an alarm that AWS accepts but that cannot be evaluated here. */
import { ExpectedError } from '../model/errors';
import type { ReplayObstacle } from '../model/failures/replayObstacle';

/** @param detail an English sentence without a full stop, for the log and for a ValidationError */
export function notReplayable(obstacle: ReplayObstacle, detail: string): ExpectedError {
  return new ExpectedError({ kind: 'notReplayable', obstacle, detail });
}
