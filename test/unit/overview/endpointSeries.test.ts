/** The samples of the last day, read as seldom as possible. */
import { describe, expect, it } from 'vitest';
import { scopeId } from '../../../src/core/model/scope';
import type { Sample } from '../../../src/core/model/sample';
import { EndpointSeries } from '../../../src/core/overview/rows/endpointSeries';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeLog } from '../../fakes/fakeLog';
import { testConnection, testEndpoint, testScopeSnapshot } from '../../fakes/snapshots';
import { succeeded } from '../../../src/core/model/snapshot';

const minute = 60_000;
const e1 = testEndpoint().id;

function setUp(size = 1) {
  const fake = new FakeAws();
  const { scope, clock } = fake;
  const id = scopeId(scope);
  const store = new Store(new FakeLog());
  const bugs: unknown[] = [];
  const series = new EndpointSeries({
    store,
    scopeAws: () => fake,
    clock: () => clock,
    onBug: (error) => bugs.push(error),
  });
  store.setScopes([scope]);
  const endpoints = Array.from({ length: size }, (_, index) =>
    testEndpoint({ id: index === 0 ? e1 : `e-${index}` }),
  );
  const show = (open: number): void => {
    const connections = Array.from({ length: open }, (_, i) => testConnection({ id: `c-${i}` }));
    store.update(id, () => ({
      ...testScopeSnapshot({ scope, endpoints }),
      connections: { [e1]: succeeded(connections, clock.now()) },
    }));
  };
  show(0);
  const samples = (...all: readonly Sample[]): void => {
    fake.samplesOf.set(e1, all);
  };
  const reads = (): readonly (readonly unknown[])[] =>
    fake.calls.recorded
      .filter(({ operation }) => operation === 'metrics.samplesOf')
      .map(({ args }) => args);
  return { fake, clock, id, store, bugs, series, show, samples, reads };
}

describe('the series of endpoints', () => {
  it('are not read while no view is visible', async () => {
    const { series, reads, id } = setUp();
    await series.follow();
    expect(reads()).toHaveLength(0);
    expect(series.of(id, e1)).toBeUndefined();
  });

  it('are read for a day, then only what is new', async () => {
    const { series, clock, samples, reads, id, bugs } = setUp();
    const start = clock.now();
    samples({ at: start - 10 * minute, value: 2 });
    series.setVisible(true);
    await series.follow();
    expect(series.of(id, e1)?.[0]).toEqual({ at: start - 10 * minute, value: 2 });
    await series.follow();
    expect(reads()).toHaveLength(1);
    clock.advance(5 * minute);
    samples({ at: start - 10 * minute, value: 2 }, { at: start, value: 3 });
    await series.follow();
    expect(reads().map(([, range]) => (range as { start: number }).start - start)).toEqual([
      -24 * 60 * minute,
      -20 * minute,
    ]);
    expect(series.of(id, e1)?.map(({ value }) => value)).toEqual([2, 3]);
    expect(bugs).toEqual([]);
  });

  it('are read less often for many endpoints', async () => {
    const { series, clock, reads } = setUp(1000);
    series.setVisible(true);
    await series.follow();
    clock.advance(49 * minute);
    await series.follow();
    expect(reads()).toHaveLength(1);
    clock.advance(minute);
    await series.follow();
    expect(reads().length).toBeGreaterThan(1);
  });

  it('continue with the numbers of the polls', async () => {
    const { series, clock, samples, show, id } = setUp(200);
    samples({ at: clock.now() - 10 * minute, value: 2 });
    series.setVisible(true);
    await series.follow();
    clock.advance(6 * minute);
    show(4);
    await series.follow();
    expect(series.of(id, e1)?.map(({ value }) => value)).toEqual([2, 0, 4]);
  });

  it('stay as they were when they cannot be read', async () => {
    const { series, clock, samples, fake, id, bugs } = setUp();
    samples({ at: clock.now() - 10 * minute, value: 2 });
    series.setVisible(true);
    await series.follow();
    fake.calls.fail('metrics.samplesOf', { kind: 'denied', when: 'before' });
    clock.advance(5 * minute);
    await series.follow();
    expect(series.failureOf(id)?.kind).toBe('denied');
    expect(series.of(id, e1)?.[0]?.value).toBe(2);
    expect(bugs).toEqual([]);
  });

  it('say when they change, and stop when disposed', async () => {
    const { series, reads, clock } = setUp();
    let changes = 0;
    series.onDidChange(() => changes++);
    series.setVisible(true);
    await series.follow();
    expect(changes).toBe(1);
    series.dispose();
    clock.advance(10 * minute);
    await series.follow();
    expect(reads()).toHaveLength(1);
  });
});
