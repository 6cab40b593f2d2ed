/** Reads every page of a region's alarms, with failures of any page. */
import { describe, expect, it, vi } from 'vitest';
import { isExpected, type FailureKind } from '../../../src/core/model/errors';
import { AlarmPages } from '../../../src/core/polling/alarmPages';
import { FakeAws } from '../../fakes/fakeAws';
import { foreignAlarm } from './manyAlarms';

const { signal } = new AbortController();

function region(count: number): FakeAws {
  const aws = new FakeAws();
  for (let i = 0; i < count; i++) aws.alarms.add(foreignAlarm(i));
  return aws;
}

/** The same numbers for the same seed: a linear congruential generator. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;
}

/** Reads to the end, however often a page fails; returns how many tries failed. */
async function readAll(pages: AlarmPages, aws: FakeAws, fail: () => void): Promise<number> {
  let failures = 0;
  while (!pages.done) {
    fail();
    const read = pages.read(Infinity, signal).catch((error: unknown) => {
      if (!isExpected(error)) throw error;
      failures++;
    });
    await aws.clock.settle(60_000);
    await read;
  }
  return failures;
}

describe('AlarmPages', () => {
  it('reads three pages a second', async () => {
    const aws = region(1000);
    const pages = new AlarmPages(aws.alarms, aws.clock);
    const read = pages.read(Infinity, signal);
    await aws.clock.settle(2900);
    expect(aws.calls.count('alarms.page')).toBe(9);
    await aws.clock.settle(200);
    await read;
    expect(pages.done).toBe(true);
    expect(pages.found).toHaveLength(1000);
  });

  const kinds: readonly FailureKind[] = ['throttled', 'network', 'server', 'expired', 'invalid'];

  it.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'ends with the whole list after failures by chance (seed %i)',
    async (seed) => {
      const random = randomOf(seed);
      const count = Math.floor(random() * 1500);
      const aws = region(count);
      const pages = new AlarmPages(aws.alarms, aws.clock);
      let left = 30;
      const failures = await readAll(pages, aws, () => {
        if (left-- <= 0) return;
        const kind = kinds[Math.floor(random() * kinds.length)] ?? 'server';
        aws.calls.fail('alarms.page', { kind, when: 'before' }, 1 + Math.floor(random() * 10));
      });
      const names = pages.found.map(({ name }) => name).sort();
      expect(names).toEqual([...aws.alarms.byName.keys()].sort());
      const answered = aws.calls.count('alarms.page') - failures;
      expect(answered).toBeGreaterThanOrEqual(Math.max(1, Math.ceil(count / 100)));
    },
  );

  it('asks for no page twice when one is refused for a while', async () => {
    const aws = region(500);
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' }, 4);
    const pages = new AlarmPages(aws.alarms, aws.clock);
    expect(await readAll(pages, aws, () => undefined)).toBe(1);
    expect(aws.calls.count('alarms.page')).toBe(6);
  });

  it('begins again when CloudWatch no longer takes the token', async () => {
    const aws = region(500);
    aws.calls.fail('alarms.page', { kind: 'invalid', when: 'before' }, 4);
    const pages = new AlarmPages(aws.alarms, aws.clock);
    await readAll(pages, aws, () => undefined);
    expect(aws.calls.count('alarms.page')).toBe(4 + 5);
    expect(pages.pageCount).toBe(5);
  });

  it('gives up a list that never ends, and then starts again', async () => {
    const aws = region(1);
    let token = 0;
    vi.spyOn(aws.alarms, 'page').mockImplementation(() =>
      Promise.resolve({ alarms: [], next: `${++token}` }),
    );
    const pages = new AlarmPages(aws.alarms, aws.clock);
    const read = pages.read(Infinity, signal);
    const failed = expect(read).rejects.toMatchObject({ failure: { kind: 'tooLarge' } });
    await aws.clock.settle(2001 * 334);
    await failed;
    expect(token).toBe(2001);
    expect(pages.pageCount).toBe(0);
  });

  it('stops waiting when it is aborted', async () => {
    const aws = region(500);
    const controller = new AbortController();
    const read = new AlarmPages(aws.alarms, aws.clock).read(Infinity, controller.signal);
    await aws.clock.settle(100);
    controller.abort();
    await expect(read).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(aws.clock.waiting()).toBe(0);
  });
});
