/**
 * EventBridge's event patterns.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { isRecord } from '../base/isRecord';
import { PatternProblem, valueMatcher, type ValueMatcher } from './valueMatcher';

/** Whether an event matches. */
export type EventTest = (event: unknown) => boolean;

/** Compiles a pattern. @throws PatternProblem with the reason why it is not valid */
export function eventPattern(text: string): EventTest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new PatternProblem('Event pattern is not valid JSON');
  }
  if (!isRecord(parsed)) throw new PatternProblem('Filter is not an object');
  return objectTest(parsed);
}

function objectTest(pattern: Readonly<Record<string, unknown>>): EventTest {
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new PatternProblem('Empty objects are not allowed');
  const tests = entries.map(([key, value]) =>
    key === '$or' ? anyOf(value) : memberTest(key, value),
  );
  return (event) => tests.every((test) => test(event));
}

function anyOf(value: unknown): EventTest {
  if (!Array.isArray(value) || value.length < 2)
    throw new PatternProblem('"$or" must be an array of at least two patterns');

  const tests = value.map((one: unknown) => {
    if (!isRecord(one)) throw new PatternProblem('"$or" must be an array of objects');
    return objectTest(one);
  });
  return (event) => tests.some((test) => test(event));
}

function memberTest(key: string, value: unknown): EventTest {
  const inner = isRecord(value) ? objectTest(value) : listTest(key, value);
  return (event) => members(event, key).some((member) => inner(member));
}

/**
 * The values of a member: of an array in the event, those of all its elements. An absent member is
 * one undefined value, for `exists`.
 */
function members(event: unknown, key: string): readonly unknown[] {
  if (Array.isArray(event)) return event.flatMap((one: unknown) => members(one, key));
  return isRecord(event) && Object.hasOwn(event, key) ? [event[key]] : [undefined];
}

function listTest(key: string, value: unknown): EventTest {
  if (!Array.isArray(value)) throw new PatternProblem(`"${key}" must be an object or an array`);
  if (value.length === 0) throw new PatternProblem('Empty arrays are not allowed');
  const matchers = value.map((one: unknown): ValueMatcher => valueMatcher(one));
  return (found) => {
    // "If the value in the event is an array, then the pattern matches if the intersection … is
    // non-empty."
    const values: readonly unknown[] = Array.isArray(found) ? found : [found];
    return matchers.some((matches) => values.some((one) => matches(one)));
  };
}
