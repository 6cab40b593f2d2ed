/** A hundred scopes: how many are asked at once, who waits for whom, and who does not. */
import { describe, expect, it } from 'vitest';
import { Visibility } from '../../../src/core/state/visibility';
import { scopeId } from '../../../src/core/model/scope';
import type { EndpointsPort } from '../../../src/core/ports/aws';
import { Poller } from '../../../src/core/polling/poller';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';

const answerMs = 100;
const minute = 60_000;

/** Scopes whose every list of endpoints takes 100 ms; those named in `hanging` never answer. */
function setUp(count: number, hanging: readonly number[] = []) {
  const clock = new FakeClock();
  const log = new FakeLog();
  const store = new Store(log);
  /** The regions asked, in order. */
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  const scopes = Array.from({ length: count }, (_, i) => {
    const aws = new FakeAws({ clock, scope: { profile: 'fleet', region: `region-${i}` } });
    const { endpoints } = aws;
    const list: EndpointsPort['list'] = async (signal) => {
      asked.push(aws.scope.region);
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => {
        if (!hanging.includes(i)) clock.after(answerMs, resolve);
      });
      underWay--;
      return endpoints.list(signal);
    };
    return Object.assign(aws, { endpoints: { ...endpoints, list } });
  });
  const refreshed: number[] = [];
  const poller = new Poller(scopes, {
    store,
    visibility: new Visibility((error) => {
      throw error;
    }),
    clock,
    log,
    intervalMs: () => minute,
    liveIntervalMs: () => 0,
    random: () => 0.5,
    onConnectionsRead: () => undefined,
    onRefreshed: () => refreshed.push(clock.now()),
  });
  store.setScopes(scopes.map(({ scope }) => scope));
  const ready = () => store.snapshot.scopes.filter((s) => s.endpoints.kind === 'ready').length;
  return { clock, store, poller, asked, ready, refreshed, most: () => most, log };
}

describe('Poller', () => {
  it('asks 32 scopes at once, each in its turn', async () => {
    const { clock, poller, asked, ready, most } = setUp(100);
    poller.setActive(true);
    await clock.settle(4 * answerMs);
    expect(most()).toBe(32);
    expect(ready()).toBe(100);
    expect(asked).toEqual(Array.from({ length: 100 }, (_, i) => `region-${i}`));
    poller.dispose();
    expect(clock.waiting()).toBe(0);
  });

  it('puts the scope that a person refreshes before the rest, also while it waits', async () => {
    const { clock, store, poller, asked } = setUp(100);
    poller.setActive(true);
    const id = scopeId({ profile: 'fleet', region: 'region-99' });
    await clock.settle(answerMs / 2);
    const done = poller.refresh(id);
    await clock.settle(1.5 * answerMs);
    expect(asked[32]).toBe('region-99');
    expect(store.scope(id)?.endpoints.kind).toBe('ready');
    await clock.settle(answerMs);
    await done;
    expect(asked.filter((region) => region === 'region-99')).toHaveLength(2);
    poller.dispose();
  });

  it('lets no scope that hangs hold the others up, were they more than the turns', async () => {
    const hanging = Array.from({ length: 50 }, (_, i) => i);
    const { clock, poller, ready, log } = setUp(100, hanging);
    poller.setActive(true);
    await clock.settle(35_000);
    expect(ready()).toBe(50);
    await clock.settle(minute);
    expect(ready()).toBe(50);
    poller.dispose();
    await clock.settle();
    expect(clock.waiting()).toBe(0);
    expect(log.texts('error')).toEqual([]);
  });

  it('asks nobody any more once it is disposed, and reports no refresh', async () => {
    const { clock, poller, asked, refreshed } = setUp(100);
    poller.setActive(true);
    await clock.settle(answerMs / 2);
    poller.dispose();
    await clock.settle(minute);
    expect(asked).toHaveLength(32);
    expect(refreshed).toEqual([]);
  });
});
