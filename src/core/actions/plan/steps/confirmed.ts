/** The end of a step whose effect must be visible before the next step. */
import type { AwsCall } from '../../../ports/calls';
import type { NotShown, Shown, Stopped } from '../../write/attempt';
import { withMade, type Made } from '../made';
import { after, conflict, type RunResult } from './step';

/** As `after`, but stops also if AWS accepted the call and does not show its effect. */
export function confirmed(
  write: Shown<unknown> | NotShown<unknown> | Stopped,
  call: AwsCall,
  made: readonly Made[],
  entry: Made,
): RunResult {
  if (write.kind !== 'notShown') return after(write, made, entry);
  const { operation, resource } = call;
  const now = withMade(made, { ...entry, sure: false });
  return conflict(now, { kind: 'notShown', operation, resource });
}
