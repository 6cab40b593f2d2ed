import { describe, expect, it } from 'vitest';
import { filterPattern } from '../../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import {
  connectionCountAlarm,
  connectionFilter,
  connectionPattern,
  defaultCountAlarmName,
} from '../../../src/core/cloudwatch/connectionFilter';
import { publishesTheSame, type MetricFilter } from '../../../src/core/cloudwatchLogs/metricFilter';
import { endpointDimension } from '../../../src/core/cloudwatch/definition';
import { methodOf } from '../../../src/core/watching/methodOf';
import { entry } from '../connections/log/entries';

describe('the filter of successful connections', () => {
  const { matches } = filterPattern(connectionPattern);

  it.each([
    ['a connection', entry(), true],
    ['one of another endpoint', entry({ 'client-vpn-endpoint-id': 'cvpn-endpoint-2' }), true],
    ['a failed attempt', entry({ 'connection-attempt-status': 'failed' }), false],
    [
      'the first step of a SAML sign-in',
      entry({ 'connection-attempt-status': 'waiting-for-assertion' }),
      false,
    ],
    ['an end', entry({ 'connection-log-type': 'connection-reset' }), false],
    ['another text', 'connection-attempt successful', false],
    ['a list', '["connection-attempt","successful"]', false],
  ])('%s: %s', (_, message, expected) => {
    expect(matches(message)).toBe(expected);
  });

  it('keeps to the limits of AWS', () => {
    const { name, pattern, transformation } = connectionFilter('/vpn');
    expect(name).toMatch(/^[^:*]{1,512}$/);
    expect(pattern.length).toBeLessThanOrEqual(1024);
    expect(transformation.namespace).toMatch(/^[^:*$]{1,255}$/);
    expect(transformation.metricName).toMatch(/^[^:*$]{1,255}$/);
    expect(transformation.defaultValue).toBeUndefined();
    expect(Object.keys(transformation.dimensions)).toEqual([endpointDimension]);
  });
});

describe('the alarm on its metric', () => {
  const alarm = connectionCountAlarm({
    name: defaultCountAlarmName({ id: 'cvpn-endpoint-1' }),
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Tokyo ${office}',
    region: 'ap-northeast-1',
    topicArns: ['arn:t'],
  });

  it('reads the metric of one endpoint, each minute', () => {
    expect(alarm).toMatchObject({
      name: 'client-vpn-watch-cvpn-endpoint-1-counted',
      queries: [
        {
          id: 'm1',
          stat: {
            namespace: 'ClientVPN/ConnectionLog',
            metricName: 'ConnectionAttempts',
            dimensions: { Endpoint: 'cvpn-endpoint-1' },
            periodSeconds: 60,
            statistic: 'Sum',
          },
          returnData: true,
        },
      ],
      threshold: 0,
      comparison: 'GreaterThanThreshold',
      treatMissing: 'notBreaching',
      alarmActions: ['arn:t'],
      okActions: [],
    });
    expect(methodOf(alarm)).toBe('metricFilter');
  });

  it('names endpoint and region where a mail shows them', () => {
    expect(alarm.queries[0]?.label).toBe(
      'Connections to Client VPN endpoint Tokyo $ {office} (cvpn-endpoint-1) in ap-northeast-1 in its connection log',
    );
    expect(alarm.description).toContain('cvpn-endpoint-1');
    expect(alarm.description?.length).toBeLessThanOrEqual(1024);
  });
});

describe('equal filters', () => {
  const ours = connectionFilter('/vpn');
  const theirs: MetricFilter = { ...ours, name: 'theirs', createdAt: 5 };
  const { transformation } = theirs;

  it.each<[string, MetricFilter, boolean]>([
    ['another name', theirs, true],
    ['blanks around the pattern', { ...theirs, pattern: ` ${ours.pattern}\n` }, true],
    ['another form of the value', having({ value: '1.0' }), true],
    ['another value', having({ value: '2' }), false],
    ['a selector as value', having({ value: '$.port' }), false],
    ['a default value', having({ defaultValue: 0, dimensions: {} }), false],
    ['another dimension', having({ dimensions: { Id: '$.client-vpn-endpoint-id' } }), false],
    ['more dimensions', having({ dimensions: { ...transformation.dimensions, A: '$.a' } }), false],
    ['another metric', having({ metricName: 'Other' }), false],
    ['another namespace', having({ namespace: 'Other' }), false],
    ['another pattern', { ...theirs, pattern: '{ $.a = 1 }' }, false],
    ['settings that are unknown here', { ...theirs, other: { unit: 'Seconds' } }, false],
  ])('with %s: %s', (_, other, expected) => {
    expect(publishesTheSame(ours, other)).toBe(expected);
  });

  function having(changes: Partial<MetricFilter['transformation']>): MetricFilter {
    return { ...theirs, transformation: { ...transformation, ...changes } };
  }
});
