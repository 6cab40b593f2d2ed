/** A failure in words: one clear sentence and one next step. Nobody else puts failures into words. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';
import { failureSentence } from './failureSentence';
import { nextStep, type NextStep } from './nextStep';

/** A failure in words. */
export interface FailureText {
  readonly sentence: string;
  /** Absent where the person stopped it: nothing is left to do. */
  readonly next?: NextStep;
}

/** Puts a failure into words. */
export function failureText(failure: Failure, t: Translate): FailureText {
  const next = nextStep(failure, t);
  return { sentence: failureSentence(failure, t), ...(next && { next }) };
}
