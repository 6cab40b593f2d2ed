/** A call returns data or fails as expected for every response, including broken ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { WireResponse } from '../../src/core/ports/wire';
import { isExpected } from '../../src/core/model/errors';
import { ec2, failureOf, json, openWire, query, scope } from './fakeWire';

const range = { start: 0, end: 3_600_000 };
const at = 1_500;

const alarms = {
  MetricAlarms: [
    {
      AlarmName: 'a',
      AlarmArn: 'arn:a',
      StateValue: 'OK',
      StateReason: 'x',
      StateUpdatedTimestamp: at,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: ['arn:t'],
      Metrics: [
        {
          Id: 'm1',
          MetricStat: {
            Metric: { Namespace: 'n', MetricName: 'm', Dimensions: [{ Name: 'a', Value: 'b' }] },
            Period: 60,
            Stat: 'Maximum',
          },
        },
      ],
    },
  ],
};
const history = {
  AlarmHistoryItems: [
    {
      Timestamp: at,
      HistoryData: '{"oldState":{"stateValue":"OK"},"newState":{"stateValue":"ALARM"}}',
    },
  ],
};
const logAlarms = {
  LogAlarms: [
    {
      AlarmName: 'l',
      AlarmArn: 'arn:l',
      StateValue: 'ALARM',
      StateUpdatedTimestamp: at,
      QueryResultsToEvaluate: 1,
      QueryResultsToAlarm: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationState: 'PARTIAL_DATA',
      ScheduledQueryConfiguration: {
        QueryString: 'fields @timestamp',
        LogGroupIdentifiers: ['g'],
        ScheduledQueryRoleARN: 'arn:r',
        AggregationExpression: 'count(*) by a',
        ScheduleConfiguration: {
          ScheduleExpression: 'rate(1 minute)',
          StartTimeOffset: 180,
          EndTimeOffset: 0,
        },
      },
    },
  ],
};
const contributors = {
  AlarmContributors: [
    {
      ContributorId: 'c',
      ContributorAttributes: { a: 'b' },
      StateReason: 'x',
      StateTransitionedTimestamp: at,
    },
  ],
};
const contributorHistory = {
  AlarmHistoryItems: [
    {
      AlarmContributorId: 'c',
      AlarmContributorAttributes: { a: 'b' },
      Timestamp: at,
      HistoryItemType: 'AlarmContributorAction',
      HistorySummary: 'Successfully executed action arn:t',
      HistoryData: '{"newState":{"stateValue":"ALARM"}}',
    },
  ],
};
const data = {
  MetricDataResults: [{ Id: 'm1', Timestamps: [at], Values: [1], StatusCode: 'Complete' }],
};

type Read = (aws: ScopeAws) => Promise<unknown>;

/** Replaces what stands at a path, chosen at random, by something else. */
const damaged = (whole: object) =>
  fc
    .tuple(fc.infiniteStream(fc.nat({ max: 5 })), fc.jsonValue(), fc.boolean())
    .map(([turns, value, stopEarly]) => {
      const copy = structuredClone(whole);
      let node: Record<string, unknown> = copy as Record<string, unknown>;
      for (;;) {
        const keys = Object.keys(node);
        const key = keys[turns.next().value % Math.max(1, keys.length)] ?? 'x';
        const child = node[key];
        const stop = stopEarly && turns.next().value === 0;
        if (typeof child !== 'object' || child === null || stop) {
          node[key] = value;
          return copy;
        }
        node = child as Record<string, unknown>;
      }
    });

async function mustNotBeABug(read: Read, response: WireResponse): Promise<void> {
  const { aws } = openWire(() => response);
  try {
    await read(aws);
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}

describe('damaged answers', () => {
  it('whose state is not even a text', async () => {
    const [series] = data.MetricDataResults;
    const body = { MetricDataResults: [{ ...series, StatusCode: { toString: '' } }] };
    await mustNotBeABug((aws) => aws.metrics.samples('e', range, 300), json(body));
  });

  it.each<[string, object, Read]>([
    ['DescribeAlarms', alarms, (aws) => aws.alarms.list()],
    ['DescribeAlarms by name', alarms, (aws) => aws.alarms.get(['a'])],
    ['DescribeAlarmHistory', history, (aws) => aws.alarms.transitions('a', range)],
    ['DescribeAlarmHistory of every kind', history, (aws) => aws.alarms.history('a', range)],
    ['DescribeAlarms of log alarms', logAlarms, (aws) => aws.alarms.list()],
    ['DescribeAlarms of log alarms by name', logAlarms, (aws) => aws.alarms.get(['l'])],
    ['DescribeAlarmContributors', contributors, (aws) => aws.alarms.contributors('l')],
    [
      'DescribeAlarmHistory of contributors',
      contributorHistory,
      (aws) => aws.alarms.contributorTransitions('l', range),
    ],
    [
      'DescribeAlarmHistory of their actions',
      contributorHistory,
      (aws) => aws.alarms.contributorActions('l', range),
    ],
    ['GetMetricData', data, (aws) => aws.metrics.samples('e', range, 300)],
  ])('of %s', async (_, whole, read) => {
    await fc.assert(
      fc.asyncProperty(damaged(whole), (body) => mustNotBeABug(read, json(body))),
      { numRuns: 150 },
    );
  });

  it.each<[string, WireResponse, Read]>([
    [
      'DescribeClientVpnEndpoints',
      ec2(
        'DescribeClientVpnEndpoints',
        '<clientVpnEndpoint><item><clientVpnEndpointId>e</clientVpnEndpointId><status><code>available</code></status><tagSet><item><key>Name</key><value>n</value></item></tagSet><splitTunnel>true</splitTunnel><sessionTimeoutHours>8</sessionTimeoutHours></item></clientVpnEndpoint>',
      ),
      (aws) => aws.endpoints.list(),
    ],
    [
      'DescribeClientVpnConnections',
      ec2(
        'DescribeClientVpnConnections',
        '<connections><item><connectionId>c</connectionId><ingressBytes>1</ingressBytes><status><code>active</code></status></item></connections>',
      ),
      (aws) => aws.endpoints.connections('e'),
    ],
    [
      'ListSubscriptionsByTopic',
      query(
        'ListSubscriptionsByTopic',
        '<Attributes><entry><key>TopicArn</key><value>a</value></entry></Attributes><Subscriptions><member><SubscriptionArn>a</SubscriptionArn><Protocol>email</Protocol><Endpoint>e</Endpoint></member></Subscriptions>',
      ),
      (aws) => aws.topics.get('arn'),
    ],
    [
      'GetCallerIdentity',
      query('GetCallerIdentity', '<Account>123456789012</Account><Arn>a</Arn>'),
      (aws) => aws.account.identity(),
    ],
    [
      'ListAccountAliases',
      query(
        'ListAccountAliases',
        '<IsTruncated>false</IsTruncated><AccountAliases><member>a</member></AccountAliases>',
      ),
      (aws) => aws.account.alias(),
    ],
    [
      'DescribeRegions',
      ec2(
        'DescribeRegions',
        '<regionInfo><item><regionName>eu-west-1</regionName><optInStatus>opted-in</optInStatus></item></regionInfo>',
      ),
      (aws) => aws.account.regions(),
    ],
  ])('of %s', async (_, whole, read) => {
    const { body } = whole;
    const position = fc.nat({ max: body.length });
    await fc.assert(
      fc.asyncProperty(position, position, fc.string({ maxLength: 6 }), (from, to, text) => {
        const start = Math.min(from, to);
        const end = Math.max(from, to);
        const cut = body.slice(0, start) + text + body.slice(end);
        return mustNotBeABug(read, { ...whole, body: cut });
      }),
      { numRuns: 150 },
    );
  });
});

describe('a list that never ends', () => {
  it.each<[string, (token: number) => WireResponse, Read]>([
    [
      'endpoints',
      (token) => ec2('DescribeClientVpnEndpoints', `<nextToken>${token}</nextToken>`),
      (aws) => aws.endpoints.list(),
    ],
    [
      'alarms',
      (token) => json({ MetricAlarms: [], NextToken: `${token}` }),
      (aws) => aws.alarms.list(),
    ],
    [
      'topics',
      (token) => query('ListTopics', `<NextToken>${token}</NextToken>`),
      (aws) => aws.topics.list(),
    ],
  ])('of %s is too large', async (_, page, read) => {
    let pages = 0;
    const { aws } = openWire(() => page(++pages));
    expect(await failureOf(read(aws))).toMatchObject({ kind: 'tooLarge', ...scope });
    expect(pages).toBe(2000);
  });
});
