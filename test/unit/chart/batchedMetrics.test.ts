/** Several charts ask in one moment: how many calls that makes, and that each gets its own answer. */
import { describe, expect, it } from 'vitest';
import { batchedMetrics } from '../../../src/core/chart/batchedMetrics';
import { ExpectedError } from '../../../src/core/model/errors';
import type { MetricsPort, TimeRange } from '../../../src/core/ports/aws';
import { FakeAws } from '../../fakes/fakeAws';

const minute = 60_000;
const hour: TimeRange = { start: 0, end: 60 * minute };

function setUp() {
  const aws = new FakeAws();
  const ids = ['a', 'b', 'c'];
  for (const [index, id] of ids.entries()) {
    aws.samplesOf.set(
      id,
      Array.from({ length: 12 }, (_, i) => ({ at: i * 5 * minute, value: index * 100 + i })),
    );
  }
  const calls = () => aws.calls.recorded.map(({ args }) => args);
  return { aws, ids, metrics: batchedMetrics(aws.metrics), calls };
}

describe('gathered metrics', () => {
  it('ask once for all that is asked in one moment, and again in the next', async () => {
    const { aws, ids, metrics, calls } = setUp();
    const all = await Promise.all(ids.map((id) => metrics.samples(id, hour, 60)));
    expect(calls()).toEqual([[ids, hour, 60]]);
    expect(all).toEqual(ids.map((id) => aws.samplesOf.get(id)));
    await metrics.samples('a', hour, 60);
    expect(calls()).toHaveLength(2);
  });

  it('make one call for each end and period', async () => {
    const { metrics, calls } = setUp();
    const later = { start: 0, end: 90 * minute };
    await Promise.all([
      metrics.samples('a', hour, 60),
      metrics.samples('b', hour, 300),
      metrics.samples('c', later, 60),
      metrics.samples('a', later, 60),
    ]);
    expect(calls()).toEqual([
      [['a'], hour, 60],
      [['b'], hour, 300],
      [['c', 'a'], later, 60],
    ]);
  });

  it('read from where the first begins, and give each what it asked for', async () => {
    const { metrics, calls } = setUp();
    const [whole, end, same] = await Promise.all([
      metrics.samples('a', hour, 60),
      metrics.samples('b', { ...hour, start: 45 * minute + 1 }, 60),
      metrics.samples('b', { ...hour, start: 50 * minute }, 60),
    ]);
    expect(calls()).toEqual([[['a', 'b'], hour, 60]]);
    expect(whole).toHaveLength(12);
    expect(end.map(({ value }) => value)).toEqual([109, 110, 111]);
    expect(same.map(({ value }) => value)).toEqual([110, 111]);
  });

  it('let one leave without the others, and end the call when nobody waits', async () => {
    const { aws, metrics } = setUp();
    aws.calls.fail('metrics.samplesOf', { when: 'never' });
    const [one, two] = [new AbortController(), new AbortController()];
    const asked = [
      metrics.samples('a', hour, 60, one.signal),
      metrics.samples('b', hour, 60, two.signal),
    ];
    const left = asked[0]!.catch((error: unknown) => error);
    const last = asked[1]!.catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 0));
    one.abort();
    expect(await left).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(aws.calls.recorded).toHaveLength(1);
    two.abort();
    expect(await last).toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it('make no call for a requester that left before', async () => {
    const { metrics, calls } = setUp();
    const controller = new AbortController();
    const asked = metrics.samples('a', hour, 60, controller.signal).catch((e: unknown) => e);
    controller.abort();
    expect(await asked).toMatchObject({ failure: { kind: 'cancelled' } });
    await metrics.samples('b', hour, 60);
    expect(calls()).toEqual([[['b'], hour, 60]]);
  });

  it('report a failed call to everybody, and a series only to its requester', async () => {
    const { aws, metrics } = setUp();
    aws.calls.fail('metrics.samplesOf', { kind: 'denied', when: 'before' });
    const failed = await Promise.allSettled([
      metrics.samples('a', hour, 60),
      metrics.samples('b', hour, 60),
    ]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const half: MetricsPort = {
      ...aws.metrics,
      samplesOf: (ids) =>
        Promise.resolve(
          ids.map((id) => (id === 'a' ? new ExpectedError({ kind: 'server', resource: id }) : [])),
        ),
    };
    const gathered = batchedMetrics(half);
    const both = await Promise.allSettled([
      gathered.samples('a', hour, 60),
      gathered.samples('b', hour, 60),
    ]);
    expect(both).toMatchObject([
      { status: 'rejected', reason: { failure: { kind: 'server', resource: 'a' } } },
      { status: 'fulfilled', value: [] },
    ]);
  });
});
