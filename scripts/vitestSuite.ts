/** Vitest's tests as a suite: core, simulator, AWS adapters, pages, layers and manifest. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../test/outcome';
import { outcomeFileVariable, type VitestOutcome } from './outcomeReporter';
import { startProcess } from './processes';
import { root } from './root';
import { temporaryFolder } from './temporaryFolder';

/**
 * Runs Vitest's tests. Its own report goes to the terminal. If all tests passed beside an error
 * outside of them, they run once more: where that error does not come back, it counts as flaky.
 * @param left patterns of files to skip
 */
export async function runVitest(left: readonly string[] = []): Promise<Outcome> {
  const { outside, ...first } = await runOnce(left);
  if (first.failures.length > 0 || outside.length === 0)
    return { ...first, failures: [...first.failures, ...outside] };
  console.log(`\n── unit, once more\n${outside.join('\n')}`);
  const { outside: again, ...second } = await runOnce(left);
  return { ...second, failures: [...second.failures, ...again], flaky: outside };
}

async function runOnce(left: readonly string[]): Promise<VitestOutcome> {
  const file = join(temporaryFolder(), 'outcome.json');
  const { exited } = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=./scripts/outcomeReporter.ts',
      ...left.map((pattern) => `--exclude=${pattern}`),
    ],
    { cwd: root, output: 'inherit', env: { ...process.env, [outcomeFileVariable]: file } },
  );
  const code = await exited;
  const outcome = JSON.parse(await readFile(file, 'utf8')) as VitestOutcome;
  // Vitest's own process may fail without an error in its report.
  if (outcome.failures.length + outcome.outside.length === 0 && code !== 0)
    return { ...outcome, outside: [`Vitest ended with code ${code}.`] };
  return outcome;
}
