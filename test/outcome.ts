/** What a suite came to. */
export interface Outcome {
  readonly passed: number;
  /** What failed: the full title of each, and in the lines below it what was wrong. */
  readonly failures: readonly string[];
  /** Each that failed once and then passed, like a failure; it is among those that passed. */
  readonly flaky: readonly string[];
}

/** A failure as its lines: what failed, and indented what was wrong. */
export const failureText = (title: string, wrong: string): string =>
  `${title}\n${wrong.replaceAll(/^/gm, '    ')}`;

/** What two suites came to together. */
export const sum = (one: Outcome, other: Outcome): Outcome => ({
  passed: one.passed + other.passed,
  failures: [...one.failures, ...other.failures],
  flaky: [...one.flaky, ...other.flaky],
});

/** More flaky tests than this are no accident. */
const mostFlaky = 3;

/** The outcome of a whole run, which fails when too many tests are flaky. */
export function judged(outcome: Outcome): Outcome {
  const { length } = outcome.flaky;
  if (length <= mostFlaky) return outcome;
  const failure = failureText(
    `${length} tests are flaky; at most ${mostFlaky} may be`,
    outcome.flaky.join('\n'),
  );
  return { ...outcome, failures: [...outcome.failures, failure] };
}

/** An outcome in one line. */
export function summary({ passed, failures, flaky }: Outcome): string {
  const line = `${passed} passed, ${failures.length} failed`;
  return flaky.length > 0 ? `${line}, ${flaky.length} of the passed flaky` : line;
}
