import { describe, expect, it } from 'vitest';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { AnyAlarmDefinition, LogAlarmDefinition } from '../../../src/core/model/logAlarm';
import { alarmKind } from '../../../src/core/text/alarmKind';
import { testAlarm, testLogAlarm } from '../../fakes/snapshots';
import { words } from './viewWords';

const failures = connectionLogAlarm({
  ...{ kind: 'failedAttempts', name: 'f', endpointId: 'cvpn-endpoint-1', endpointLabel: 'e' },
  ...{ logGroup: 'g', roleArn: 'r', topicArns: [] },
});
const grouped = (alarm: LogAlarmDefinition, aggregation: string): LogAlarmDefinition => ({
  ...alarm,
  query: { ...alarm.query, aggregation },
});
const count = testAlarm().queries[0]!;

describe('the kind of an alarm', () => {
  it.each<[string, AnyAlarmDefinition, string | undefined]>([
    ['on the rise', testAlarm(), 'rise of the count'],
    ['on the count', testAlarm('x', { queries: [{ ...count, returnData: true }] }), undefined],
    ['on connections', testLogAlarm(), 'every connection, by name'],
    [
      'by common name',
      grouped(testLogAlarm(), 'count(*) by common_name'),
      'every connection, by name',
    ],
    ['by port', grouped(testLogAlarm(), 'count(*) by port'), 'every connection, counted'],
    ['not grouped', grouped(testLogAlarm(), 'count(*)'), 'every connection, counted'],
    ['with another aggregation', grouped(testLogAlarm(), 'pct(x, 9)'), 'every connection, counted'],
    ['on failures', failures, 'failed attempts, by name'],
    ['on the number of failures', grouped(failures, 'count(*)'), 'failed attempts, counted'],
    [
      'on anything else',
      { ...testLogAlarm(), query: { ...failures.query, queryString: 'limit x' } },
      undefined,
    ],
  ])('%s', (_, alarm, kind) => {
    expect(alarmKind(alarm, words.t)).toBe(kind);
  });
});
