/** The input of PutLogAlarm as AWS's API reference spells it, whole. */
import { describe, expect, it } from 'vitest';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { LogAlarmDefinition } from '../../../src/core/model/logAlarm';
import { putLogAlarmCall, putLogAlarmInput } from '../../../src/core/ports/calls';

const roleArn = 'arn:aws:iam::123456789012:role/vpn';
const definition: LogAlarmDefinition = connectionLogAlarm({
  ...{ kind: 'connections', name: 'a', endpointId: 'cvpn-endpoint-1', endpointLabel: 'Tokyo' },
  ...{ region: 'ap-northeast-1', logGroup: '/vpn', roleArn, topicArns: ['t'] },
});

const input = {
  AlarmName: 'a',
  AlarmDescription: definition.description,
  ScheduledQueryConfiguration: {
    QueryString: definition.query.queryString,
    LogGroupIdentifiers: ['/vpn'],
    ScheduledQueryRoleARN: roleArn,
    ScheduleConfiguration: {
      ScheduleExpression: 'rate(1 minute)',
      StartTimeOffset: 420,
      EndTimeOffset: 0,
    },
    AggregationExpression: definition.query.aggregation,
  },
  QueryResultsToEvaluate: 1,
  QueryResultsToAlarm: 1,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  TreatMissingData: 'notBreaching',
  ActionLogLineCount: 0,
  ActionsEnabled: true,
  AlarmActions: ['t'],
  OKActions: [],
  InsufficientDataActions: [],
};

describe('the input of PutLogAlarm', () => {
  it('has the whole configuration, and tags only if there are some', () => {
    expect(putLogAlarmInput(definition, {})).toStrictEqual(input);
    expect(putLogAlarmInput(definition, { team: 'net' })).toStrictEqual({
      ...input,
      Tags: [{ Key: 'team', Value: 'net' }],
    });
  });

  it('names log groups without the end of their ARN, and a rate in minutes', () => {
    const logGroups = ['arn:aws:logs:r:1:log-group:/vpn:*', 'arn:aws:logs:r:1:log-group:/b'];
    const query = { ...definition.query, logGroups, rateMinutes: 5 };
    expect(
      putLogAlarmInput({ ...definition, query }, {}).ScheduledQueryConfiguration,
    ).toMatchObject({
      LogGroupIdentifiers: ['arn:aws:logs:r:1:log-group:/vpn', 'arn:aws:logs:r:1:log-group:/b'],
      ScheduleConfiguration: { ScheduleExpression: 'rate(5 minutes)' },
    });
  });

  it('has the role that reads log lines if there are any', () => {
    const lines = { ...definition, logLineCount: 50, logLineRoleArn: roleArn };
    expect(putLogAlarmInput(lines, {})).toMatchObject({
      ActionLogLineCount: 50,
      ActionLogLineRoleArn: roleArn,
    });
  });

  it('is not made of a comparison that cannot be written', () => {
    const make = () => putLogAlarmInput({ ...definition, comparison: 'other' }, {});
    expect(make).toThrow(RangeError);
  });

  it('is the input of the call', () => {
    expect(putLogAlarmCall(definition, {})).toStrictEqual({
      kind: 'logAlarms.put',
      service: 'cloudwatch',
      operation: 'PutLogAlarm',
      iamAction: 'cloudwatch:PutLogAlarm',
      resource: 'a',
      input,
      definition,
    });
  });
});
