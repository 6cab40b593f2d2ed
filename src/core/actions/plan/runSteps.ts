/**
 * Carries out the steps of a plan in order. Knows at every moment what exists because of us, so that a
 * run that stopped can be gone on with.
 */
import type { ScopeAws } from '../../ports/aws';
import type { Made } from './made';
import type { PlanStep } from './plan';
import { runStep, type RunResult } from './runStep';

export type { RunStop } from './runStep';

/** A step begins. */
export interface Progress {
  /** From 1. */
  readonly step: number;
  readonly steps: number;
  readonly title: string;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What earlier runs of the plan left: these things are gone on with, others are a conflict. */
  readonly already?: readonly Made[];
}

/** @throws what is not expected */
export async function runSteps(
  steps: readonly PlanStep[],
  aws: ScopeAws,
  options: RunOptions,
): Promise<RunResult> {
  let so: RunResult = { made: options.already ?? [] };
  for (const [index, step] of steps.entries()) {
    options.onProgress?.({ step: index + 1, steps: steps.length, title: step.title });
    so = { ...so, ...(await runStep(step, { aws, made: so.made, signal: options.signal })) };
    if (so.stop) return so;
  }
  return so;
}
