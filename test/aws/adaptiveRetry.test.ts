/** What a throttled service is asked by clients that adapt, beside clients that only retry. */
import { DescribeClientVpnEndpointsCommand } from '@aws-sdk/client-ec2';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientSet, type ClientSet } from '../../src/aws/access/clients';
import { createBackend } from '../../src/aws/index';
import { wireHandler } from '../../src/aws/http/wireHandler';
import { scopeId } from '../../src/core/model/scope';
import { Session } from '../../src/core/session/session';
import { Store } from '../../src/core/state/store';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { FakeLog } from '../fakes/fakeLog';

const minute = 60_000;

async function throttle(simulator: Simulator, rate: number): Promise<void> {
  const body = JSON.stringify({ kind: 'throttle', rate });
  const request = { method: 'POST', path: '/_simulator/faults', headers: {}, body };
  expect((await simulator.handle(request)).status).toBe(200);
}

function clients(simulator: Simulator, retryMode?: 'standard'): ClientSet {
  const { region, handle } = simulator;
  return clientSet((service) => ({
    region,
    requestHandler: wireHandler(handle, 20_000),
    endpoint: `https://${service}.${region}.amazonaws.com`,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    ...(retryMode && { retryMode }),
  }));
}

/** How many requests reach the service in ten seconds from four that ask without a pause. */
async function requestsInTenSeconds(rate: number, retryMode?: 'standard'): Promise<number> {
  const simulator = createSimulator({ scenario: 'quiet', speed: 0 });
  const ec2 = clients(simulator, retryMode).reading.ec2();
  // The first call loads modules, which takes real time.
  await ec2.send(new DescribeClientVpnEndpointsCommand({}));
  await throttle(simulator, rate);
  const before = simulator.calls().length;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const end = Date.now() + 10_000;
  const ask = async (): Promise<void> => {
    while (Date.now() < end) {
      await ec2.send(new DescribeClientVpnEndpointsCommand({})).catch(() => undefined);
      // A round trip: nobody asks more often than that.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const workers = Promise.all(Array.from({ length: 4 }, ask));
  while (Date.now() < end) await timePasses();
  const requests = simulator.calls().length - before;
  await timePassesUntil(workers);
  vi.useRealTimers();
  simulator.dispose();
  return requests;
}

/** Advances the time by 100 ms; `setImmediate` lets work go on that waits for no timer. */
async function timePasses(): Promise<void> {
  await vi.advanceTimersByTimeAsync(100);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Advances the time until the work is done, however long its parts take in real time. */
async function timePassesUntil(work: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = work.then(() => {
    isDone = true;
  });
  // Read in a function, because the compiler does not see that the value changes.
  const waits = (): boolean => !isDone;
  while (waits()) await timePasses();
  await done;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a throttled service', () => {
  it.each([
    [1, 5],
    [0.5, 2],
  ])(
    'that refuses %d of its calls is asked at least %d times less often',
    async (rate, times) => {
      const standard = await requestsInTenSeconds(rate, 'standard');
      const adaptive = await requestsInTenSeconds(rate);
      expect(standard / adaptive).toBeGreaterThan(times);
    },
    60_000,
  );

  it('that refuses nothing is asked as often', async () => {
    const standard = await requestsInTenSeconds(0, 'standard');
    expect(await requestsInTenSeconds(0)).toBe(standard);
  }, 60_000);

  it('is asked again later, and the view says until when', async () => {
    const simulator = createSimulator({ scenario: 'office', speed: 0 });
    await throttle(simulator, 1);
    const { clock, handle: wire, trial } = simulator;
    const log = new FakeLog();
    const store = new Store(log);
    const session = new Session({
      ...{ store, log },
      intervalMs: () => minute,
      load: () => Promise.resolve(createBackend({ log, clock, wire, trial })),
    });
    const scope = { profile: 'trial', region: trial.region };
    await session.apply({ trial: true, scopes: [scope] });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const refreshed = session.refresh();
    await timePassesUntil(refreshed);
    const known = store.scope(scopeId(scope));
    expect(known?.endpoints).toMatchObject({ failure: { kind: 'throttled' } });
    expect((known?.throttledUntil ?? 0) - clock.now()).toBeGreaterThan(1.7 * minute);
    session.dispose();
    simulator.dispose();
  });
});
