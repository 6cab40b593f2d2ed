/** Windows of one machine over one account, on clocks that are moved by hand. */
import { scopeId, type Scope } from '../../../src/core/model/scope';
import type { Backend } from '../../../src/core/ports/backend';
import type { Clock } from '../../../src/core/base/clock';
import { Session } from '../../../src/core/session/session';
import { Store } from '../../../src/core/state/store';
import { NewEventTracker } from '../../../src/core/notifications/newEventTracker';
import { claimEvents } from '../../../src/core/notifications/claimEvents';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';
import { FakeMachine } from '../../fakes/fakeSharing';
import { plainEndpoint, vpnAlarm } from './manyAlarms';

export const minute = 60_000;
export const tokyo: Scope = { profile: 'dev', region: 'ap-northeast-1' };
export const id = scopeId(tokyo);

/** A window's clock: its monotonic time has a beginning of its own, as that of each process has. */
function clockOfProcess(clock: FakeClock, beganAt: number): Clock {
  return {
    now: () => clock.now(),
    monotonicMs: () => clock.monotonicMs() + beganAt,
    after: (ms, callback) => clock.after(ms, callback),
  };
}

/** A machine whose windows poll one scope each minute. */
export function machineWithWindows() {
  const clock = new FakeClock();
  const aws = new FakeAws({ scope: tokyo, clock });
  aws.endpointList.push(plainEndpoint('cvpn-endpoint-1'));
  aws.alarms.add(vpnAlarm('vpn', 'cvpn-endpoint-1'));
  const machine = new FakeMachine(clock);
  const notified: string[] = [];
  let opened = 0;
  const open = async (name: string, trial = false) => {
    const log = new FakeLog();
    const store = new Store(log);
    const backend: Backend = {
      clock: clockOfProcess(clock, 1e9 * ++opened),
      ...(trial && { trial: {} as Backend['trial'] & object }),
      signIn: () => Promise.resolve(),
      configFault: () => Promise.resolve(undefined),
      profiles: () => Promise.resolve([]),
      regions: () => [],
      open: () => aws,
      dispose: () => undefined,
    };
    const sharing = machine.window();
    const session = new Session({
      ...{ store, log, sharing },
      intervalMs: () => minute,
      load: () => Promise.resolve(backend),
    });
    const tracker = new NewEventTracker(store);
    store.onDidChange((change) => {
      tracker.note(change);
    });
    session.onDidRefresh((of) => {
      const newEvents = tracker.take(of, {
        endpoints: new Set(),
        users: new Set(),
        allUsers: false,
        allAlarms: false,
      });
      const claim = async (keys: readonly string[]): Promise<ReadonlySet<string>> => {
        const claimed = await session.notified.claim(keys);
        for (const key of claimed) notified.push(`${name} ${key}`);
        return claimed;
      };
      if (!newEvents) return;
      void claimEvents({ claim }, newEvents).then(() => session.remember(newEvents.scope));
    });
    await session.apply({ trial, scopes: [tokyo] });
    await clock.settle();
    const refreshes: number[] = [];
    session.onDidRefresh(() => refreshes.push(clock.now()));
    const fetchedAt = () => {
      const part = store.scope(id)?.endpoints;
      return part && 'fetchedAt' in part ? part.fetchedAt : undefined;
    };
    return { session, store, fetchedAt, refreshes, sharing };
  };
  const focus = async (to: { session: Session }, from?: { session: Session }): Promise<void> => {
    from?.session.setActive(false);
    to.session.setActive(true);
    await clock.settle();
  };
  const polls = () => aws.calls.count('endpoints.list');
  return { clock, aws, machine, open, focus, polls, notified };
}
