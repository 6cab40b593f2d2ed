/** The end of a step whose effect must be visible before the next step. */
import type { AwsCall } from '../../../ports/calls';
import type { NotShown, Shown, Stopped } from '../../write/attempt';
import { withCreated, type CreatedResource } from '../created';
import { after, conflict, type RunResult } from './step';

/** As `after`, but stops also if AWS accepted the call and does not show its effect. */
export function confirmed(
  write: Shown<unknown> | NotShown<unknown> | Stopped,
  call: AwsCall,
  created: readonly CreatedResource[],
  entry: CreatedResource,
): RunResult {
  if (write.kind !== 'notShown') return after(write, created, entry);
  const { operation, resource } = call;
  const now = withCreated(created, { ...entry, confirmed: false });
  return conflict(now, { kind: 'notShown', operation, resource });
}
