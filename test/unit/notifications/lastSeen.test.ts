/** What of a snapshot is remembered, and what a later one makes known by it. */
import { describe, expect, it } from 'vitest';
import { lastSeenOf, withLastSeen } from '../../../src/core/notifications/lastSeen';
import { dayMs } from '../../../src/core/base/duration';
import type { LastSeen } from '../../../src/core/model/lastSeen';
import { newScopeSnapshot } from '../../../src/core/model/snapshot';
import {
  at,
  missing,
  testAlarm,
  testConnection,
  testContributorTransition,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testTransition,
} from '../../fakes/snapshots';

const hana = testConnection();
const mei = testConnection({ id: 'cvpn-connection-2', username: 'mei' });
const endpoints = [testEndpoint()];
const alarms = [testAlarm()];
const seen = testScopeSnapshot({ endpoints, alarms, connections: [hana] });
const empty = newScopeSnapshot(testScope);
const lastSeen = lastSeenOf(seen, at(10));

describe('what is remembered', () => {
  it('names alarms and connections, and no users', () => {
    const text = JSON.stringify(
      lastSeenOf({ ...seen, contributorTransitions: [testContributorTransition()] }, at(10)),
    );
    expect(text).toContain(hana.id);
    expect(text).toContain('contributor-hana');
    for (const word of ['"hana"', 'hana.corp', '203.0.113.7', '10.8.0.5'])
      expect(text).not.toContain(word);
  });

  it('is nothing of a scope that was never read', () => {
    expect(lastSeenOf(empty, at(10))).toBeUndefined();
  });

  it('stays for the parts that could not be read, and as old as it is', () => {
    const failed = missing<never>({ kind: 'network' });
    const broken = {
      ...empty,
      lastSeen,
      alarms: failed,
      connections: { 'cvpn-endpoint-1': failed },
    };
    expect(lastSeenOf(broken, at(10))).toEqual(lastSeen);
    const half = { ...seen, lastSeen, alarms: failed, connections: {} };
    expect(lastSeenOf(half, at(10))).toEqual(lastSeen);
  });
});

describe('the age of what is remembered', () => {
  const old = (part: NonNullable<LastSeen['alarms']>) => ({
    ...part,
    fetchedAt: at(10) - 1.1 * dayMs,
  });

  it('is that of each part, so that old ones are left out', () => {
    const { alarms: read, connections, contributors } = lastSeen!;
    const failed = missing<never>({ kind: 'denied' });
    const denied = { ...empty, alarms: failed, connections: seen.connections };
    const rest = { connections, contributors };
    expect(lastSeenOf({ ...denied, lastSeen: { ...rest, alarms: old(read!) } }, at(10))).toEqual(
      rest,
    );
    expect(lastSeenOf(denied, at(10))).toEqual({ connections, contributors: [] });
    expect(lastSeenOf(seen, at(10) + 1.1 * dayMs)).toBeUndefined();
  });
});

describe('the snapshot before the first one', () => {
  const later = testScopeSnapshot(
    {
      endpoints,
      alarms: [...alarms, testAlarm('cvpn-endpoint-1', { name: 'new' })],
      connections: [hana, mei],
      transitions: [
        testTransition({ at: at(9) }),
        testTransition({ at: at(10) }),
        testTransition({ alarmName: 'new', at: at(10) }),
      ],
    },
    { lastSeen },
  );

  it('has what was seen, so that the rest is new', () => {
    const before = withLastSeen(empty, later);
    expect('value' in before.alarms && before.alarms.value).toEqual(alarms);
    expect(before.transitions).toEqual([later.transitions[0], later.transitions[2]]);
    expect(before.connections['cvpn-endpoint-1']).toMatchObject({ value: [hana] });
  });

  it('is as it is without memory, and where it has read something itself', () => {
    expect(withLastSeen(empty, { ...later, lastSeen: undefined })).toBe(empty);
    const read = testScopeSnapshot({ endpoints, alarms: [], connections: [] });
    expect(withLastSeen(read, later)).toEqual(read);
  });

  it('knows nothing of an endpoint that was not seen', () => {
    const { connections } = withLastSeen(empty, {
      ...later,
      connections: { 'cvpn-endpoint-2': later.connections['cvpn-endpoint-1']! },
    });
    expect(connections).toEqual({});
  });
});
