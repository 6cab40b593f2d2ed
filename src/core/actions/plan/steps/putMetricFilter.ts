/** The step that creates a metric filter. It never overwrites one. */
import { publishesTheSame, type MetricFilter } from '../../../cloudwatchLogs/metricFilter';
import { isExpected } from '../../../model/errors';
import type { ScopeAws } from '../../../ports/aws';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { confirmed } from './confirmed';
import { sendToNew } from './notYet';
import { conflict, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Creates a metric filter. */
export type PutMetricFilterStep = Step<'putMetricFilter', AwsCallOf<'metricFilters.put'>>;

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putMetricFilter(
  { call }: PutMetricFilterStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { definition } = call;
  const { group, name } = definition;
  const entry: CreatedResource = { kind: 'metricFilter', group, name, confirmed: true };
  const isNewGroup = hasCreated(created, { kind: 'logGroup', name: group, confirmed: true });
  const find = (findSignal?: AbortSignal) => findFilter(aws, group, name, isNewGroup, findSignal);
  const check = async (): Promise<End | undefined> => {
    const filter = await find(signal);
    if (!filter) return undefined;
    // A filter that publishes the same is as good, no matter who created it.
    if (publishesTheSame(definition, filter))
      return ended({ created: hasCreated(created, entry) ? withCreated(created, entry) : created });
    return ended(conflict(created, { kind: 'metricFilterExists', filter }));
  };
  const send = () => {
    const put = () => aws.send(call, signal);
    return isNewGroup ? sendToNew(put) : put();
  };
  const observe: Observe<MetricFilter | undefined> = async (readSignal) => {
    const seen = await find(readSignal);
    if (!seen) return { effect: 'no', seen };
    return { effect: publishesTheSame(definition, seen) ? 'yes' : 'unknown', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}

/** @param isNewGroup reads may not return the group everywhere yet */
async function findFilter(
  aws: ScopeAws,
  group: string,
  name: string,
  isNewGroup: boolean,
  signal: AbortSignal | undefined,
): Promise<MetricFilter | undefined> {
  try {
    const filters = await aws.metricFilters.ofGroup(group, signal);
    return filters.find((filter) => filter.name === name);
  } catch (error) {
    if (isNewGroup && isExpected(error) && error.failure.kind === 'notFound') return undefined;
    throw error;
  }
}
