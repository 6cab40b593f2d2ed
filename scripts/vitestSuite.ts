/** Vitest's tests as a suite: core, simulator, AWS adapters, pages, layers and manifest. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../test/outcome';
import { outcomeFileVariable } from './outcomeReporter';
import { startProcess } from './processes';
import { root } from './root';
import { temporaryFolder } from './temporaryFolder';

/**
 * Runs Vitest's tests. Its own report goes to the terminal.
 * @param left patterns of files to skip
 */
export async function runVitest(left: readonly string[] = []): Promise<Outcome> {
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
  const outcome = JSON.parse(await readFile(file, 'utf8')) as Outcome;
  // For example no file matched, or the coverage was too low.
  if (outcome.failures.length === 0 && code !== 0)
    return { ...outcome, failures: [`Vitest ended with code ${code}.`] };
  return outcome;
}
