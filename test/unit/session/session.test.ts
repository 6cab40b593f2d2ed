/** Following the settings: what is loaded, polled and disposed. */
import { describe, expect, it } from 'vitest';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import type { Backend } from '../../../src/core/ports/backend';
import { Session } from '../../../src/core/session/session';
import { Store } from '../../../src/core/state/store';
import { deleteAlarmCall, putAlarmCall, type AwsCall } from '../../../src/core/ports/calls';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';
import { foreignAlarm, plainEndpoint, vpnAlarm } from '../polling/manyAlarms';

const tokyo: Scope = { profile: 'dev', region: 'ap-northeast-1' };
const osaka: Scope = { profile: 'dev', region: 'ap-northeast-3' };

interface FakeBackend extends Backend {
  readonly opened: Map<string, FakeAws>;
  disposed: boolean;
}

function fakeBackend(clock: FakeClock, fixedScopes?: readonly Scope[]): FakeBackend {
  const opened = new Map<string, FakeAws>();
  const backend: FakeBackend = {
    opened,
    disposed: false,
    clock,
    ...(fixedScopes && { fixedScopes }),
    signIn: () => Promise.resolve(),
    configFault: () => Promise.resolve(undefined),
    profiles: () => Promise.resolve([]),
    regions: () => [],
    open: (scope) => {
      const id = scopeId(scope);
      const aws = opened.get(id) ?? new FakeAws({ scope, clock });
      opened.set(id, aws);
      return aws;
    },
    dispose: () => {
      backend.disposed = true;
    },
  };
  return backend;
}

function setUp(readOnly = false) {
  const clock = new FakeClock();
  const log = new FakeLog();
  const store = new Store(log);
  const loaded: { readonly trial: boolean; readonly backend: FakeBackend }[] = [];
  const written: AwsCall[] = [];
  const session = new Session({
    store,
    log,
    readOnly: () => readOnly,
    intervalMs: () => 60_000,
    load: (trial) => {
      const fake = fakeBackend(clock, trial ? [{ profile: 'trial', region: 'r' }] : undefined);
      const backend: FakeBackend = { ...fake, onWritten: (call) => written.push(call) };
      backend.dispose = () => {
        backend.disposed = true;
      };
      loaded.push({ trial, backend });
      return Promise.resolve(backend);
    },
  });
  const scopes = () => store.snapshot.scopes.map(({ scope }) => scopeId(scope));
  return { written, clock, store, session, loaded, scopes };
}

describe('Session', () => {
  it('loads nothing while no scope is chosen', async () => {
    const { session, loaded, scopes } = setUp();
    session.setActive(true);
    await session.apply({ trial: false, scopes: [] });
    expect(loaded).toEqual([]);
    expect(scopes()).toEqual([]);
  });

  it('polls the chosen scopes while a view is visible', async () => {
    const { clock, session, loaded, store } = setUp();
    session.setActive(true);
    await session.apply({ trial: false, scopes: [tokyo, osaka] });
    await clock.settle(60_000);
    expect(store.snapshot.scopes.map((s) => s.endpoints.kind)).toEqual(['ready', 'ready']);
    const counts = [...loaded[0]!.backend.opened.values()].map((a) =>
      a.calls.count('endpoints.list'),
    );
    expect(counts.every((count) => count === 1 || count === 2)).toBe(true);
  });

  it('keeps the data of a scope that stays chosen, and the backend', async () => {
    const { clock, session, loaded, store, scopes } = setUp();
    session.setActive(true);
    await session.apply({ trial: false, scopes: [tokyo] });
    await clock.settle();
    const before = store.scope(scopeId(tokyo));
    await session.apply({ trial: false, scopes: [osaka, tokyo] });
    expect(scopes()).toEqual([scopeId(osaka), scopeId(tokyo)]);
    expect(store.scope(scopeId(tokyo))).toBe(before);
    expect(loaded).toHaveLength(1);
  });

  it('changes over to the trial and back, letting go of what it leaves', async () => {
    const { session, loaded, scopes } = setUp();
    await session.apply({ trial: false, scopes: [tokyo] });
    await session.apply({ trial: true, scopes: [tokyo] });
    expect(scopes()).toEqual(['trial@r']);
    expect(loaded.map(({ backend }) => backend.disposed)).toEqual([true, false]);
    await session.apply({ trial: false, scopes: [tokyo] });
    expect(scopes()).toEqual([scopeId(tokyo)]);
    expect(loaded.map(({ backend }) => backend.disposed)).toEqual([true, true, false]);
  });

  it('ends with what the last settings say, however quickly they change', async () => {
    const { session, scopes } = setUp();
    await Promise.all([
      session.apply({ trial: false, scopes: [tokyo] }),
      session.apply({ trial: true, scopes: [] }),
      session.apply({ trial: false, scopes: [osaka] }),
    ]);
    expect(scopes()).toEqual([scopeId(osaka)]);
  });

  it('stops polling and clears when the last scope goes', async () => {
    const { clock, session, loaded, scopes } = setUp();
    session.setActive(true);
    await session.apply({ trial: false, scopes: [tokyo] });
    await clock.settle();
    await session.apply({ trial: false, scopes: [] });
    await clock.settle(600_000);
    expect(scopes()).toEqual([]);
    expect(loaded[0]!.backend.opened.get(scopeId(tokyo))!.calls.count('endpoints.list')).toBe(1);
  });

  it('shows an alarm that it has put before its page is read', async () => {
    const { clock, session, loaded, store } = setUp();
    await session.apply({ trial: false, scopes: [tokyo] });
    const { alarms } = loaded[0]!.backend.opened.get(scopeId(tokyo))!;
    for (let i = 0; i < 300; i++) alarms.add(foreignAlarm(i));
    await Promise.all([session.refresh(), clock.settle(60_000)]);
    await session.scopeAws(scopeId(tokyo)).send(putAlarmCall(vpnAlarm('vpn'), {}));
    const refreshed = session.refresh(scopeId(tokyo));
    await clock.settle();
    expect(store.scope(scopeId(tokyo))?.alarms).toMatchObject({ value: [{ name: 'vpn' }] });
    await Promise.all([refreshed, clock.settle(60_000)]);
    expect(store.scope(scopeId(tokyo))?.alarms).toMatchObject({ value: [{ name: 'vpn' }] });
  });

  it.each([true, false])('guards and reports what is written: read-only %s', async (readOnly) => {
    const { session, loaded, written } = setUp(readOnly);
    await session.apply({ trial: false, scopes: [tokyo] });
    const { alarms, calls } = loaded[0]!.backend.opened.get(scopeId(tokyo))!;
    alarms.add(vpnAlarm('vpn'));
    const call = deleteAlarmCall('vpn');
    const sent = session.scopeAws(scopeId(tokyo)).send(call);
    if (readOnly) await expect(sent).rejects.toMatchObject({ failure: { kind: 'readOnly' } });
    else expect(await sent).toEqual({});
    expect(calls.count('alarms.delete')).toBe(readOnly ? 0 : 1);
    expect(written).toEqual(readOnly ? [] : [call]);
  });

  it('reads what has rested as soon as somebody opens it, and only then', async () => {
    const { clock, session, loaded } = setUp();
    const { visibility } = session;
    session.setActive(true);
    const scope = scopeId(tokyo);
    await session.apply({ trial: false, scopes: [tokyo] });
    const { endpointList, calls } = loaded[0]!.backend.opened.get(scope)!;
    for (let i = 0; i < 5; i++) endpointList.push(plainEndpoint(`cvpn-endpoint-${i}`));
    await clock.settle(150_000);
    expect(calls.count('endpoints.connections')).toBe(5);
    visibility.setOpen({ scope, endpointId: 'cvpn-endpoint-3' }, true);
    await clock.settle();
    expect(calls.count('endpoints.connections')).toBe(6);
    visibility.setOpen({ scope, endpointId: 'cvpn-endpoint-3' }, true);
    visibility.setOpen({ scope, endpointId: 'cvpn-endpoint-4' }, false);
    await clock.settle();
    expect(calls.count('endpoints.connections')).toBe(6);
  });

  it('asks once for the samples that all charts of a scope want in one moment', async () => {
    const { session, loaded } = setUp();
    await session.apply({ trial: false, scopes: [tokyo] });
    const { metrics } = session.scopeAws(scopeId(tokyo));
    const { calls } = loaded[0]!.backend.opened.get(scopeId(tokyo))!;
    const range = { start: 0, end: 60_000 };
    await Promise.all(['a', 'b', 'c'].map((id) => metrics.samples(id, range, 60)));
    expect(calls.count('metrics.samplesOf') + calls.count('metrics.samples')).toBe(1);
  });

  it('refuses a scope that is not chosen', async () => {
    const { session } = setUp();
    await session.apply({ trial: false, scopes: [tokyo] });
    expect(session.scopeAws(scopeId(tokyo)).scope).toEqual(tokyo);
    expect(() => session.scopeAws(scopeId(osaka))).toThrow('notFound');
  });

  it('is silent once disposed', async () => {
    const { clock, session, loaded } = setUp();
    session.setActive(true);
    await session.apply({ trial: false, scopes: [tokyo] });
    await clock.settle();
    session.dispose();
    await clock.settle(600_000);
    expect(loaded[0]!.backend.disposed).toBe(true);
    expect(clock.waiting()).toBe(0);
  });
});
