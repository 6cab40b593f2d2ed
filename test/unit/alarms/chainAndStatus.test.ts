/** The card of an alarm and the status of its endpoint agree for every snapshot. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarmChain } from '../../../src/core/alarms/alarmChain';
import { chainVerdict } from '../../../src/core/alarms/chainVerdict';
import type { AlarmCard } from '../../../src/core/alarms/view/alarmsModel';
import type { AlarmState, MetricQuery } from '../../../src/core/model/alarm';
import { isLogAlarm, type AnyAlarm } from '../../../src/core/model/logAlarm';
import { partValue, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { endpointStatus } from '../../../src/core/overview/view/endpointStatus';
import { createFormat } from '../../../src/core/text/format';
import { detectsConnections } from '../../../src/core/watching/detects';
import { watchesEndpoint } from '../../../src/core/watching/watches';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  at,
  fresh,
  missing,
  pendingSubscription,
  stale,
  testAccount,
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testLogGroup,
  testNow,
  testScopeSnapshot,
  testSubscription,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const ids = ['cvpn-endpoint-1', 'cvpn-endpoint-2'];
const topicNames = ['vpn', 'more', 'gone', 'unread', 'denied', 'unasked'];
const lambda = `arn:aws:lambda:ap-northeast-1:${testAccount}:function:page`;
const arns = [...topicNames.map((name) => topicArn(name)), topicArn('far', 'us-east-1'), lambda];
const denied = { kind: 'denied', action: 'sns:GetTopicAttributes' } as const;

const state = fc.constantFrom<AlarmState>('OK', 'ALARM', 'INSUFFICIENT_DATA');
const stateSince = fc.constantFrom(at(3), at(9), at(10), testNow);

const common = fc.record({
  state,
  stateSince,
  actionsEnabled: fc.boolean(),
  alarmActions: fc.subarray(arns, { maxLength: 3 }),
  okActions: fc.subarray(arns, { maxLength: 1 }),
});

const settings = fc.constantFrom(
  {},
  { threshold: 3 },
  { evaluationPeriods: 2, datapointsToAlarm: 2 },
  { treatMissing: 'breaching' as const },
  { comparison: 'LessThanThreshold' as const },
);

/** What the alarm reads: one endpoint, both, one of another account, or a query. */
const reads = fc.constantFrom(
  'first',
  'second',
  'gone',
  'both',
  'foreign',
  'query',
  'tags',
  'wrong',
);

function metricAlarm(name: string, read: string, changes: object): AnyAlarm {
  const alarm = testAlarm(read === 'second' ? ids[1] : ids[0], { name, ...changes });
  const [count, rise] = alarm.queries;
  if (!count?.stat || !rise) return alarm;
  const { stat } = count;
  const at = (id: string, endpoint: string, accountId?: string): MetricQuery => ({
    ...{ ...count, id, ...(accountId !== undefined && { accountId }) },
    stat: { ...stat, dimensions: { Endpoint: endpoint } },
  });
  const [one = '', other = ''] = ids;
  const query = (where: string) => [
    {
      id: count.id,
      expression: `SELECT MAX(ActiveConnectionsCount) FROM "AWS/ClientVPN" ${where}`,
      returnData: false,
    },
    rise,
  ];
  switch (read) {
    case 'gone':
      return { ...alarm, queries: [at(count.id, 'cvpn-endpoint-9'), rise] };
    case 'both':
      return { ...alarm, queries: [at(count.id, one), at('m9', other), rise] };
    case 'foreign':
      return { ...alarm, queries: [at(count.id, one), at('m9', other, '999988887777'), rise] };
    case 'query':
      return { ...alarm, queries: query(`WHERE Endpoint = '${one}'`) };
    case 'tags':
      return { ...alarm, queries: query(`WHERE tag.team = 'net' AND Endpoint = '${one}'`) };
    case 'wrong':
      return {
        ...alarm,
        queries: [{ ...count, stat: { ...stat, metricName: 'ActiveConnections' } }, rise],
      };
    default:
      return alarm;
  }
}

const metric = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), reads, common, settings)
  .map(([name, read, one, other]) => metricAlarm(name, read, { ...one, ...other }));

const log = fc
  .tuple(
    fc.constantFrom('x', 'y'),
    fc.constantFrom(...ids, 'cvpn-endpoint-9'),
    common,
    fc.constantFrom({}, { evaluation: 'error' as const }, { evaluation: 'partial' as const }),
  )
  .map(([name, id, one, other]) => testLogAlarm(id, { name, ...one, ...other }));

const policies: readonly (string | undefined)[] = [
  undefined,
  'unreadable',
  '{"Statement":[]}',
  ...[
    'cloudwatch.amazonaws.com',
    'events.amazonaws.com',
    ['cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  ].map((Service) =>
    JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { Service }, Action: 'SNS:Publish', Resource: '*' },
      ],
    }),
  ),
];

const topic = fc.record({
  policy: fc.constantFrom(...policies),
  subscriptions: fc.constantFrom(
    [],
    [testSubscription()],
    [pendingSubscription()],
    [testSubscription(), pendingSubscription()],
  ),
  fifo: fc.boolean(),
  kmsKeyId: fc.constantFrom(undefined, 'alias/aws/sns'),
});

const topics = fc.tuple(topic, topic, topic).map(([one, two, three]): ScopeSnapshot['topics'] => {
  const topicWith = (name: string, { kmsKeyId, ...rest }: typeof one) =>
    testTopic({
      arn: topicArn(name),
      ...rest,
      ...(kmsKeyId !== undefined && { kmsKeyId }),
    } as object);
  return {
    [topicArn('vpn')]: fresh(topicWith('vpn', one)),
    [topicArn('more')]: stale(topicWith('more', two), denied),
    [topicArn('denied')]: fresh(topicWith('denied', three)),
    [topicArn('gone')]: missing({ kind: 'notFound', resource: 'x' }),
    [topicArn('unread')]: missing(denied),
  };
});

const rules = fc.option(
  fc.array(
    fc.record({
      name: fc.constantFrom('in-words', 'other'),
      enabled: fc.boolean(),
      alarmNames: fc.subarray(['a', 'b', 'c', 'x', 'y']),
      targetArns: fc.subarray(arns, { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
  { nil: undefined },
);

const muteRules = fc.array(
  fc.record({
    ...{ name: fc.constant('night'), arn: fc.constant('arn'), updatedAt: fc.constant(at(1)) },
    ...{ alarmNames: fc.subarray(['a', 'b', 'x']), active: fc.boolean() },
    ...{ expression: fc.constant('cron(0 2 * * *)'), duration: fc.constant('PT4H') },
    timeZone: fc.constant('UTC'),
  }),
  { maxLength: 2 },
);

const scopes = fc
  .record({
    ...{ metrics: fc.array(metric, { maxLength: 3 }), logs: fc.array(log, { maxLength: 2 }) },
    ...{ topics, rules, muteRules, logging: fc.boolean() },
    known: fc.boolean(),
  })
  .map(({ metrics, logs, topics: read, rules: alarmRules, muteRules: mutes, logging, known }) => {
    const alarms = [...new Map([...metrics, ...logs].map((one) => [one.name, one])).values()];
    const endpoints = ids.map((id) =>
      testEndpoint({
        ...{ id, authentication: ['federated-authentication'] },
        logging: logging ? { enabled: true, group: testLogGroup } : { enabled: false },
      }),
    );
    return testScopeSnapshot(
      { endpoints, alarms },
      {
        ...{ topics: read, muteRules: mutes, ...(alarmRules && { alarmRules }) },
        ...(!known && { endpoints: stale(endpoints, denied) }),
      },
    );
  });

/** The best of several verdicts. */
function best(verdicts: readonly AlarmCard['verdict'][]): string {
  if (verdicts.length === 0) return 'noAlarm';
  if (verdicts.some(({ state: one }) => one === 'works' || one === 'partly')) return 'reached';
  return verdicts.some(({ state: one }) => one === 'unknown') ? 'unknown' : 'nobody';
}

/** For each endpoint: what the cards say together, what the status says, and the texts of the cards. */
function answers(scope: ScopeSnapshot) {
  const alarms = partValue(scope.alarms) ?? [];
  return (partValue(scope.endpoints) ?? []).flatMap((endpoint) => {
    const watching = alarms.filter((alarm) => watchesEndpoint(alarm, endpoint));
    const context = { scope, t, format, now: testNow, trial: false };
    const cards = watching.filter(detectsConnections).map((alarm) => ({
      alarmName: alarm.name,
      verdict: chainVerdict(alarmChain(alarm, endpoint, context), context),
    }));
    const { reach } = endpointStatus(endpoint, watching, scope);
    // An alarm that may watch the endpoint has no card.
    if (cards.length === 0 && reach?.kind === 'unknown' && reach.why.kind === 'queryNotJudged')
      return [];
    return {
      cards: best(cards.map(({ verdict }) => verdict)),
      status: reach?.kind ?? 'noAlarm',
      texts: cards.map(({ alarmName, verdict }) => `${alarmName}: ${verdict.text}`),
      why: JSON.stringify(reach),
    };
  });
}

describe('the verdict of the cards and the status of the endpoint', () => {
  it('agree for every snapshot', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        for (const { cards, status, texts, why } of answers(scope))
          expect([cards, texts, why]).toEqual([status, texts, why]);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not depend on the state that the alarms have now', () => {
    fc.assert(
      fc.property(scopes, state, (scope, other) => {
        const alarms = (partValue(scope.alarms) ?? []).map((alarm) => ({
          ...alarm,
          ...{ state: other, stateSince: testNow },
        }));
        const changed = { ...scope, alarms: fresh(alarms) };
        const said = (one: ScopeSnapshot) =>
          answers(one).map(({ cards, status }) => [cards, status]);
        expect(said(changed)).toEqual(said(scope));
      }),
      { numRuns: 400 },
    );
  });

  it('meet every kind of verdict', () => {
    const seen = new Set<string>();
    const kinds = new Set<boolean>();
    for (const scope of fc.sample(scopes, { numRuns: 200, seed: 1 })) {
      for (const { cards } of answers(scope)) seen.add(cards);
      for (const alarm of partValue(scope.alarms) ?? []) kinds.add(isLogAlarm(alarm));
    }
    expect([...seen].sort()).toEqual(['noAlarm', 'nobody', 'reached', 'unknown']);
    expect(kinds.size).toBe(2);
  });
});
