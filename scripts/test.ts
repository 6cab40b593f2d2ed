/**
 * `npm test [-- unit|host|ui]`: the suites one after another. Its last line sums them up: `N passed, N failed`.
 * A suite that breaks down counts as one failure, so nothing that went wrong is missing from that line.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counts } from '../test/counts';
import { bundleHostTests } from '../test/host/bundle';
import { runHostTests } from '../test/host/run';
import { runStories } from '../test/ui/run';
import { hostVersions } from './hosts/versions';
import { build } from './packageExtension';
import { startProcess } from './processes';
import { root } from './root';
import { runScript, Sentence } from './sentence';
import { temporaryFolder } from './temporaryFolder';

/** Every suite by the word that picks it. */
const suites: Readonly<Record<string, () => Promise<Counts>>> = {
  unit: runVitest,
  host: runOnAllHosts,
  ui: runStories,
};

/** Vitest's tests: of the core, the simulator, the AWS side, the page, the layers and the manifest. */
async function runVitest(): Promise<Counts> {
  const report = join(temporaryFolder(), 'vitest.json');
  const { exited } = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, output: 'inherit' },
  );
  const code = await exited;
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as VitestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + brokenFiles;
  // An error outside of every file fails the run, and nothing that is counted.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** What is read of Vitest's report: its files, and the tests of each. A file that does not load has none. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

async function runOnAllHosts(): Promise<Counts> {
  await build();
  await bundleHostTests();
  let total: Counts = { passed: 0, failed: 0 };
  for (const version of hostVersions) {
    const counts = await runSuite(`host, VS Code ${version.vscode}`, () => runHostTests(version));
    total = sum(total, counts);
  }
  return total;
}

async function runSuite(name: string, suite: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n── ${name}`);
  try {
    const counts = await suite();
    console.log(`${name}: ${summary(counts)}`);
    return counts;
  } catch (error) {
    console.log(error instanceof Sentence ? error.message : error);
    console.log(`${name}: broke down`);
    return { passed: 0, failed: 1 };
  }
}

const sum = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

const summary = ({ passed, failed }: Counts) => `${passed} passed, ${failed} failed`;

runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in suites));
  if (unknown !== undefined)
    throw new Sentence(
      `There is no suite "${unknown}"; there are: ${Object.keys(suites).join(', ')}.`,
    );
  let total: Counts = { passed: 0, failed: 0 };
  for (const [name, suite] of Object.entries(suites))
    if (asked.length === 0 || asked.includes(name)) total = sum(total, await runSuite(name, suite));
  console.log(`\n${summary(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
});
