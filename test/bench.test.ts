/** What the bench promises and a busy machine cannot spoil. */
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build, type BuildOptions } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { vsixFile } from '../scripts/root';
import { accounts, countCalls } from './bench/calls';
import { heapOfPolls } from './bench/heapOfPolls';
import { atMost, medianOf, table } from './bench/measurement';
import { ratioOf, timePairs } from './bench/ratio';
import { largestVsix } from './bench/sizes';

describe('a refresh', () => {
  it.each(accounts)('takes no call more than it must: $name', async (account) => {
    const { actual, least, quickPages } = await countCalls(account);
    expect(actual).toBe(least + quickPages);
  });
});

describe('polling', () => {
  it('leaves nothing behind in memory', { timeout: 120_000 }, async () => {
    const [early = NaN, late = NaN] = await heapOfPolls([100, 600]);
    expect(late / early).toBeLessThan(1.1);
  });
});

describe('the package', () => {
  it.skipIf(!existsSync(vsixFile))('is no larger than its limit', () => {
    expect(statSync(vsixFile).size).toBeLessThanOrEqual(largestVsix);
  });

  it('starts with the extension’s own code alone', async () => {
    const { bundles } = createRequire(import.meta.url)('../esbuild.js') as {
      bundles: { extension: BuildOptions };
    };
    const { metafile } = await build({ ...bundles.extension, write: false, metafile: true });
    const foreign = Object.keys(metafile.inputs).filter(
      (file) => !file.startsWith('src/') || /^src\/(aws|simulator|webview)\//.test(file),
    );
    expect(foreign).toEqual([]);
  });
});

describe('a ratio', () => {
  it('is that of each round, so that a slow round counts as any other', () => {
    const times = { work: [2, 40, 3], reference: [1, 20, 1] };
    const row = ratioOf({ what: 'work', reference: 'rest', limit: 2 }, times);
    expect(row).toMatchObject({ what: 'work, to rest', value: 2, unit: '×', spread: [2, 2.5] });
    expect(row.target).toEqual({ text: '≤ 2 ×', met: true });
    expect(row.absolute).toBe('3.0 to 1.0 ms');
  });

  it('is to the median of the reference where that was timed more often', () => {
    const row = ratioOf({ what: 'a', reference: 'b' }, { work: [6], reference: [1, 3] });
    expect([row.value, row.target]).toEqual([3, undefined]);
  });

  it('times both in each round, in alternating order, after one that does not count', () => {
    const order: string[] = [];
    const times = timePairs(
      () => order.push('work'),
      () => order.push('reference'),
      2,
    );
    expect(order.slice(2)).toEqual(['work', 'reference', 'reference', 'work']);
    expect([times.work.length, times.reference.length]).toEqual([2, 2]);
  });
});

describe('the table', () => {
  it('gives the middle of what was measured, and where the middle half lies', () => {
    expect(medianOf([5, 1, 2, 4, 3])).toEqual({ value: 3, spread: [2, 4] });
    expect(medianOf([1, 2])).toEqual({ value: 1.5, spread: [1.25, 1.75] });
  });

  it('says plainly which target is missed', () => {
    const lines = table([
      { what: 'quick', value: 15, unit: 'ms', target: atMost(15, 15, 'ms') },
      { what: 'slow', value: 15.1, unit: 'ms', target: atMost(15.1, 15, 'ms') },
    ]).split('\n');
    expect(lines[1]).toMatch(/^quick .*15 ms .*≤ 15 ms +ok$/);
    expect(lines[2]).toMatch(/^slow .*15\.1 ms .*≤ 15 ms +MISSED$/);
  });
});
