/** Text of a failure: one clear sentence and one next step. All failure texts come from here. */
import type { Failure } from '../../model/errors';
import type { Translate } from '../../ports/translate';
import { failureSentence } from './failureSentence';
import { nextStep, type NextStep } from './nextStep';

/** Text of a failure. */
export interface FailureText {
  readonly sentence: string;
  /** Absent if the user cancelled: there is nothing to do. */
  readonly next?: NextStep;
}

/** Creates the text of a failure. */
export function failureText(failure: Failure, t: Translate): FailureText {
  const next = nextStep(failure, t);
  return { sentence: failureSentence(failure, t), ...(next && { next }) };
}
