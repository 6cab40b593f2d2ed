/** What a run of Vitest came to, also when something went wrong outside of its tests. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { outcomeFileVariable, type VitestOutcome } from '../../scripts/outcomeReporter';
import { root } from '../../scripts/root';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcome-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function outcomeOf(files: Readonly<Record<string, string>>): VitestOutcome {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const file = join(folder, 'outcome.json');
  const reporter = join(root, 'scripts/outcomeReporter.ts');
  const options = ['--root', folder, '--globals', '--maxWorkers=1', `--reporter=${reporter}`];
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...options],
      {
        cwd: folder,
        env: { ...process.env, [outcomeFileVariable]: file },
        stdio: 'ignore',
      },
    );
  } catch {
    // It ends with code 1 when a test fails.
  }
  return JSON.parse(readFileSync(file, 'utf8')) as VitestOutcome;
}

it('counts what passed, and names what failed with its file and error', { timeout: 60_000 }, () => {
  const { passed, failures, outside } = outcomeOf({
    'a.test.js': `
      describe('sums', () => {
        it('are right', () => expect(1 + 1).toBe(2));
        it('are wrong', () => expect(1 + 1).toBe(3));
        it.skip('are skipped', () => {});
      });`,
    'broken.test.js': `throw new Error('cannot load');`,
    'late.test.js': `
      it('ends before its error', () => {
        for (const _ of [1, 2]) Promise.reject(new Error('rejected late'));
      });`,
  });
  expect(passed).toBe(2);
  expect(failures).toEqual([
    expect.stringMatching(/a\.test\.js: sums > are wrong\n.*expected 2 to be 3/),
    expect.stringMatching(/broken\.test\.js\n.*cannot load/),
  ]);
  expect(outside).toEqual([
    expect.stringMatching(/^an error outside of all tests, .*late\.test\.js.*\n.*rejected late/),
  ]);
});
