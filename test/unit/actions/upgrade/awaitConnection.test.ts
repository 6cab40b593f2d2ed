import { beforeEach, describe, expect, it } from 'vitest';
import {
  awaitConnection,
  waitForConnectionMs,
} from '../../../../src/core/actions/upgrade/awaitConnection';
import { connectionLogAlarm } from '../../../../src/core/logAlarms/connectionLogAlarm';
import type { LogAlarm } from '../../../../src/core/model/logAlarm';
import { FakeAws } from '../../../fakes/fakeAws';
import { timePasses } from '../../../fakes/timePasses';

const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';
const alice = { connection_id: 'cvpn-connection-1', username: 'alice' };
const bob = { connection_id: 'cvpn-connection-2', username: 'bob' };

let aws: FakeAws;
let alarm: LogAlarm;
let since: number;
let left: AbortController;
let seen: string[];

beforeEach(async () => {
  aws = new FakeAws();
  alarm = add([topicArn]);
  aws.alarms.logAlarms.breach(alarm.name, alice);
  await aws.clock.settle(60_000);
  since = aws.clock.now();
  left = new AbortController();
  seen = [];
});

function add(topicArns: readonly string[]): LogAlarm {
  return aws.alarms.logAlarms.add(
    connectionLogAlarm({
      ...{ endpointId: 'cvpn-endpoint-1', endpointLabel: 'office', kind: 'connections' },
      ...{ name: 'named', logGroup: '/vpn', roleArn: 'role', topicArns },
    }),
  );
}

function start() {
  return awaitConnection(alarm, aws, {
    clock: aws.clock,
    since,
    signal: left.signal,
    onSeen: ({ contributor }) => seen.push(contributor.attributes.username ?? ''),
  });
}

function acted(username: string, succeeded = true): void {
  const { transitions, actions } = aws.alarms.logAlarms;
  const { contributor, alarmName } =
    transitions.find((one) => one.contributor.attributes.username === username) ??
    expect.fail(username);
  const at = aws.clock.now();
  actions.push({ kind: 'action', alarmName, contributor, at, actionArn: topicArn, succeeded });
}

describe('waiting for a connection', () => {
  it('ends with the outcome of its action, and ignores earlier ones', async () => {
    acted('alice');
    const running = start();
    await aws.clock.settle(25_000);
    expect(seen).toEqual([]);
    aws.alarms.logAlarms.breach(alarm.name, alice, bob);
    await aws.clock.settle(25_000);
    expect(seen).toEqual(['bob']);
    acted('bob', false);
    expect(await timePasses(aws.clock, running)).toMatchObject({
      kind: 'notified',
      transition: { contributor: { attributes: bob } },
      actions: [{ actionArn: topicArn, succeeded: false }],
    });
    expect(seen).toEqual(['bob']);
  });

  it('waits for no action of an alarm that has none', async () => {
    alarm = add([]);
    aws.alarms.logAlarms.breach(alarm.name, bob);
    expect(await start()).toMatchObject({ kind: 'notified', actions: [] });
    expect(aws.calls.count('alarms.contributorActions')).toBe(0);
  });

  it('ends when the user leaves, with what was seen', async () => {
    aws.alarms.logAlarms.breach(alarm.name, bob);
    const running = start();
    await aws.clock.settle(25_000);
    left.abort();
    expect(await timePasses(aws.clock, running)).toMatchObject({
      kind: 'none',
      left: true,
      transition: { contributor: { attributes: bob } },
    });
  });

  it('ends after its time', async () => {
    const from = aws.clock.now();
    expect(await timePasses(aws.clock, start())).toEqual({ kind: 'none', left: false });
    const waited = aws.clock.now() - from;
    expect(waited).toBeGreaterThanOrEqual(waitForConnectionMs);
    expect(waited).toBeLessThan(waitForConnectionMs + 60_000);
  });

  it.each(['throttled', 'network', 'timeout', 'server'] as const)(
    'goes on after %s',
    async (kind) => {
      aws.calls.fail('alarms.contributorTransitions', { kind, when: 'before' });
      aws.calls.fail('alarms.contributorActions', { kind, when: 'before' });
      aws.alarms.logAlarms.breach(alarm.name, bob);
      acted('bob');
      expect(await timePasses(aws.clock, start())).toMatchObject({ kind: 'notified' });
    },
  );

  it.each(['contributorTransitions', 'contributorActions'] as const)(
    'ends when %s are denied',
    async (operation) => {
      aws.alarms.logAlarms.breach(alarm.name, bob);
      aws.calls.fail(`alarms.${operation}`, { kind: 'denied', when: 'before' });
      expect(await start()).toMatchObject({ kind: 'failed', failure: { kind: 'denied' } });
    },
  );
});
