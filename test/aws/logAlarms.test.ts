/** Log alarms, their contributors and their history: from hand-written answers and the simulator. */
import { describe, expect, it } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { permissionPolicy, trustPolicy } from '../../src/core/logAlarms/logAlarmRoles';
import { connectionQuery } from '../../src/core/logAlarms/logAlarmQuery';
import { alarmActionsCall, deleteAlarmCall, setAlarmStateCall } from '../../src/core/ports/calls';
import { createSimulator } from '../../src/simulator/index';
import { FakeLog } from '../fakes/fakeLog';
import { json as call, query as form } from '../simulator/wireClient';
import { failureOf, json, openWire } from './fakeWire';

const arn = 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:vpn';
const seconds = Date.UTC(2026, 0, 5, 9) / 1000;
const source = {
  AlarmName: 'vpn',
  AlarmArn: arn,
  AlarmDescription: 'who',
  AlarmConfigurationUpdatedTimestamp: seconds - 60,
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: ['arn:aws:sns:eu-west-1:123456789012:vpn'],
  InsufficientDataActions: [],
  StateValue: 'ALARM',
  StateReason: '1 out of 1 contributors evaluated to ALARM',
  StateUpdatedTimestamp: seconds,
  StateTransitionedTimestamp: seconds,
  ScheduledQueryConfiguration: {
    QueryString: 'fields username',
    LogGroupIdentifiers: ['/vpn'],
    QueryARN: 'arn:aws:logs:eu-west-1:123456789012:scheduled-query:1',
    ScheduledQueryRoleARN: 'arn:aws:iam::123456789012:role/vpn',
    ScheduleConfiguration: {
      ScheduleExpression: 'rate(1 minute)',
      StartTimeOffset: 180,
      EndTimeOffset: 60,
    },
    AggregationExpression: 'count(*) by username',
  },
  QueryResultsToEvaluate: 3,
  QueryResultsToAlarm: 1,
  Threshold: 0,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
};
const expected = {
  name: 'vpn',
  arn,
  description: 'who',
  configuredAt: (seconds - 60) * 1000,
  query: {
    queryString: 'fields username',
    logGroups: ['/vpn'],
    roleArn: 'arn:aws:iam::123456789012:role/vpn',
    aggregation: 'count(*) by username',
    rateMinutes: 1,
    startOffsetSeconds: 180,
    endOffsetSeconds: 60,
  },
  resultsToEvaluate: 3,
  resultsToAlarm: 1,
  threshold: 0,
  comparison: 'GreaterThanThreshold',
  treatMissing: 'notBreaching',
  logLineCount: 0,
  actionsEnabled: true,
  alarmActions: ['arn:aws:sns:eu-west-1:123456789012:vpn'],
  okActions: [],
  insufficientDataActions: [],
  state: 'ALARM',
  stateSince: seconds * 1000,
  stateReason: '1 out of 1 contributors evaluated to ALARM',
};

async function listed(...LogAlarms: readonly object[]) {
  const { aws, log, sent } = openWire(() => json({ MetricAlarms: [], LogAlarms }));
  return { alarms: await aws.alarms.list(), warnings: log.texts('warn'), sent };
}

describe('log alarms', () => {
  it('are read by the call that reads metric alarms', async () => {
    const { alarms, sent } = await listed(source);
    expect(alarms).toEqual([expected]);
    expect(sent.map(({ input }) => input)).toEqual([
      { AlarmTypes: ['MetricAlarm', 'LogAlarm'], MaxRecords: 100 },
    ]);
  });

  it.each([
    ['EVALUATION_ERROR', 'error'],
    ['EVALUATION_FAILURE', 'failure'],
    ['PARTIAL_DATA', 'partial'],
    ['NEW_STATE', undefined],
    [undefined, undefined],
  ])('have the evaluation state %s', async (EvaluationState, evaluation) => {
    const { alarms } = await listed({ ...source, EvaluationState });
    expect((alarms[0] as { evaluation?: string }).evaluation).toBe(evaluation);
  });

  it.each([
    ['rate(1 minute)', 1],
    ['rate(5 minutes)', 5],
    ['rate(1 hour)', 60],
    ['rate(2 days)', 2880],
  ])('run by the schedule %s', async (ScheduleExpression, rateMinutes) => {
    const { ScheduledQueryConfiguration: asked } = source;
    const ScheduleConfiguration = { ...asked.ScheduleConfiguration, ScheduleExpression };
    const query = { ...asked, ScheduleConfiguration };
    const { alarms } = await listed({ ...source, ScheduledQueryConfiguration: query });
    expect(alarms).toMatchObject([{ query: { rateMinutes } }]);
  });

  it.each<[string, object]>([
    ['without a query', { ScheduledQueryConfiguration: undefined }],
    ['with a query of nothing', { ScheduledQueryConfiguration: {} }],
    [
      'of another schedule',
      {
        ScheduledQueryConfiguration: {
          ...source.ScheduledQueryConfiguration,
          ScheduleConfiguration: { ScheduleExpression: 'cron(* * * * *)', StartTimeOffset: 1 },
        },
      },
    ],
    ['without a threshold', { Threshold: undefined }],
    ['without a state', { StateValue: 'NEW' }],
  ])('%s are left out, and this is logged', async (_, change) => {
    const { alarms, warnings } = await listed({ ...source, ...change }, source);
    expect(alarms).toHaveLength(1);
    expect(warnings).toHaveLength(1);
  });

  it('that cannot be read are no free name', async () => {
    const broken = { ...source, Threshold: undefined };
    const { aws } = openWire(() => json({ MetricAlarms: [], LogAlarms: [broken] }));
    expect(await failureOf(aws.alarms.get(['vpn']))).toMatchObject({ kind: 'malformed' });
  });

  it('are no longer asked for where the region does not know them', async () => {
    const { aws, sent } = openWire(({ input }) =>
      (input.AlarmTypes as string[]).includes('LogAlarm')
        ? { ...json({ __type: 'ValidationError', message: 'LogAlarm' }), status: 400 }
        : json({ MetricAlarms: [] }),
    );
    expect(await aws.alarms.page(undefined)).toEqual({ alarms: [] });
    expect(await aws.alarms.get(['a'])).toEqual([]);
    await aws.alarms.transitions('a', { start: 0, end: 1 });
    expect(sent.map(({ input }) => (input.AlarmTypes as string[]).length)).toEqual([2, 1, 1, 1]);
  });

  it('are asked for again where the call was invalid for another reason', async () => {
    const { aws, sent } = openWire(() => ({
      ...json({ __type: 'ValidationError', message: 'no' }),
      status: 400,
    }));
    const old = (): Promise<unknown> => failureOf(aws.alarms.page('old'));
    expect(await old()).toMatchObject({ kind: 'invalid' });
    expect(await old()).toMatchObject({ kind: 'invalid' });
    expect(sent.map(({ input }) => (input.AlarmTypes as string[]).length)).toEqual([2, 1, 2, 1]);
  });
});

describe('contributors', () => {
  it('are read page by page; one without an id is left out', async () => {
    const [first, second] = ['a', 'b'].map((id) => ({
      ContributorId: id,
      ContributorAttributes: { username: id, odd: 7 },
      StateReason: 'x',
      StateTransitionedTimestamp: seconds,
    }));
    const { aws, sent } = openWire(({ input }) =>
      json(
        input.NextToken === undefined
          ? { AlarmContributors: [first, {}], NextToken: 'n' }
          : { AlarmContributors: [second] },
      ),
    );
    const since = seconds * 1000;
    expect(await aws.alarms.contributors('vpn')).toEqual([
      { id: 'a', attributes: { username: 'a' }, stateReason: 'x', since },
      { id: 'b', attributes: { username: 'b' }, stateReason: 'x', since },
    ]);
    expect(sent.map(({ input }) => input)).toEqual([
      { AlarmName: 'vpn' },
      { AlarmName: 'vpn', NextToken: 'n' },
    ]);
  });
});

it('reads a log alarm, who is behind it and what it did, and changes it, in the simulator', async () => {
  const startMs = Date.parse('2026-06-01T12:00:10Z');
  const simulator = createSimulator({ scenario: 'quiet', speed: 0, startMs });
  const { clock, handle: wire, trial } = simulator;
  const backend = createBackend({ log: new FakeLog(), clock, wire, trial });
  const aws = backend.open({ profile: 'trial', region: trial.region });
  const endpoint = (await aws.endpoints.list()).find(({ logging }) => logging.enabled);
  if (!endpoint) throw new Error('No endpoint has a connection log.');
  const { group = '' } = endpoint.logging;
  const account = { accountId: '123456789012', region: trial.region };
  const role = { kind: 'query', logGroups: [group] } as const;
  await form(simulator, 'iam', 'CreateRole', {
    RoleName: 'vpn',
    AssumeRolePolicyDocument: JSON.stringify(trustPolicy(role, account)),
  });
  await form(simulator, 'iam', 'PutRolePolicy', {
    ...{ RoleName: 'vpn', PolicyName: 'p' },
    PolicyDocument: JSON.stringify(permissionPolicy(role, account)),
  });
  const { queryString, aggregation } = connectionQuery(endpoint.id);
  const { ScheduledQueryConfiguration: asked, ...rest } = source;
  const put = await call(simulator, 'PutLogAlarm', {
    ...{ AlarmName: 'vpn', Threshold: 0, ComparisonOperator: rest.ComparisonOperator },
    ...{ QueryResultsToEvaluate: 1, QueryResultsToAlarm: 1, TreatMissingData: 'notBreaching' },
    AlarmActions: [`arn:aws:sns:${trial.region}:123456789012:none`],
    ScheduledQueryConfiguration: {
      QueryString: queryString,
      LogGroupIdentifiers: [group],
      ScheduledQueryRoleARN: asked.ScheduledQueryRoleARN,
      AggregationExpression: aggregation,
      ScheduleConfiguration: { ScheduleExpression: 'rate(1 minute)', StartTimeOffset: 180 },
    },
  });
  expect(put.status).toBe(200);
  trial.advance(120);
  trial.connect({ endpointId: endpoint.id, username: 'hana', commonName: 'hana' });
  trial.advance(120);
  const alarms = (await aws.alarms.list()).filter(({ name }) => name === 'vpn');
  expect(alarms).toMatchObject([{ state: 'ALARM', query: { logGroups: [group] } }]);
  expect(await aws.alarms.get(['vpn'])).toEqual(alarms);
  const contributors = await aws.alarms.contributors('vpn');
  expect(contributors).toMatchObject([{ attributes: { common_name: 'hana' } }]);
  trial.advance(600);
  const range = { start: startMs, end: clock.now() + 1 };
  const [{ id, attributes } = { id: '', attributes: {} }] = contributors;
  const contributor = { id, attributes };
  expect(await aws.alarms.contributorTransitions('vpn', range)).toMatchObject([
    { alarmName: 'vpn', contributor, to: 'ALARM' },
    { alarmName: 'vpn', contributor, to: 'OK' },
  ]);
  expect(await aws.alarms.contributorActions('vpn', range)).toMatchObject([
    { alarmName: 'vpn', contributor, succeeded: false },
  ]);
  expect((await aws.alarms.transitions('vpn', range)).map(({ to }) => to)).toContain('ALARM');
  await aws.send(setAlarmStateCall('vpn', 'ALARM', 'a test'));
  expect(await aws.alarms.get(['vpn'])).toMatchObject([{ state: 'ALARM', stateReason: 'a test' }]);
  await aws.send(alarmActionsCall('vpn', false));
  expect(await aws.alarms.get(['vpn'])).toMatchObject([{ actionsEnabled: false }]);
  await aws.send(deleteAlarmCall('vpn'));
  expect(await aws.alarms.get(['vpn'])).toEqual([]);
  expect(await failureOf(aws.alarms.contributors('none'))).toMatchObject({ kind: 'notFound' });
  backend.dispose();
  simulator.dispose();
});
