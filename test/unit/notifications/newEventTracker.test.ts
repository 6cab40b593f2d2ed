/** What is reported of a refresh: everything that it brought, once, and nothing that was there before. */
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/core/model/connection';
import { scopeId } from '../../../src/core/model/scope';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import { OwnLedger } from '../../../src/core/session/ownLedger';
import { createFormat } from '../../../src/core/text/format';
import { claimEvents } from '../../../src/core/notifications/claimEvents';
import { noticesOf } from '../../../src/core/notifications/notices';
import { plainTranslate } from '../../fakes/plainTranslate';
import {
  missing,
  testAlarm,
  testConnection,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testTransition,
} from '../../fakes/snapshots';
import { noneMuted, trackedWindow } from './window';

const id = scopeId(testScope);
const words = { t: plainTranslate, format: createFormat({ locale: 'en-GB', timeZone: 'UTC' }) };
const endpoints = [testEndpoint()];
const alarms = [testAlarm()];
const quiet = testScopeSnapshot({ endpoints, alarms });
const hana = testConnection();
const mei = testConnection({ id: 'cvpn-connection-2', username: 'mei', startedAt: 1 });

function setUp() {
  const { store, tracker } = trackedWindow();
  const read = (scope: ScopeSnapshot, fromOtherWindow = false): void => {
    if (fromOtherWindow) store.applyRemote(id, () => scope);
    else store.update(id, () => scope);
  };
  const texts = (muteSettings = noneMuted) => {
    const newEvents = tracker.take(id, muteSettings);
    return newEvents ? noticesOf(newEvents, words).map(({ text }) => text) : [];
  };
  return { tracker, read, texts };
}

describe('a refresh', () => {
  it('at start-up brings no new events', () => {
    const { read, texts } = setUp();
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana] }));
    expect(texts()).toEqual([]);
  });

  it('notifies of an alarm and of new connections in one notification, once', () => {
    const { read, texts } = setUp();
    read(quiet);
    texts();
    const fired = { endpoints, alarms, transitions: [testTransition()] };
    read(testScopeSnapshot(fired, { connections: quiet.connections }));
    read(testScopeSnapshot({ ...fired, connections: [hana, mei] }));
    const [text, ...others] = texts();
    expect(others).toEqual([]);
    expect(text).toMatch(/alarm .* 10:02\..* mei and hana connected to corp-vpn\.$/);
    expect(texts()).toEqual([]);
  });

  it('notifies of a connection that came and went between two', () => {
    const { read, texts } = setUp();
    read(quiet);
    texts();
    const gone = testConnection({ state: 'terminated', endedAt: 2 });
    read(testScopeSnapshot({ endpoints, alarms, connections: [gone] }));
    expect(texts()).toEqual(['hana connected to corp-vpn. The connection has already ended.']);
  });

  it('that failed for the connections forgets nothing of what was known', () => {
    const { read, texts } = setUp();
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana] }));
    texts();
    const { connections } = testScopeSnapshot({ endpoints, alarms, connections: [hana] });
    const broken = missing<never>({ kind: 'network' });
    read(testScopeSnapshot({ endpoints, alarms }, { connections: { 'cvpn-endpoint-1': broken } }));
    expect(texts()).toEqual([]);
    read(testScopeSnapshot({ endpoints, alarms }, { connections }));
    expect(texts()).toEqual([]);
  });

  it('of another window is notified by that window', () => {
    const { read, texts } = setUp();
    read(quiet);
    texts();
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana] }), true);
    expect(texts()).toEqual([]);
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana, mei] }));
    expect(texts()).toEqual(['mei connected to corp-vpn.']);
  });

  it('of a window that ended before it notified is reported by another one', () => {
    const { read, texts, tracker } = setUp();
    const missed = (): readonly string[] => {
      const newEvents = tracker.takeFromOthers(id, noneMuted);
      return newEvents ? noticesOf(newEvents, words).map(({ text }) => text) : [];
    };
    read(quiet);
    texts();
    expect([tracker.readElsewhere, missed()]).toEqual([[], []]);
    const remote = (connections: readonly Connection[]): void => {
      read(testScopeSnapshot({ endpoints, alarms, connections }), true);
    };
    remote([hana]);
    // The wait is for what was read when it began.
    remote([hana, mei]);
    expect(texts()).toEqual([]);
    expect(missed()).toEqual(['hana connected to corp-vpn.']);
    expect(tracker.readElsewhere).toEqual([id]);
    expect(missed()).toEqual(['mei connected to corp-vpn.']);
    expect([tracker.readElsewhere, missed()]).toEqual([[], []]);
    // What was read elsewhere at start-up is not new.
    const late = setUp();
    late.read(testScopeSnapshot({ endpoints, alarms, connections: [hana] }), true);
    const newEvents = late.tracker.takeFromOthers(id, noneMuted);
    expect(newEvents && noticesOf(newEvents, words)).toEqual([]);
  });

  it.each([
    ['a muted endpoint', { ...noneMuted, endpoints: new Set([`${id}/cvpn-endpoint-1`]) }, []],
    ['a muted user', { ...noneMuted, users: new Set(['hana']) }, ['mei connected to corp-vpn.']],
    ['everybody', { ...noneMuted, allUsers: true }, []],
  ])('is silent about %s', (_, muteSettings, expected) => {
    const { read, texts } = setUp();
    read(quiet);
    texts();
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana, mei] }));
    expect(texts(muteSettings)).toEqual(expected);
  });

  it('leaves to others what they have notified already', async () => {
    const { read, tracker } = setUp();
    read(quiet);
    tracker.take(id, noneMuted);
    read(testScopeSnapshot({ endpoints, alarms, connections: [hana, mei] }));
    const newEvents = tracker.take(id, noneMuted);
    const ledger = new OwnLedger();
    await ledger.claim([JSON.stringify(['joined', hana.id])]);
    const mine = newEvents && (await claimEvents(ledger, newEvents));
    expect(mine && noticesOf(mine, words).map(({ users }) => users)).toEqual([['mei']]);
  });
});
