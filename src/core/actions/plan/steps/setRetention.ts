/** The step that sets the retention of a log group that the same plan creates. */
import type { LogGroup } from '../../../cloudwatchLogs/logGroup';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { confirmed } from './confirmed';
import { sendToNew } from './notYet';
import { conflict, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Sets the retention of a new log group, which has none. */
export type SetRetentionStep = Step<'setRetention', AwsCallOf<'logGroups.setRetention'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function setRetention(
  { call }: SetRetentionStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { logGroupName: name, retentionInDays: days } = call.input;
  const entry: CreatedResource = { kind: 'retention', group: name, days, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    // Reads may not return the new group everywhere yet.
    const group = await aws.logGroups.get(name, signal);
    if (group?.retentionDays === undefined) return undefined;
    if (group.retentionDays !== days)
      return ended(conflict(created, { kind: 'retentionChanged', group }));
    return ended({ created: hasCreated(created, entry) ? withCreated(created, entry) : created });
  };
  const send = () => sendToNew(() => aws.send(call, signal));
  const observe: Observe<LogGroup | undefined> = async (readSignal) => {
    const seen = await aws.logGroups.get(name, readSignal);
    return { effect: effectOf(seen?.retentionDays, days), seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}

function effectOf(found: number | undefined, wanted: number) {
  if (found === undefined) return 'no';
  return found === wanted ? 'yes' : 'unknown';
}
