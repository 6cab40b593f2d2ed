/**
 * Runs tests: what fails is tried once more, with everything new that it opens. Cases that drive a whole
 * VS Code get a new window, and Vitest's files a run of their own.
 */
import { failureText, type Outcome } from './outcome';

/** What one run of cases came to. */
export interface Attempt {
  /** The full titles of those that passed. */
  readonly passed: readonly string[];
  readonly failed: readonly Failed[];
}

/** Something that failed in a run. */
export interface Failed {
  readonly title: string;
  /**
   * The title of the outermost suite, or the file, that it is in: what has to run again. Absent: everything,
   * because it is in none.
   */
  readonly suite?: string | undefined;
  /** What was wrong. */
  readonly wrong: string;
  /** A hook passes silently, as files load, and when it fails, cases are not run. */
  readonly isHook: boolean;
}

/**
 * Runs all cases, and once more the suites in which something failed. A case fails when it never passed. It is
 * flaky when it passed in one run and failed in the other, and so is a hook that failed in the first run only.
 * @param run runs the suites of those titles, all when absent; each run opens new windows
 */
export async function runWithRetry(
  run: (only?: readonly string[]) => Promise<Attempt>,
): Promise<Outcome> {
  const first = await run();
  if (first.failed.length === 0) return { passed: first.passed.length, failures: [], flaky: [] };
  const suites = first.failed.flatMap(({ suite }) => suite ?? []);
  const known = suites.length === first.failed.length;
  return together(first, await run(known ? [...new Set(suites)] : undefined));
}

function together(first: Attempt, second: Attempt): Outcome {
  const passed = new Set([...first.passed, ...second.passed]);
  const failedAgain = new Set(second.failed.map(({ title }) => title));
  const wrongs = new Map<string, string[]>();
  const flaky = new Map<string, string>();
  for (const { title, isHook, wrong } of [...first.failed, ...second.failed]) {
    if (isHook ? !failedAgain.has(title) : passed.has(title)) flaky.set(title, wrong);
    else wrongs.set(title, [...(wrongs.get(title) ?? []), wrong]);
  }
  const failures = [...wrongs].map(([title, wrong]) =>
    failureText(title, wrong.join('\nand once more:\n')),
  );
  const flakyOnes = [...flaky].map(([title, wrong]) => failureText(title, wrong));
  return { passed: passed.size, failures, flaky: flakyOnes };
}
