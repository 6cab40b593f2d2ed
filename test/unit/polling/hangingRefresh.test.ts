/** Calls that never settle: they hold up neither the Refresh command nor the polling for ever. */
import { afterEach, describe, expect, it } from 'vitest';
import { longestReadMs } from '../../../src/core/session/limitedReads';
import { RefreshScheduler } from '../../../src/core/polling/schedule/refreshScheduler';
import { FakeClock } from '../../fakes/fakeClock';
import { machineWithWindows, id, minute } from './machineWithWindows';

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** A method of a port of the fake account, as a function that a test may replace. */
type Method = (...values: readonly unknown[]) => Promise<unknown>;

/** The reads that a refresh waits for. */
const reads = [
  ['account', 'identity'],
  ['endpoints', 'list'],
  ['endpoints', 'connections'],
  ['alarms', 'page'],
  ['alarms', 'transitions'],
  ['topics', 'get'],
] as const;

type Machine = ReturnType<typeof machineWithWindows>;

/** Makes a call hang from now on; what is returned lets it answer again. */
function hang({ aws }: Machine, port: string, name: string): () => void {
  const methods = (aws as unknown as Record<string, Record<string, Method>>)[port]!;
  const before = methods[name]!;
  methods[name] = never;
  return () => {
    methods[name] = before;
  };
}

let dispose: () => void = () => undefined;
afterEach(() => {
  dispose();
});

/** A window that watches, and has read everything once. */
async function started() {
  const machine = machineWithWindows();
  const { aws, clock, open, focus } = machine;
  const topic = aws.topics.add('alerts');
  aws.alarms.add({ ...aws.alarms.the('vpn'), alarmActions: [topic.arn] });
  const window = await open('one');
  await focus(window);
  dispose = () => {
    window.session.dispose();
  };
  await clock.settle(1000);
  return { ...machine, window };
}

/** Such a window whose refresh hangs at a call while the alarm rises, and how the call answers again. */
async function hanging(port: string, name: string) {
  const machine = await started();
  const answer = hang(machine, port, name);
  machine.aws.alarms.change('vpn', 'ALARM', 'rise');
  void machine.window.session.refresh();
  return { ...machine, answer };
}

describe.each(reads)('while %s.%s hangs', (port, name) => {
  it('a person who asks for a refresh gets one', async () => {
    const { clock, polls, window, answer } = await hanging(port, name);
    await clock.settle(1000);
    answer();
    const before = polls();
    const asked = window.session.refresh();
    await clock.settle(10_000);
    await asked;
    expect(polls()).toBe(before + 1);
    expect(window.fetchedAt()).toBeGreaterThan(clock.now() - 10_000);
    expect(window.store.scope(id)?.alarms).toMatchObject({ value: [{ state: 'ALARM' }] });
  });

  it('the polling goes on by itself', async () => {
    const { clock, polls, window, answer } = await hanging(port, name);
    await clock.settle(longestReadMs - 1000);
    answer();
    const before = polls();
    await clock.settle(longestReadMs + 5 * minute);
    expect(polls()).toBeGreaterThan(before);
    expect(window.store.scope(id)?.alarms).toMatchObject({
      kind: 'ready',
      value: [{ state: 'ALARM' }],
    });
  });
});

describe('a refresh that never ends', () => {
  const setUp = () => {
    const clock = new FakeClock();
    const signals: AbortSignal[] = [];
    const poller = new RefreshScheduler({
      clock,
      intervalMs: () => minute,
      random: () => 0.5,
      refresh: (_everything, signal) => (signals.push(signal), never()),
      onRefreshed: () => undefined,
      onBug: () => undefined,
    });
    dispose = () => {
      poller.dispose();
    };
    return { clock, signals, poller };
  };

  it('is abandoned for the requester, at once when it has taken long already', async () => {
    const { clock, signals, poller } = setUp();
    poller.setActive(true);
    await clock.settle(30_000);
    for (let asked = 2; asked < 6; asked++) {
      void poller.refresh(true);
      await clock.settle();
      expect(signals).toHaveLength(asked);
      expect(signals.at(-2)?.aborted).toBe(true);
      expect(signals.at(-1)?.aborted).toBe(false);
      await clock.settle(10_000);
    }
  });

  it('is not abandoned at once, nor for what asks by itself', async () => {
    const { clock, signals, poller } = setUp();
    poller.setActive(true);
    await clock.settle(1000);
    void poller.refresh();
    await clock.settle(20_000);
    expect(signals).toHaveLength(1);
    poller.dispose();
    expect(signals[0]?.aborted).toBe(true);
  });
});

describe('shared storage that hangs', () => {
  it.each(['renew', 'acquire', 'release'] as const)(
    'in %s leaves the window on its own',
    async (step) => {
      const machine = machineWithWindows();
      const { clock, open, focus, polls } = machine;
      const window = await open('one');
      dispose = () => {
        window.session.dispose();
      };
      window.sharing.scope(id).lease[step] = never;
      await focus(window);
      await clock.settle(5 * minute);
      expect(polls()).toBeGreaterThanOrEqual(4);
    },
  );
});
