/** EventBridge's errors. https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html */
import { eventPattern, type EventTest } from '../../../core/eventBridge/eventPattern';
import { PatternProblem } from '../../../core/eventBridge/valueMatcher';
import { AwsError } from '../../protocols/awsError';
import type { Dialect, Input } from '../../request/input';
import type { EventRule } from '../../state/events/eventRules';
import type { SimulatedRegion } from '../../state/region';
import { coralDialect } from '../contract/queryErrors';

export const eventsDialect: Dialect = {
  ...coralDialect(invalid),
  malformed: (parameter, wanted) =>
    new AwsError('SerializationException', `The value of ${parameter} is not of type ${wanted}.`),
};

/** A parameter that breaks a rule. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** A compiled pattern. @throws AwsError InvalidEventPatternException */
export function patternOf(text: string): EventTest {
  try {
    return eventPattern(text);
  } catch (error) {
    if (!(error instanceof PatternProblem)) throw error;
    throw new AwsError('InvalidEventPatternException', error.message);
  }
}

/** @throws AwsError for another event bus than the default one, which is the only one */
export function checkBus(input: Input): void {
  const bus = input.text('EventBusName') ?? 'default';
  const name = bus.slice(bus.lastIndexOf('/') + 1);
  if (name !== 'default') throw notFound(`Event bus ${name} does not exist.`);
}

/** The rule of that name. @throws AwsError if there is none */
export function ruleNamed(region: SimulatedRegion, name: string): EventRule {
  const rule = region.eventRules.get(name);
  if (!rule) throw notFound(`Rule ${name} does not exist on EventBus default.`);
  return rule;
}

/** A token that EventBridge did not issue for this list. */
export function badToken(): AwsError {
  return invalid('Invalid token.');
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
