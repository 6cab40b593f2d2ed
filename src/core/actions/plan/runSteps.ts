/**
 * Runs the steps of a plan in order. It tracks which resources it has created, so that a later run
 * can continue after a stop.
 */
import { ExpectedError, type Failure } from '../../model/errors';
import type { Identity } from '../../model/scope';
import type { ScopeAws } from '../../ports/aws';
import { stopped } from '../write/attempt';
import type { CreatedResource } from './created';
import type { Plan } from './plan';
import { runStep } from './steps';
import type { RunResult, RunStop } from './steps/step';

export type { RunStop } from './steps/step';

/** A step begins. */
interface Progress {
  /** Starts at 1. */
  readonly step: number;
  readonly steps: number;
  readonly title: string;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /**
   * Resources that earlier runs of the plan created. The run continues with these; any others are a
   * conflict.
   */
  readonly already?: readonly CreatedResource[];
}

/**
 * Runs all steps, unless the credentials have changed to another account since the preview.
 * @throws unexpected errors
 */
export async function runSteps(
  { steps, identity }: Pick<Plan, 'steps' | 'identity'>,
  aws: ScopeAws,
  options: RunOptions,
): Promise<RunResult> {
  const created = options.already ?? [];
  const stop = await otherAccount(identity, aws, options.signal);
  if (stop) return { created, stop };
  let so: RunResult = { created };
  for (const [index, step] of steps.entries()) {
    options.onProgress?.({ step: index + 1, steps: steps.length, title: step.title });
    so = { ...so, ...(await runStep(step, { aws, created: so.created, signal: options.signal })) };
    if (so.stop) return so;
  }
  return so;
}

/**
 * Why nothing may be written. A profile can get credentials of another account at any time, and the
 * ARNs and the access policy in the plan contain the account of the preview.
 */
async function otherAccount(
  planned: Identity,
  aws: ScopeAws,
  signal: AbortSignal | undefined,
): Promise<RunStop | undefined> {
  try {
    if (signal?.aborted) throw new ExpectedError({ kind: 'cancelled' });
    const { accountId } = await aws.account.identity(signal);
    if (accountId === planned.accountId) return undefined;
    const failure: Failure = {
      kind: 'otherAccount',
      resource: planned.accountId,
      detail: accountId,
      ...aws.scope,
    };
    return { kind: 'failed', failure };
  } catch (error) {
    return stopped(error);
  }
}
