/** What fails is tried once more; what then passes is flaky, and nothing that never passed is lost. */
import { describe, expect, it } from 'vitest';
import { type Attempt, type Failed, runWithRetry } from './attempts';
import { judged, type Outcome, sum, summary } from './outcome';

const failed = (title: string, wrong = 'no'): Failed => ({
  ...{ title, wrong, isHook: title.includes('hook') },
  suite: title.split(' ')[0],
});

/** Runs that come to these, and what each was asked to run. */
async function outcomeOf(...attempts: readonly Attempt[]) {
  const asked: (readonly string[] | undefined)[] = [];
  const outcome = await runWithRetry((only) => {
    const attempt = attempts[asked.push(only) - 1];
    return attempt ? Promise.resolve(attempt) : Promise.reject(new Error('run too often'));
  });
  return { ...outcome, asked };
}

it('is run once when nothing fails', async () => {
  expect(await outcomeOf({ passed: ['A 1', 'A 2'], failed: [] })).toEqual({
    ...{ passed: 2, failures: [], flaky: [] },
    asked: [undefined],
  });
});

it('is flaky when it passes in the second run, which has the suites that failed alone', async () => {
  const first = {
    passed: ['A 1', 'B 1', 'C 1'],
    failed: [failed('A 2'), failed('A 3'), failed('C 2')],
  };
  const second = { passed: ['A 1', 'A 2', 'A 3', 'C 1', 'C 2'], failed: [] };
  expect(await outcomeOf(first, second)).toEqual({
    ...{ passed: 6, failures: [], flaky: ['A 2\n    no', 'A 3\n    no', 'C 2\n    no'] },
    asked: [undefined, ['A', 'C']],
  });
});

it('fails when it fails twice, and both reasons are reported', async () => {
  const first = { passed: ['A 1'], failed: [failed('A 2', 'dark\nand cold')] };
  const second = { passed: ['A 1'], failed: [failed('A 2', 'late')] };
  const { passed, failures, flaky } = await outcomeOf(first, second);
  expect({ passed, flaky }).toEqual({ passed: 1, flaky: [] });
  expect(failures).toEqual(['A 2\n    dark\n    and cold\n    and once more:\n    late']);
});

it('fails when the second run does not come to it', async () => {
  const first = { passed: ['A 1'], failed: [failed('A 2')] };
  // A step of a story that failed, so that the next ones are skipped.
  const second = { passed: [], failed: [failed('A 1')] };
  const { passed, failures, flaky } = await outcomeOf(first, second);
  expect({ passed, flaky }).toEqual({ passed: 1, flaky: ['A 1\n    no'] });
  expect(failures).toEqual(['A 2\n    no']);
});

it('counts what only the second run came to', async () => {
  const first = { passed: [], failed: [failed('A "before all" hook')] };
  const second = { passed: ['A 1', 'A 2'], failed: [] };
  const { passed, failures, flaky } = await outcomeOf(first, second);
  expect({ passed, failures }).toEqual({ passed: 2, failures: [] });
  expect(flaky).toEqual(['A "before all" hook\n    no']);
});

it('fails with a hook that fails in the second run, for nobody knows what it kept from running', async () => {
  const first = { passed: ['A 1'], failed: [failed('A hook for 2')] };
  const second = { passed: [], failed: [failed('A hook for 1')] };
  const { failures, flaky } = await outcomeOf(first, second);
  expect(flaky).toEqual(['A hook for 2\n    no']);
  expect(failures).toEqual(['A hook for 1\n    no']);
});

it('runs all again when what failed is in no suite', async () => {
  const outside = { ...failed('hook of all'), suite: undefined };
  const first = { passed: ['A 1'], failed: [failed('A 2'), outside] };
  const { asked } = await outcomeOf(first, { passed: ['A 1', 'A 2'], failed: [] });
  expect(asked).toEqual([undefined, undefined]);
});

describe('a run', () => {
  const flakyOnes = (count: number): Outcome => ({
    passed: 9,
    failures: [],
    flaky: Array.from({ length: count }, (_, i) => `A ${i}`),
  });

  it('passes with three flaky tests, and names their number', () => {
    const outcome = sum(flakyOnes(1), flakyOnes(2));
    expect(judged(outcome)).toEqual(outcome);
    expect(summary(outcome)).toBe('18 passed, 0 failed, 3 of the passed flaky');
    expect(summary(flakyOnes(0))).toBe('9 passed, 0 failed');
  });

  it('fails with four, from whichever suites', () => {
    const { failures } = judged(sum(flakyOnes(3), flakyOnes(1)));
    expect(failures).toEqual([expect.stringMatching(/^4 tests are flaky.*\n {4}A 0\n/)]);
  });
});
