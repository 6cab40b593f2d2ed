/** Vitest's tests as a suite: core, simulator, AWS adapters, pages, layers and manifest. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { failureText, type Outcome } from '../test/outcome';
import { startProcess } from './processes';
import { root } from './root';
import { temporaryFolder } from './temporaryFolder';

/**
 * Runs Vitest's tests. Its own report goes to the terminal.
 * @param left patterns of files to skip
 */
export async function runVitest(left: readonly string[] = []): Promise<Outcome> {
  const report = join(temporaryFolder(), 'vitest.json');
  const { exited } = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...left.map((pattern) => `--exclude=${pattern}`),
    ],
    { cwd: root, output: 'inherit' },
  );
  const code = await exited;
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failures = testResults.flatMap(failuresOf);
  // An error outside of all files fails the run without counting as a test.
  if (failures.length === 0 && code !== 0) failures.push(`Vitest ended with code ${code}.`);
  return { passed, failures, flaky: [] };
}

function failuresOf({ name, status, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && status === 'failed')
    return [failureText(relative(root, name), message)];
  return failed.map(({ fullName, failureMessages }) =>
    failureText(`${relative(root, name)}: ${fullName}`, failureMessages.join('\n')),
  );
}

/** The relevant members of Vitest's report. */
interface VitestReport {
  readonly testResults: readonly VitestFile[];
}

/** A file and its tests. A file that does not load has no tests, but a message. */
interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[];
  }[];
}
