/** The error of metric math: an expression cannot be parsed or evaluated. */
import { ExpectedError, isExpected } from '../../model/errors';
import type { ReplayObstacle } from '../../model/failures/replayObstacle';

/** Its message is a sentence in CloudWatch's style, suitable for a ValidationError. */
export class MathError extends ExpectedError {
  /** @param obstacle the reason for a replay; if omitted, the expression cannot be parsed */
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

/** The same error with the name of the failing expression. */
export function inExpression(id: string, error: MathError): MathError {
  const { obstacle } = error.failure;
  const ofFunction = obstacle?.kind === 'function' || obstacle?.kind === 'query';
  const sentence = `Error in expression '${id}': ${error.message}`;
  return new MathError(sentence, ofFunction ? obstacle : undefined);
}
