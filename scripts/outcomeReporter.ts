import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { failureText, type Outcome } from '../test/outcome';
import { root } from './root';

/** The environment variable that names the file for the outcome. */
export const outcomeFileVariable = 'TEST_OUTCOME_FILE';

/** What a run of Vitest came to. */
export interface VitestOutcome extends Outcome {
  /** The errors outside of all tests, which Vitest's own JSON report omits. */
  readonly outside: readonly string[];
}

/** Writes the outcome to a file, as JSON. A file that does not load counts as one failure. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(files: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = files.flatMap((file) => [...file.children.allTests()]);
    const outcome: VitestOutcome = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failures: [
        ...tests.filter((test) => test.result().state === 'failed').map(failureOfTest),
        ...files.filter((file) => file.errors().length > 0).map(failureOfFile),
      ],
      flaky: [],
      // One cause often leads to several equal errors.
      outside: [...new Set(errors.map(failureOutside))],
    };
    const path = process.env[outcomeFileVariable];
    if (path !== undefined) writeFileSync(path, JSON.stringify(outcome));
  }
}

function failureOfTest(test: TestCase): string {
  const { errors = [] } = test.result();
  return failureText(`${pathOf(test.module)}: ${test.fullName}`, textOf(errors));
}

function failureOfFile(file: TestModule): string {
  return failureText(pathOf(file), textOf(file.errors()));
}

function failureOutside(error: SerializedError): string {
  // Vitest names the file and the test that ran last, which need not be the cause.
  const { VITEST_TEST_PATH: path, VITEST_TEST_NAME: test } = error;
  const near = [typeof path === 'string' && relative(root, path), typeof test === 'string' && test];
  const title = ['an error outside of all tests', ...near.filter((part) => part !== false)];
  return failureText(title.join(', '), textOf([error]));
}

const pathOf = ({ moduleId }: TestModule): string => relative(root, moduleId);

const textOf = (errors: readonly SerializedError[]): string =>
  errors
    // The stack of a time-out has a placeholder in place of its message.
    .map(({ stack = '', message }) => (stack.includes(message) ? stack : `${message}\n${stack}`))
    .join('\n');
