/** The past of a connection, read from the log when a user looks at the connection. */
import { describe, expect, it } from 'vitest';
import { ConnectionPasts } from '../../../src/core/connections/connectionPasts';
import { scopeId } from '../../../src/core/model/scope';
import { FakeAws } from '../../fakes/fakeAws';
import {
  at,
  testConnection,
  testEndpoint,
  testNow,
  testScope,
  testScopeSnapshot,
} from '../../fakes/snapshots';

const scope = scopeId(testScope);
const connection = testConnection();
const ref = { scope, endpointId: connection.endpointId };

function setUp(enabled = true) {
  const aws = new FakeAws();
  const endpoint = testEndpoint({ logging: { enabled, group: '/vpn' } });
  aws.endpointList.push(endpoint);
  const connected = (connectionId: string, username: string, startedAt: number) => {
    const { endpointId } = connection;
    const deviceIp = '203.0.113.9';
    const loggedAt = startedAt + 1000;
    aws.logs.add('/vpn', {
      kind: 'connected',
      endpointId,
      connectionId,
      username,
      deviceIp,
      startedAt,
      loggedAt,
    });
  };
  connected('c-0', 'hana', at(8));
  connected('c-1', 'ken', at(7));
  connected(connection.id, 'hana', at(9, 30));
  const clock = { now: () => testNow, monotonicMs: () => time };
  let time = 0;
  const store = { scope: () => testScopeSnapshot({ endpoints: [endpoint] }) };
  const pasts = new ConnectionPasts({ store, scopeAws: () => aws, clock: () => clock });
  const read = (signal = new AbortController().signal) => pasts.read(ref, signal);
  const wait = (ms: number) => (time += ms);
  return { aws, pasts, read, wait };
}

describe('the past of a connection', () => {
  it('is its device, and the first connection of its user in the last day', async () => {
    const { pasts, read } = setUp();
    expect(pasts.of(scope, connection)).toBeUndefined();
    await read();
    expect(pasts.of(scope, connection)).toEqual({ deviceIp: '203.0.113.9', firstSeenAt: at(8) });
    expect(pasts.of(scope, testConnection({ id: 'x', username: 'nobody' }))).toBeUndefined();
  });

  it('is read once in five minutes', async () => {
    const { aws, read, wait } = setUp();
    await read();
    const before = aws.calls.recorded.length;
    wait(4 * 60_000);
    await read();
    expect(aws.calls.recorded).toHaveLength(before);
    wait(60_000);
    await read();
    expect(aws.calls.recorded.length).toBeGreaterThan(before);
  });

  it('costs no call without a log', async () => {
    const { aws, pasts, read } = setUp(false);
    await read();
    expect(aws.calls.recorded).toEqual([]);
    expect(pasts.of(scope, connection)).toBeUndefined();
  });

  it('stays unknown if nobody waits for it', async () => {
    const { pasts, read } = setUp();
    await read(AbortSignal.abort());
    expect(pasts.of(scope, connection)).toBeUndefined();
  });
});
