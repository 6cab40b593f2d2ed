import { beforeEach, describe, expect, it } from 'vitest';
import {
  newCountedGroup,
  readCountedGroup,
  type CountedGroup,
} from '../../../../src/core/actions/metricFilters/countedGroup';
import { filterTestLines } from '../../../../src/core/actions/metricFilters/filterTestText';
import {
  planMetricFilterAlarm,
  type MetricFilterAlarmInput,
} from '../../../../src/core/actions/metricFilters/planMetricFilterAlarm';
import { describePlan } from '../../../../src/core/actions/plan/describePlan';
import { refuses } from '../../../../src/core/actions/write/problem';
import { connectionFilter } from '../../../../src/core/cloudwatch/connectionFilter';
import type { MetricFilter } from '../../../../src/core/cloudwatchLogs/metricFilter';
import { createFormat } from '../../../../src/core/text/format';
import { FakeAws } from '../../../fakes/fakeAws';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { entry } from '../../connections/log/entries';
import { endpoint } from '../wizardInput';

const group = '/vpn';
const name = 'client-vpn-watch-counted';
const format = createFormat({ locale: 'en', timeZone: 'UTC' });
let aws: FakeAws;
let now: number;

beforeEach(() => {
  aws = new FakeAws();
  now = aws.clock.now();
  aws.logGroups.add(group);
});

function plan(counted: CountedGroup, changes: Partial<MetricFilterAlarmInput> = {}) {
  const { scope, identity } = aws;
  const topicArns = ['arn:aws:sns:ap-northeast-1:123456789012:vpn'];
  const input = { scope, identity, endpoint, group: counted, topicArns, name, ...changes };
  return planMetricFilterAlarm(input, { t, format, now });
}

const read = () => readCountedGroup(group, endpoint.id, now, aws);

/** An entry of the endpoint so many minutes ago. */
function written(minutes: number, changes: Readonly<Record<string, unknown>> = {}) {
  const message = entry({ 'client-vpn-endpoint-id': endpoint.id, ...changes });
  return { message, at: now - minutes * 60_000 };
}

describe('the calls', () => {
  it('create the filter, then the alarm', async () => {
    const { steps, problems } = plan(await read());
    expect(problems).toEqual([]);
    expect(steps.map(({ call }) => call.operation)).toEqual(['PutMetricFilter', 'PutMetricAlarm']);
    expect(steps[0]?.call.input).toEqual({
      logGroupName: group,
      filterName: 'client-vpn-watch-connections',
      filterPattern: connectionFilter(group).pattern,
      metricTransformations: [
        {
          metricNamespace: 'ClientVPN/ConnectionLog',
          metricName: 'ConnectionAttempts',
          metricValue: '1',
          dimensions: { Endpoint: '$.client-vpn-endpoint-id' },
        },
      ],
    });
    expect(steps[1]?.call.input).toMatchObject({
      AlarmName: name,
      AlarmActions: ['arn:aws:sns:ap-northeast-1:123456789012:vpn'],
      OKActions: [],
      TreatMissingData: 'notBreaching',
      Tags: [
        { Key: 'created-by', Value: 'client-vpn-watch' },
        { Key: 'client-vpn-endpoint', Value: endpoint.id },
      ],
    });
  });

  it('leave the notifying to a rule where no topic is given', async () => {
    const { alarm } = plan(await read(), { topicArns: [] });
    expect(alarm.call.definition.alarmActions).toEqual([]);
  });

  it('overwrite an alarm that the user chose', async () => {
    aws.alarms.add(plan(await read()).alarm.call.definition);
    const replace = await aws.alarms.stored(name);
    const { alarm } = plan(await read(), replace && { replace });
    expect(alarm.call.kind).toBe('alarms.overwrite');
  });

  it('name the cost of metric and alarm, and what is not seen', () => {
    const { monthlyCost, blindSpots } = plan(newCountedGroup(group));
    expect(monthlyCost.join()).toMatch(/\$0\.30.*\$0\.10/);
    expect(blindSpots.join()).toMatch(/who connected.*one minute.*minutes after/s);
  });
});

describe('metric filters that are there already', () => {
  const ours = connectionFilter(group);
  const other = (changes: Partial<MetricFilter>): MetricFilter => ({
    ...ours,
    name: 'theirs',
    ...changes,
  });
  const full = Array.from({ length: 100 }, (_, i) =>
    other({ name: `f${i}`, pattern: `{ $.a = ${i} }`, transformation: metric(`M${i}`) }),
  );

  function metric(metricName: string): MetricFilter['transformation'] {
    return { ...ours.transformation, metricName };
  }

  it.each<[string, readonly MetricFilter[], 'created' | 'used' | 'refused', RegExp | undefined]>([
    ['none', [], 'created', undefined],
    ['one of another metric', [other({ transformation: metric('Other') })], 'created', undefined],
    ['the same', [ours], 'used', /client-vpn-watch-connections .* counts connections already/],
    ['the same by another name', [other({})], 'used', /theirs .* counts connections already/],
    ['the same twice', [ours, other({})], 'used', /theirs counts the same connections once more/],
    [
      'one of its name that counts something else',
      [other({ name: ours.name, pattern: '{ $.a = 1 }' })],
      'refused',
      /named client-vpn-watch-connections that counts something else/,
    ],
    [
      'one of its name that publishes another metric',
      [other({ name: ours.name, transformation: metric('Other') })],
      'refused',
      /counts something else/,
    ],
    [
      'one that adds to its metric',
      [other({ pattern: '{ $.connection-log-type = "connection-reset" }' })],
      'created',
      /theirs of the log group \/vpn adds something else/,
    ],
    [
      'one in another group that adds to its metric',
      [other({ group: '/more', pattern: '' })],
      'created',
      /theirs of the log group \/more adds something else/,
    ],
    ['the same in another group', [other({ group: '/more' })], 'created', undefined],
    ['as many as a group can have', full, 'refused', /has 100 metric filters, the maximum/],
    ['one less', full.slice(1), 'created', undefined],
    ['as many, and the same among them', [...full.slice(1), ours], 'used', /already/],
  ])('%s', async (_, filters, outcome, text) => {
    aws.logGroups.add('/more');
    aws.logGroups.filters.push(...filters);
    const { steps, problems } = plan(await read());
    expect(refuses(problems)).toBe(outcome === 'refused');
    expect(steps.some(({ kind }) => kind === 'putMetricFilter')).toBe(outcome !== 'used');
    const texts = problems.map((problem) => problem.text);
    expect(texts).toEqual(text ? expect.arrayContaining([expect.stringMatching(text)]) : []);
  });

  it('a name of one’s own avoids a filter that counts something else', async () => {
    aws.logGroups.filters.push(other({ name: ours.name, transformation: metric('Other') }));
    const { steps, problems } = plan(await read(), { filterName: ' mine ' });
    expect(problems).toEqual([]);
    expect(steps[0]?.call.input).toMatchObject({ filterName: 'mine' });
  });

  it.each(['', 'a:b', 'a*', 'x'.repeat(513)])('the name %j is refused', async (filterName) => {
    expect(refuses(plan(await read(), { filterName }).problems)).toBe(true);
  });

  it('a class without metric filters is refused', async () => {
    aws.logGroups.add(group, { logClass: 'INFREQUENT_ACCESS' });
    expect(refuses(plan(await read()).problems)).toBe(true);
  });
});

describe('the test over the latest entries', () => {
  it('says which are counted, of the endpoint and of others in the group', async () => {
    aws.logGroups.write(
      group,
      written(5, { username: 'alice' }),
      written(6, {
        username: 'bob',
        'connection-attempt-status': 'failed',
        'connection-attempt-failure-reason': 'expired',
      }),
      written(7, { username: 'carol', 'client-vpn-endpoint-id': 'cvpn-endpoint-2' }),
      written(8, { username: 'dave', 'connection-log-type': 'connection-reset' }),
      written(9, { username: 'erin', 'connection-attempt-status': 'waiting-for-assertion' }),
      { message: 'text', at: now - 1 },
      written(60 * 24 * 8, { username: 'old' }),
    );
    const counted = await read();
    const { test } = counted;
    if (test.kind !== 'tested') throw new Error(test.kind);
    expect(
      test.entries.map(({ event, matches, isOwn }) => [event?.username, matches, isOwn]),
    ).toEqual([
      ['alice', true, true],
      ['bob', false, true],
      ['carol', true, false],
      ['dave', false, true],
      ['erin', false, true],
    ]);
    expect(test.entries.every(({ matches, shouldMatch }) => matches === shouldMatch)).toBe(true);
    const { steps, problems } = plan(counted);
    expect(problems).toEqual([]);
    const lines = steps[0]?.details ?? [];
    expect(describePlan(plan(counted), t)).toContain(`// ${lines[0]}`);
    expect(lines[0]).toBe(
      'Tested by CloudWatch Logs with the latest entries of the last 7 days: 2 of 5 match.',
    );
    expect(lines.map((line) => line.replace(/^- .*? · /, '- '))).toEqual([
      lines[0],
      'Counted:',
      '- connection of alice',
      '- connection of carol · for cvpn-endpoint-2',
      'Not counted:',
      '- bob could not connect · expired',
      '- end of the connection of dave',
      '- sign-in of erin',
    ]);
  });

  it('is shown with the alarm where no filter is created', async () => {
    aws.logGroups.write(group, written(5));
    aws.logGroups.filters.push(connectionFilter(group));
    expect(plan(await read()).alarm.details?.[0]).toMatch(/: 1 of 1 match/);
  });

  it('leaves out most of many, and room for those of others', async () => {
    for (let i = 1; i <= 80; i++)
      aws.logGroups.write(group, written(i), written(i, { 'client-vpn-endpoint-id': 'other' }));

    const { test } = await read();
    const entries = test.kind === 'tested' ? test.entries : [];
    expect(entries.filter(({ isOwn }) => isOwn)).toHaveLength(30);
    expect(entries).toHaveLength(50);
    expect(filterTestLines(test, { t, format, now }).at(-1)).toBe('- and 40 more');
  });

  it.each([
    ['without entries', () => undefined, 'No entries were written'],
    [
      'without the group',
      () => {
        aws.logGroups.byName.clear();
      },
      'The log group is new',
    ],
    [
      'that may not read',
      () => {
        aws.calls.fail('logGroups.latest', { kind: 'denied', when: 'before' });
        aws.logGroups.write(group, written(5));
      },
      'could not be tested',
    ],
    [
      'that may not test',
      () => {
        aws.calls.fail('metricFilters.test', { kind: 'denied', when: 'before' });
        aws.logGroups.write(group, written(5));
      },
      'could not be tested',
    ],
  ])('%s says so, and the plan goes on', async (_, prepare, text) => {
    prepare();
    const { steps, problems } = plan(await read());
    expect(steps[0]?.details?.join()).toContain(text);
    expect(refuses(problems)).toBe(false);
  });

  it('that is canceled is no result', async () => {
    aws.calls.fail('logGroups.latest', { kind: 'cancelled', when: 'before' });
    await expect(read()).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  });

  it('warns where CloudWatch Logs matches something else than intended', () => {
    const connected = { at: now, event: undefined, isOwn: true };
    const counted: CountedGroup = {
      ...newCountedGroup(group),
      test: {
        kind: 'tested',
        entries: [
          { ...connected, matches: false, shouldMatch: true },
          { ...connected, matches: true, shouldMatch: false },
          { ...connected, matches: true, shouldMatch: true },
        ],
      },
    };
    expect(plan(counted).problems).toEqual([
      {
        severity: 'warning',
        text: 'The test found connections that are not counted: 1, other entries that are counted: 1.',
      },
    ]);
    expect(plan(counted).steps[0]?.details).toContainEqual(
      expect.stringContaining('not a connection log entry'),
    );
  });
});
