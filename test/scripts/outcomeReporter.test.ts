/** What a run of Vitest came to, also when something went wrong outside of its tests. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { outcomeFileVariable } from '../../scripts/outcomeReporter';
import { root } from '../../scripts/root';
import type { Attempt } from '../attempts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcome-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function attemptAt(files: Readonly<Record<string, string>>): Attempt {
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
  return JSON.parse(readFileSync(file, 'utf8')) as Attempt;
}

it('names what passed, and what failed with its file and error', { timeout: 120_000 }, () => {
  const { passed, failed } = attemptAt({
    'a.test.js': `
      describe('sums', () => {
        it('are right', () => expect(1 + 1).toBe(2));
        it('are right', () => expect(2 + 1).toBe(3));
        it('are wrong', () => expect(1 + 1).toBe(3));
        it.skip('are skipped', () => {});
      });
      describe('a setting up', () => {
        beforeAll(() => { throw new Error('not set up'); });
        it('is needed', () => {});
      });`,
    'broken.test.js': `throw new Error('cannot load');`,
    'late.test.js': `
      it('ends before its error', () => {
        for (const _ of [1, 2]) Promise.reject(new Error('rejected late'));
      });`,
  });
  expect([...passed].sort()).toEqual([
    'a.test.js: sums > are right',
    'a.test.js: sums > are right (2)',
    'late.test.js: ends before its error',
  ]);
  const shown = failed.map(({ title, suite, wrong, isHook }) => ({
    ...{ title, suite, isHook },
    wrong: /expected 2 to be 3|not set up|cannot load|rejected late/.exec(wrong)?.[0],
  }));
  const file = 'a.test.js';
  const setUp = `${file}: a setting up, before or after its tests`;
  expect(shown).toEqual([
    { title: `${file}: sums > are wrong`, suite: file, isHook: false, wrong: 'expected 2 to be 3' },
    { title: setUp, suite: file, isHook: true, wrong: 'not set up' },
    { title: 'broken.test.js', suite: 'broken.test.js', isHook: true, wrong: 'cannot load' },
    {
      title: expect.stringMatching(/^an error outside of all tests, .*late\.test\.js/) as string,
      ...{ suite: undefined, isHook: true, wrong: 'rejected late' },
    },
  ]);
});
