/** Vitest as a suite: one rare failure does not lose a run, and none that stays is lost. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runVitest } from '../../scripts/vitestSuite';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'suite-'));
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    'export default { test: { globals: true, maxWorkers: 1, fileParallelism: false } };',
  );
  appendFileSync(join(folder, 'runs'), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Each file notes its runs; `isFirst` is true in the first. */
const noting = (name: string): string => `
  import { appendFileSync, readFileSync } from 'node:fs';
  const isFirst = !readFileSync('runs', 'utf8').includes('${name}');
  appendFileSync('runs', '${name}\\n');
`;

async function outcomeOf(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, `${name}.test.js`), noting(name) + text);
  const outcome = await runVitest([], { folder, output: 'ignore' });
  const runs = readFileSync(join(folder, 'runs'), 'utf8').trim().split('\n').sort();
  return { ...outcome, runs };
}

const passes = `it('passes', () => {});`;
const rare = `it('fails once', () => { if (isFirst) throw new Error('too slow'); });`;
const rareOutside = `it('ends first', () => { if (isFirst) Promise.reject(new Error('late')); });`;

it(
  'runs a file that failed once more alone, and names it flaky',
  { timeout: 300_000 },
  async () => {
    const outcome = await outcomeOf({ good: passes, rare: `${rare}${passes}` });
    expect(outcome).toMatchObject({ passed: 3, failures: [], runs: ['good', 'rare', 'rare'] });
    expect(outcome.flaky).toEqual([
      expect.stringMatching(/^rare\.test\.js: fails once\n(.*\n)*.*too slow/),
    ]);
  },
);

it('reports what fails both times with both reasons', { timeout: 300_000 }, async () => {
  const { passed, failures, flaky } = await outcomeOf({
    bad: `it('fails', () => { throw new Error(isFirst ? 'this' : 'that'); });`,
    unloadable: `throw new Error('no file');`,
    rare,
  });
  expect({ passed, flaky: flaky.length }).toEqual({ passed: 1, flaky: 1 });
  expect([...failures].sort()).toEqual([
    expect.stringMatching(/^bad\.test\.js: fails\n(.*\n)*.*this(.*\n)*.*once more(.*\n)*.*that/),
    expect.stringMatching(/^unloadable\.test\.js\n(.*\n)*.*no file/),
  ]);
});

it('runs all again after an error outside of all tests', { timeout: 300_000 }, async () => {
  const outcome = await outcomeOf({ good: passes, rareOutside });
  expect(outcome).toMatchObject({ passed: 2, failures: [] });
  expect(outcome.runs).toEqual(['good', 'good', 'rareOutside', 'rareOutside']);
  expect(outcome.flaky).toEqual([expect.stringMatching(/^an error outside .*\n(.*\n)*.*late/)]);
});

it('fails with an error outside of all tests that comes back', { timeout: 300_000 }, async () => {
  const { failures } = await outcomeOf({
    good: passes,
    late: `Promise.reject(new Error('late'));${passes}`,
  });
  expect(failures).toEqual([expect.stringMatching(/^an error outside .*\n(.*\n)*.*late/)]);
});
