import { describe, expect, it } from 'vitest';
import { devicesOf } from '../../../src/core/activity/devicesOf';
import type { NewEvents } from '../../../src/core/notifications/newEvents';
import { FakeAws } from '../../fakes/fakeAws';
import {
  at,
  testConnection,
  testEndpoint,
  testNow,
  testScopeSnapshot,
} from '../../fakes/snapshots';

const id = 'cvpn-endpoint-1';
const connection = testConnection();

function setUp(enabled = true) {
  const aws = new FakeAws();
  const endpoint = testEndpoint({ logging: { enabled, group: '/vpn' } });
  aws.endpointList.push(endpoint);
  aws.logs.add('/vpn', {
    kind: 'connected',
    endpointId: id,
    connectionId: connection.id,
    deviceIp: '203.0.113.9',
    startedAt: at(9, 30),
    loggedAt: at(9, 31),
  });
  const read = (connections = [connection], signal = new AbortController().signal) => {
    const scope = testScopeSnapshot({ endpoints: [endpoint] });
    const newEvents: NewEvents = {
      scope,
      firings: [],
      explained: [],
      contributors: [],
      mutedKeys: [],
      arrivals: [{ endpointId: id, connections }],
    };
    return devicesOf(newEvents, aws, testNow, signal);
  };
  return { aws, read };
}

describe('where somebody joined from', () => {
  it('is what the connection log says', async () => {
    expect([...(await setUp().read())]).toEqual([[connection.id, '203.0.113.9']]);
  });

  it('is not asked where there is no log, or no room to show it', async () => {
    const [off, on] = [setUp(false), setUp()];
    const two = [connection, testConnection({ id: 'cvpn-connection-2' })];
    expect([...(await off.read()), ...(await on.read(two))]).toEqual([]);
    expect([off.aws.calls.recorded, on.aws.calls.recorded]).toEqual([[], []]);
  });

  it('is left out when it cannot be had soon', async () => {
    const { read, aws } = setUp();
    aws.calls.fail('logs.read', { kind: 'denied', when: 'before' });
    aws.calls.fail('logs.search', { kind: 'denied', when: 'before' });
    expect([...(await read())]).toEqual([]);
    expect([...(await setUp().read([connection], AbortSignal.abort()))]).toEqual([]);
  });
});
