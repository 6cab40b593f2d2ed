/** The one error of metric math: an expression that cannot be read or worked out. */
import { ExpectedError, isExpected } from '../../model/errors';
import type { ReplayObstacle } from '../../model/replayObstacle';

/** Its message is a sentence in CloudWatch's manner, fit for a ValidationError. */
export class MathError extends ExpectedError {
  /** @param obstacle what it comes to for a replay; left out, that the expression cannot be read */
  constructor(sentence: string, obstacle?: ReplayObstacle) {
    super({
      kind: 'notReplayable',
      detail: sentence,
      obstacle: obstacle ?? { kind: 'expression', detail: sentence },
    });
    this.name = 'MathError';
    this.message = sentence;
  }
}

/** Whether an error comes from metric math. */
export function isMathError(error: unknown): error is MathError {
  return isExpected(error) && error.name === 'MathError';
}

/** The same error, naming the expression in which it arose. */
export function inExpression(id: string, error: MathError): MathError {
  const { obstacle } = error.failure;
  const ofFunction = obstacle?.kind === 'function' || obstacle?.kind === 'query';
  const sentence = `Error in expression '${id}': ${error.message}`;
  return new MathError(sentence, ofFunction ? obstacle : undefined);
}
