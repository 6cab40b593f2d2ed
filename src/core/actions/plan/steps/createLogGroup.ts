/** The step that creates a log group. */
import type { LogGroup } from '../../../cloudwatchLogs/logGroup';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { confirmed } from './confirmed';
import { conflict, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Creates a log group. */
export type CreateLogGroupStep = Step<'createLogGroup', AwsCallOf<'logGroups.create'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function createLogGroup(
  { call }: CreateLogGroupStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { resource: name } = call;
  const entry: CreatedResource = { kind: 'logGroup', name, confirmed: true };
  const check = async (): Promise<End | undefined> => {
    if (!(await aws.logGroups.get(name, signal))) return undefined;
    if (hasCreated(created, entry)) return ended({ created: withCreated(created, entry) });
    return ended(conflict(created, { kind: 'logGroupExists', name }));
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<LogGroup | undefined> = async (readSignal) => {
    const seen = await aws.logGroups.get(name, readSignal);
    return { effect: seen ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}
