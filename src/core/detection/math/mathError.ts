/** The one error of metric math: an expression that cannot be read or worked out. */
import { ExpectedError, isExpected } from '../../errors';

/** Its message is a sentence in CloudWatch's manner, fit for a ValidationError. */
export class MathError extends ExpectedError {
  constructor(sentence: string) {
    super({ kind: 'invalid', detail: sentence });
    this.name = 'MathError';
    this.message = sentence;
  }
}

/** Whether an error comes from metric math. */
export function isMathError(error: unknown): error is MathError {
  return isExpected(error) && error.name === 'MathError';
}
