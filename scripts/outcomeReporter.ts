import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Attempt, Failed } from '../test/attempts';

/** The environment variable that names the file for the outcome. */
export const outcomeFileVariable = 'TEST_OUTCOME_FILE';

/**
 * Writes what a run of Vitest came to into a file, as the JSON of an `Attempt`. A file that does not load
 * and a hook around tests count as hooks, and so do errors outside of all tests, which Vitest's own JSON
 * report omits.
 */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(files: readonly TestModule[], errors: readonly SerializedError[]): void {
    const path = process.env[outcomeFileVariable];
    if (path === undefined) return;
    const all = files.flatMap(testsOf);
    const attempt: Attempt = {
      passed: all.filter(({ test }) => test.result().state === 'passed').map(({ title }) => title),
      failed: [
        ...all.filter(({ test }) => test.result().state === 'failed').map(failureOfTest),
        ...files.flatMap((file) => [
          ...(file.errors().length > 0 ? [failureOfHook(file, pathOf(file), file.errors())] : []),
          ...[...file.children.allSuites()].flatMap(failureOfSuite),
        ]),
        ...failuresOutside(errors),
      ],
    };
    writeFileSync(path, JSON.stringify(attempt));
  }
}

interface TitledTest {
  readonly test: TestCase;
  /** Unique in a run. */
  readonly title: string;
}

/** The tests of a file. Several with the same name are numbered. */
function testsOf(file: TestModule): readonly TitledTest[] {
  const times = new Map<string, number>();
  return [...file.children.allTests()].map((test) => {
    const name = `${pathOf(file)}: ${test.fullName}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { test, title: time === 1 ? name : `${name} (${time})` };
  });
}

function failureOfTest({ test, title }: TitledTest): Failed {
  const { errors = [] } = test.result();
  return { title, suite: pathOf(test.module), wrong: textOf(errors), isHook: false };
}

function failureOfSuite(suite: TestSuite): readonly Failed[] {
  const title = `${pathOf(suite.module)}: ${suite.fullName}, before or after its tests`;
  return suite.errors().length > 0 ? [failureOfHook(suite.module, title, suite.errors())] : [];
}

function failureOfHook(
  file: TestModule,
  title: string,
  errors: readonly SerializedError[],
): Failed {
  return { title, suite: pathOf(file), wrong: textOf(errors), isHook: true };
}

/** One cause often leads to several equal errors. */
function failuresOutside(errors: readonly SerializedError[]): readonly Failed[] {
  const failures = new Map(errors.map(failureOutside).map((one) => [one.title + one.wrong, one]));
  return [...failures.values()];
}

function failureOutside(error: SerializedError): Failed {
  // Vitest names the file and the test that ran last, which need not be the cause.
  const { VITEST_TEST_PATH: path, VITEST_TEST_NAME: test } = error;
  const near = [
    typeof path === 'string' && relative(process.cwd(), path),
    typeof test === 'string' && test,
  ];
  const title = ['an error outside of all tests', ...near.filter((part) => part !== false)];
  return { title: title.join(', '), wrong: textOf([error]), isHook: true };
}

/** As `vitest run` takes it. */
const pathOf = ({ moduleId }: TestModule): string => relative(process.cwd(), moduleId);

const textOf = (errors: readonly SerializedError[]): string =>
  errors
    // The stack of a time-out has a placeholder in place of its message.
    .map(({ stack = '', message }) => (stack.includes(message) ? stack : `${message}\n${stack}`))
    .join('\n');
