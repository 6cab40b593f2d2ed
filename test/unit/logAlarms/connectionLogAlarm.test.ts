/** The proposed log alarms: what their queries find in a connection log, and what they say. */
import { describe, expect, it } from 'vitest';
import { aggregateRows, parseAggregation } from '../../../src/core/logAlarms/aggregation';
import {
  connectionLogAlarm,
  defaultLogAlarmName,
  type LogAlarmKind,
} from '../../../src/core/logAlarms/connectionLogAlarm';
import { parseInsightsQuery } from '../../../src/core/logAlarms/insightsQuery';
import { hasLogAlarms } from '../../../src/core/logAlarms/logAlarmRegions';

const endpointId = 'cvpn-endpoint-1';

function alarm(kind: LogAlarmKind, more: object = {}) {
  return connectionLogAlarm({
    ...{ kind, endpointId, endpointLabel: '東京', region: 'ap-northeast-1' },
    ...{ name: 'n', logGroup: '/vpn', roleArn: 'arn:aws:iam::1:role/r', topicArns: ['t'], ...more },
  });
}

type Entry = Readonly<Record<string, string>>;

function entry(id: string, user: string, more: Entry = {}): Entry {
  return {
    'connection-log-type': 'connection-attempt',
    'connection-attempt-status': 'successful',
    'connection-attempt-failure-reason': 'NA',
    'connection-id': id,
    'client-vpn-endpoint-id': endpointId,
    'device-ip': '203.0.113.7',
    username: user,
    'common-name': 'NA',
    ...more,
  };
}

const failed = { 'connection-attempt-status': 'failed', 'connection-id': 'NA' };
const denied = { ...failed, 'connection-attempt-failure-reason': 'authentication-failed' };
const log: readonly Entry[] = [
  entry('c1', 'alice'),
  entry('c2', 'alice'),
  entry('c2', 'alice'),
  entry('c3', 'NA', { 'common-name': 'bob' }),
  entry('c4', 'eve', { 'client-vpn-endpoint-id': 'cvpn-endpoint-2' }),
  entry('c5', 'fay', { 'connection-log-type': 'connection-reset' }),
  entry('c6', 'gil', { 'connection-attempt-status': 'waiting-for-assertion' }),
  entry('-', 'mal', denied),
  entry('-', 'mal', denied),
];

function contributors(kind: LogAlarmKind): readonly (readonly [string, number])[] {
  const { queryString, aggregation } = alarm(kind).query;
  const { row } = parseInsightsQuery(queryString);
  const rows = log.flatMap((one) => row((name) => one[name]) ?? []);
  return aggregateRows(rows, parseAggregation(aggregation)).values.map(
    ({ attributes, value }) => [Object.values(attributes).join(' '), value] as const,
  );
}

describe('the query', () => {
  it('of connections has one contributor for each of this endpoint', () => {
    expect(contributors('connections')).toEqual([
      ['c1 alice NA 203.0.113.7', 1],
      ['c2 alice NA 203.0.113.7', 2],
      ['c3 NA bob 203.0.113.7', 1],
    ]);
  });

  it('of failed attempts counts them by user, device and reason', () => {
    expect(contributors('failedAttempts')).toEqual([
      ['mal NA 203.0.113.7 authentication-failed', 2],
    ]);
  });

  it('leaves no gap between its windows, and counts no attempt twice', () => {
    const { query } = alarm('connections');
    expect(query.startOffsetSeconds - query.endOffsetSeconds).toBeGreaterThan(60);
    const { query: attempts } = alarm('failedAttempts');
    expect(attempts.startOffsetSeconds - attempts.endOffsetSeconds).toBe(60);
  });
});

describe('the alarm', () => {
  it.each<LogAlarmKind>(['connections', 'failedAttempts'])(
    'on %s notifies of ALARM only, and sends no log lines',
    (kind) => {
      expect(alarm(kind)).toMatchObject({
        ...{ name: 'n', treatMissing: 'notBreaching', logLineCount: 0, actionsEnabled: true },
        ...{ alarmActions: ['t'], okActions: [], insufficientDataActions: [] },
        query: { logGroups: ['/vpn'], roleArn: 'arn:aws:iam::1:role/r', rateMinutes: 1 },
      });
    },
  );

  it.each<readonly [LogAlarmKind, number, number, number]>([
    ['connections', 1, 1, 1],
    ['failedAttempts', 3, 1, 5],
  ])('on %s needs %d in %d of %d runs', (kind, threshold, resultsToAlarm, resultsToEvaluate) => {
    expect(alarm(kind)).toMatchObject({
      ...{ threshold, resultsToAlarm, resultsToEvaluate },
      comparison: 'GreaterThanOrEqualToThreshold',
    });
  });

  it.each<readonly [LogAlarmKind, object, RegExp]>([
    ['connections', {}, /^A client has connected .* 東京 \(cvpn-endpoint-1\) in ap-northeast-1\./],
    ['connections', { endpointLabel: endpointId }, /endpoint cvpn-endpoint-1 in ap-northeast-1\./],
    ['connections', { region: undefined }, /東京 \(cvpn-endpoint-1\)\. .*renewed/],
    ['failedAttempts', {}, /^Repeated failed attempts .*Client VPN does not log/],
  ])('on %s is described: %j', (kind, more, expected) => {
    expect(alarm(kind, more).description).toMatch(expected);
  });

  it('has a name of its own for each kind, in ASCII', () => {
    expect(defaultLogAlarmName({ id: endpointId }, 'connections')).toBe(
      'client-vpn-watch-cvpn-endpoint-1-connections',
    );
    expect(defaultLogAlarmName({ id: endpointId }, 'failedAttempts')).toBe(
      'client-vpn-watch-cvpn-endpoint-1-failed-attempts',
    );
  });
});

it.each([
  ['ap-northeast-1', true],
  ['us-east-1', true],
  ['me-central-1', false],
  ['me-south-1', false],
  ['us-gov-west-1', false],
  ['cn-north-1', false],
])('%s has log alarms: %s', (region, expected) => {
  expect(hasLogAlarms(region)).toBe(expected);
});
