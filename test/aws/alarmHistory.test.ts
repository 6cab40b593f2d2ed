/** Every kind of item of an alarm's history, whole and cut off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { AlarmHistoryItem } from '../../src/core/model/alarmHistory';
import { json, openWire } from './fakeWire';

const hour = 3_600_000;
const topic = 'arn:aws:sns:eu-west-1:123456789012:vpn';
const range = { start: 0, end: 10 * hour };

function item(HistoryItemType: string, HistorySummary: string, data: unknown, atHour = 1): object {
  const HistoryData = typeof data === 'string' ? data : JSON.stringify(data);
  const Timestamp = (atHour * hour) / 1000;
  return { AlarmName: 'diff', HistoryItemType, Timestamp, HistorySummary, HistoryData };
}

async function read(
  items: readonly object[],
): Promise<{ history: readonly AlarmHistoryItem[]; warnings: readonly string[]; input: unknown }> {
  const { aws, log, sent } = openWire(() => json({ AlarmHistoryItems: items }));
  const history = await aws.alarms.history('diff', range);
  return { history, warnings: log.texts('warn'), input: sent[0]?.input };
}

const { name, description, ...rules } = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: topic,
});

/** The alarm as CloudWatch spells it in its history. */
const recorded = {
  alarmName: name,
  alarmDescription: description,
  alarmArn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:diff`,
  actionsEnabled: true,
  okactions: [],
  alarmActions: [topic],
  insufficientDataActions: [],
  dimensions: [],
  evaluationPeriods: 1,
  datapointsToAlarm: 1,
  threshold: 1,
  comparisonOperator: 'GreaterThanOrEqualToThreshold',
  treatMissingData: 'notBreaching',
  metrics: [
    {
      id: 'm1',
      metricStat: {
        metric: {
          namespace: 'AWS/ClientVPN',
          metricName: 'ActiveConnectionsCount',
          dimensions: [{ name: 'Endpoint', value: 'cvpn-endpoint-1' }],
        },
        period: 60,
        stat: 'Maximum',
      },
      returnData: false,
    },
    {
      id: 'e1',
      expression: 'DIFF(m1)',
      label: 'New connections to Client VPN endpoint Tokyo (cvpn-endpoint-1)',
      returnData: true,
    },
  ],
  stateValue: 'OK',
};
const definition = { name, description, ...rules };

describe('history', () => {
  it('asks for every kind of item of the range', async () => {
    expect((await read([])).input).toEqual({
      AlarmName: 'diff',
      AlarmTypes: ['MetricAlarm', 'LogAlarm'],
      StartDate: 0,
      EndDate: 36_000,
      ScanBy: 'TimestampAscending',
      MaxRecords: 100,
    });
  });

  it('reads a change of state with its datapoints', async () => {
    const data = {
      oldState: { stateValue: 'OK' },
      newState: { stateValue: 'ALARM', stateReason: 'rise', stateReasonData: { period: 60 } },
    };
    const { history } = await read([item('StateUpdate', 'Alarm updated from OK to ALARM', data)]);
    const state = { from: 'OK', to: 'ALARM', reason: 'rise', reasonData: '{"period":60}' };
    expect(history).toEqual([{ kind: 'state', alarmName: 'diff', at: hour, ...state }]);
  });

  const done = `Successfully executed action ${topic}`;
  const why = 'Topic "vpn" does not exist (Service: AmazonSNS)';
  const failed = `Failed to execute action ${topic}. Received error: "${why}"`;
  const outcome = (actionState: string, error: string | null): object => ({
    actionState,
    notificationResource: topic,
    publishedMessage: '{}',
    error,
  });

  it.each<[string, string, unknown, object]>([
    ['one that worked', done, outcome('Succeeded', null), { succeeded: true }],
    ['one that failed', failed, outcome('Failed', 'gone'), { succeeded: false, error: 'gone' }],
    ['one that worked, cut off', done, '{"actionState":"Succ', { succeeded: true }],
    ['one that failed, cut off', failed, '{"a', { succeeded: false, error: why }],
  ])('reads an action: %s', async (_name, text, data, expected) => {
    const { history } = await read([item('Action', text, data)]);
    const common = { kind: 'action', alarmName: 'diff', at: hour, actionArn: topic };
    expect(history).toEqual([{ ...common, ...expected }]);
  });

  it.each<[string, string, unknown, object]>([
    ['made', 'created', { type: 'Create', createdAlarm: recorded }, { definition }],
    [
      'changed, spelled like the API',
      'updated',
      { type: 'Update', updatedAlarm: { ...recorded, okactions: undefined, okActions: [topic] } },
      { definition: { ...definition, okActions: [topic] } },
    ],
    ['deleted', 'deleted', { type: 'Delete', deletedAlarm: recorded }, { definition }],
    ['changed, cut off', 'updated', '{"type":"Update","updatedAl', {}],
    ['changed into what cannot be read', 'updated', { type: 'Update', updatedAlarm: 7 }, {}],
  ])('reads a configuration: %s', async (_name, change, data, expected) => {
    const { history } = await read([item('ConfigurationUpdate', `Alarm "diff" ${change}`, data)]);
    const common = { kind: 'configuration', alarmName: 'diff', at: hour, change };
    expect(history).toEqual([{ ...common, ...expected }]);
  });

  it('is oldest first, without what cannot be read and what is of another kind', async () => {
    const { history, warnings } = await read([
      item('ConfigurationUpdate', 'Alarm "diff" created', {}, 3),
      item('Action', 'Ran something', {}),
      item('ConfigurationUpdate', 'Something else', 'null'),
      item('AlarmContributorAction', done, outcome('Succeeded', null)),
      item('ConfigurationUpdate', 'Alarm "diff" deleted', {}, 2),
    ]);
    expect(history.map(({ at }) => at / hour)).toEqual([2, 3]);
    expect(warnings).toEqual(['cloudwatch:DescribeAlarmHistory: 3 unreadable item(s) left out']);
  });

  it('takes any configuration that it finds', async () => {
    const keys = fc.constantFrom(...Object.keys(recorded));
    const damage = fc.dictionary(keys, fc.jsonValue(), { minKeys: 1, maxKeys: 3 });
    const check = fc.asyncProperty(damage, async (broken) => {
      const data = { type: 'Update', updatedAlarm: { ...recorded, ...broken } };
      const { history } = await read([item('ConfigurationUpdate', 'Alarm "diff" updated', data)]);
      expect(history).toMatchObject([{ change: 'updated' }]);
    });
    await fc.assert(check, { numRuns: 200 });
  });
});
