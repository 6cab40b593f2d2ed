/** No parameter is taken and passed over in silence where it would change AWS's answer. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { notSimulated } from '../../src/simulator/models/notSimulated';
import { limitsTable } from '../../src/simulator/models/table';
import { errorOf, json, logs, parsed, query, standing, startMs } from './wireClient';

/** Parameters that no operation reads, with the reason why no answer here is another for them. */
const changesNothing: Readonly<Record<string, string>> = {
  'EvaluationWindow.SlidingWindow': 'It is the default, and has no options.',
  'ListMetricsInput.IncludeLinkedAccounts': 'No account is linked.',
  'EntityMetricData.Entity': 'No operation here tells of entities.',
  'CreateLogGroupRequest.tags': 'No operation here reads the tags of a log group.',
  'DescribeLogGroupsRequest.includeLinkedAccounts': 'No account is linked.',
  'FilterLogEventsRequest.interleaved': 'AWS ignores it.',
  'FilterLogEventsRequest.unmask': 'Nothing is masked.',
  'ConfirmSubscriptionInput.AuthenticateOnUnsubscribe': 'Credentials are not checked.',
  'ScheduledQueryConfiguration.QueryARN': 'Only answers have it.',
  'PutRuleRequest.Tags': 'No operation here reads the tags of a rule.',
  'DeleteRuleRequest.Force': 'No rule here is managed by a service.',
  'RemoveTargetsRequest.Force': 'No rule here is managed by a service.',
  'PublishInput.MessageAttributes': 'Without filter policies they choose nobody.',
  'PublishInput.MessageDeduplicationId': 'Each message is delivered once.',
};

/** All that the operations of a service are made of, as text. */
function sourceOf(service: string): string {
  const at = new URL('../../src/simulator/services/', import.meta.url);
  const shared = ['contract/queryErrors.ts'];
  const own = readdirSync(at).includes(service)
    ? readdirSync(new URL(service, at)).map((name) => `${service}/${name}`)
    : [`${service}.ts`];
  return [...own, ...shared]
    .map((name) => new URL(name, at))
    .filter((url) => statSync(url).isFile())
    .map((url) => readFileSync(url, 'utf8'))
    .join('\n');
}

/** The members that no operation names; what is inside of a member that is not read is left out. */
function unread(service: keyof typeof limitsTable): string[] {
  const { operations, shapes } = limitsTable[service];
  const source = sourceOf(service);
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (name: string | undefined): void => {
    const shape = name === undefined ? undefined : shapes[name];
    if (!name || !shape || seen.has(name)) return;
    seen.add(name);
    for (const [member, of] of Object.entries(shape.members ?? {})) {
      if (source.includes(`'${member}'`)) visit(of);
      else found.push(`${name}.${member}`);
    }
    for (const inner of [shape.of, shape.value]) visit(inner);
  };
  for (const { input } of Object.values(operations)) visit(input);
  return found;
}

describe('every parameter of the models', () => {
  it.each(Object.keys(limitsTable) as (keyof typeof limitsTable)[])(
    'of %s is read, is refused, or changes nothing',
    (service) => {
      const refused = notSimulated.map(({ at }) => at);
      // ModifyClientVpnEndpoint refuses all that it does not change by itself.
      const left = unread(service)
        .filter((at) => !refused.includes(at) && !Object.hasOwn(changesNothing, at))
        .filter((at) => !at.startsWith('ModifyClientVpnEndpointRequest.'));
      expect(left).toEqual([]);
    },
  );
});

describe('what is not simulated', () => {
  let simulator: Simulator;
  const topic = 'arn:aws:sns:ap-northeast-1:123456789012:t';
  const group = { logGroupName: '/vpn' };
  const filter = {
    ...group,
    filterName: 'f',
    filterPattern: 'a',
    metricTransformations: [{ metricName: 'm', metricNamespace: 'n', metricValue: '1' }],
  };

  beforeEach(async () => {
    simulator = standing();
    await logs(simulator, 'CreateLogGroup', group);
    await query(simulator, 'sns', 'CreateTopic', { Name: 't' });
  });

  it.each<readonly [string, object, RegExp]>([
    ['CreateLogGroup', { logGroupName: 'n', kmsKeyId: 'k' }, /kmsKeyId/],
    ['CreateLogGroup', { logGroupName: 'n', logGroupClass: 'INFREQUENT_ACCESS' }, /logGroupClass/],
    [
      'CreateLogGroup',
      { logGroupName: 'n', deletionProtectionEnabled: true },
      /deletionProtection/,
    ],
    ['PutMetricFilter', { ...filter, applyOnTransformedLogs: true }, /applyOnTransformedLogs/],
    ['PutMetricFilter', { ...filter, fieldSelectionCriteria: '@a = 1' }, /fieldSelectionCriteria/],
    ['PutMetricFilter', { ...filter, emitSystemFieldDimensions: ['@aws.region'] }, /emitSystem/],
    [
      'StartQuery',
      { ...group, startTime: 0, endTime: 1, queryString: 'SELECT 1', queryLanguage: 'SQL' },
      /queryLanguage/,
    ],
  ])('is refused by %s: %j', async (operation, params, named) => {
    const answer = errorOf(await logs(simulator, operation, params));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidParameterException' });
    expect(answer.message).toMatch(named);
    expect(answer.message).toContain('is not simulated');
  });

  it.each<readonly [string, object]>([
    [
      'CreateLogGroup',
      { logGroupName: 'n', logGroupClass: 'STANDARD', deletionProtectionEnabled: false },
    ],
    ['PutMetricFilter', { ...filter, applyOnTransformedLogs: false }],
    [
      'StartQuery',
      { ...group, startTime: 0, endTime: 1, queryString: 'fields @message', queryLanguage: 'CWLI' },
    ],
  ])('is taken by %s where it asks for nothing new: %j', async (operation, params) => {
    expect((await logs(simulator, operation, params)).status).toBe(200);
  });

  it.each([
    ['FilterPolicy', '{"a":["b"]}'],
    ['FilterPolicy', 'nonsense'],
    ['RawMessageDelivery', 'true'],
  ])('is refused by Subscribe: %s %s', async (key, value) => {
    const answer = errorOf(
      await query(simulator, 'sns', 'Subscribe', {
        ...{ TopicArn: topic, Protocol: 'email', Endpoint: 'a@example.com' },
        ...{ 'Attributes.entry.1.key': key, 'Attributes.entry.1.value': value },
      }),
    );
    expect(answer).toMatchObject({ status: 400, code: 'InvalidParameter' });
    expect(answer.message).toMatch(/Attributes.*is not simulated/);
  });

  it('leaves the history and the metrics of others out, as there are none', async () => {
    const datum = { MetricName: 'x', Value: 1 };
    await json(simulator, 'PutMetricData', { Namespace: 'Own', MetricData: [datum] });
    const metrics = async (params: object): Promise<number> =>
      parsed(await json(simulator, 'ListMetrics', { Namespace: 'Own', ...params }))
        .at('Metrics')
        .list().length;
    expect(await metrics({ IncludeLinkedAccounts: true })).toBe(1);
    expect(await metrics({ OwningAccount: '123456789012' })).toBe(1);
    expect(await metrics({ OwningAccount: '999988887777' })).toBe(0);
    await json(simulator, 'PutMetricAlarm', {
      ...{ AlarmName: 'a', Namespace: 'Own', MetricName: 'x', Period: 60, Statistic: 'Sum' },
      ...{ EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'LessThanThreshold' },
    });
    const items = async (params: object): Promise<number> =>
      parsed(await json(simulator, 'DescribeAlarmHistory', { AlarmName: 'a', ...params }))
        .at('AlarmHistoryItems')
        .list().length;
    expect(await items({ StartDate: startMs / 1000 - 1 })).toBe(1);
    expect(await items({ AlarmContributorId: 'abc' })).toBe(0);
  });
});
