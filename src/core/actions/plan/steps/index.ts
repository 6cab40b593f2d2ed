/** Runs one step of a plan. There is one file for each kind of step. */
import { neededActions } from '../../../ports/calls/neededActions';
import { stopped } from '../../write/attempt';
import { createLogGroup } from './createLogGroup';
import { createRole, putRolePolicy } from './createRole';
import { createTopic } from './createTopic';
import { putAlarm } from './putAlarm';
import { putRule, putTargets } from './putRule';
import { setTopicPolicy } from './setTopicPolicy';
import { putMetricFilter } from './putMetricFilter';
import { setLogging } from './setLogging';
import { setRetention } from './setRetention';
import { putLogAlarm } from './putLogAlarm';
import type { RunResult, StepContext } from './step';
import { subscribe } from './subscribe';

/** By kind. */
const runs = {
  createTopic,
  subscribe,
  putAlarm,
  createLogGroup,
  setRetention,
  setLogging,
  putMetricFilter,
  createRole,
  putRolePolicy,
  putLogAlarm,
  setTopicPolicy,
  putRule,
  putTargets,
};

/** Any step. */
export type PlanStep = Parameters<(typeof runs)[keyof typeof runs]>[0];

/**
 * Runs the step.
 * @throws unexpected errors
 */
export async function runStep(step: PlanStep, context: StepContext): Promise<RunResult> {
  // The table pairs each kind with its function, which the type of an indexed access cannot express.
  const run = runs[step.kind] as (step: PlanStep, context: StepContext) => Promise<RunResult>;
  try {
    return withNeeds(await run(step, context), step);
  } catch (error) {
    // A read failed: the resources created before are unchanged.
    const { kind, failure } = stopped(error);
    return { created: context.created, stop: { kind, failure } };
  }
}

/** The result, with the actions that the step needs if AWS has denied one of them. */
function withNeeds(result: RunResult, { call }: PlanStep): RunResult {
  const { stop } = result;
  if (!stop || !('failure' in stop) || stop.failure.kind !== 'denied') return result;
  const needs = neededActions(call);
  const isOurs = needs.length > 1 && needs.includes(stop.failure.action ?? '');
  return isOurs ? { ...result, stop: { ...stop, needs } } : result;
}
