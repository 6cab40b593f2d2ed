import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../../src/core/cloudwatch/definition';
import type { Alarm, AlarmDefinition, MetricQuery } from '../../../../src/core/model/alarm';
import { chartThresholds } from '../../../../src/core/chart/view/chartThresholds';

const endpointId = 'cvpn-endpoint-1';

function alarm(change: Partial<AlarmDefinition> = {}): Alarm {
  return {
    ...connectionAlarm({ endpointId, endpointLabel: 'Office', name: 'a', topicArn: 'arn:t' }),
    ...change,
    arn: 'arn:a',
    state: 'OK',
    stateReason: '',
    stateSince: 0,
  };
}

const [metric] = alarm().queries;
if (!metric) throw new Error('The connection alarm reads no metric.');

function expression(text: string): readonly MetricQuery[] {
  return [metric!, { id: 'e1', expression: text, returnData: true }];
}

describe('chartThresholds', () => {
  it('draws the connection alarm on the changes', () => {
    expect(chartThresholds([alarm()], endpointId)).toEqual([
      { of: 'delta', value: 1, comparison: 'GreaterThanOrEqualToThreshold', alarmNames: ['a'] },
    ]);
  });

  it('draws an alarm on the count on the connections', () => {
    const queries = [{ ...metric, returnData: true }];
    const [threshold] = chartThresholds([alarm({ queries, threshold: 40 })], endpointId);
    expect(threshold).toMatchObject({ of: 'connections', value: 40 });
  });

  it.each([
    ['another expression', { queries: expression('FILL(DIFF(m1), 0)') }],
    ['an expression of another metric', { queries: expression('DIFF(m2)') }],
    ['a comparison without a single threshold', { comparison: 'other' }],
    ['no returned query', { queries: [metric] }],
  ] as const)('draws nothing for %s', (_name, change) => {
    expect(chartThresholds([alarm(change)], endpointId)).toEqual([]);
  });

  it('draws nothing for another endpoint', () => {
    expect(chartThresholds([alarm()], 'cvpn-endpoint-2')).toEqual([]);
  });

  it('reads DIFF with spaces', () => {
    const spaced = alarm({ queries: expression(' DIFF( m1 ) ') });
    expect(chartThresholds([spaced], endpointId)).toHaveLength(1);
  });

  it('draws equal thresholds once and names all alarms', () => {
    const alarms = [alarm(), alarm({ name: 'b' }), alarm({ name: 'c', threshold: 2 })];
    expect(chartThresholds(alarms, endpointId).map((t) => t.alarmNames)).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
  });
});
