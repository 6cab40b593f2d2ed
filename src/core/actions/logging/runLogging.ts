/** Runs the plan that turns connection logging on. */
import type { ScopeAws } from '../../ports/aws';
import type { CreatedResource } from '../plan/created';
import { runSteps, type RunOptions, type RunStop } from '../plan/runSteps';
import { refuses, type Problem } from '../write/problem';
import type { LoggingPlan } from './planConnectionLogging';

/** The result; `created` contains what this run and earlier ones created and changed. */
export type LoggingResult =
  /** AWS shows that the endpoint logs to the group. */
  | { readonly kind: 'done'; readonly created: readonly CreatedResource[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | (RunStop & { readonly created: readonly CreatedResource[] });

/**
 * Runs the plan. After a stopped run, run the same plan again with what it made as `already`: the new
 * run continues from there.
 * @throws unexpected errors
 */
export async function runLogging(
  plan: LoggingPlan,
  aws: ScopeAws,
  options: RunOptions = {},
): Promise<LoggingResult> {
  if (refuses(plan.problems)) return { kind: 'refused', problems: plan.problems };
  const { created, stop } = await runSteps(plan, aws, options);
  return stop ? { ...stop, created } : { kind: 'done', created };
}
