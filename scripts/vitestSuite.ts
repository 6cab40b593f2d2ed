/** Vitest's tests as a suite: core, simulator, AWS adapters, pages, layers and manifest. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attempt, runWithRetry } from '../test/attempts';
import type { Outcome } from '../test/outcome';
import { outcomeFileVariable } from './outcomeReporter';
import { startProcess } from './processes';
import { root } from './root';
import { temporaryFolder } from './temporaryFolder';

/** Where tests are, and where Vitest's own report goes. */
export interface VitestPlace {
  readonly folder: string;
  readonly output: 'inherit' | 'ignore';
}

/**
 * Runs Vitest's tests. Files with a failure run once more afterwards, alone; all files do after an error
 * outside of all tests. What does not fail again is flaky.
 * @param left patterns of files to skip
 */
export function runVitest(
  left: readonly string[] = [],
  place: VitestPlace = { folder: root, output: 'inherit' },
): Promise<Outcome> {
  let runs = 0;
  return runWithRetry((files) => {
    if (++runs > 1 && place.output === 'inherit')
      console.log(`\n── unit, once more: ${files?.join(', ') ?? 'all files'}`);
    return runOnce(left, files, place);
  });
}

async function runOnce(
  left: readonly string[],
  files: readonly string[] | undefined,
  { folder, output }: VitestPlace,
): Promise<Attempt> {
  const file = join(temporaryFolder(), 'outcome.json');
  const { exited } = startProcess(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${join(root, 'scripts/outcomeReporter.ts')}`,
      ...left.map((pattern) => `--exclude=${pattern}`),
      ...(files ? ['--maxWorkers=1', ...files] : []),
    ],
    { cwd: folder, output, env: { ...process.env, [outcomeFileVariable]: file } },
  );
  const code = await exited;
  const attempt = JSON.parse(await readFile(file, 'utf8')) as Attempt;
  if (attempt.failed.length > 0 || code === 0) return attempt;
  // Vitest's own process may fail without an error in its report.
  const title = 'an error outside of all tests';
  const wrong = `Vitest ended with code ${code}.`;
  return { ...attempt, failed: [{ title, wrong, isHook: true }] };
}
