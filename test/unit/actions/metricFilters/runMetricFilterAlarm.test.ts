/** Creates the filter and the alarm, with every failure of the filter. */
import { beforeEach, describe, expect, it } from 'vitest';
import { newCountedGroup } from '../../../../src/core/actions/metricFilters/countedGroup';
import { planMetricFilterAlarm } from '../../../../src/core/actions/metricFilters/planMetricFilterAlarm';
import { createdText, type CreatedResource } from '../../../../src/core/actions/plan/created';
import type { AlarmPlan } from '../../../../src/core/actions/plan/plan';
import { conflictText } from '../../../../src/core/actions/plan/steps/conflict';
import { runPlan as runPlanAction, type AlarmResult } from '../../../../src/core/actions/runPlan';
import {
  connectionFilter,
  connectionFilterName,
} from '../../../../src/core/cloudwatch/connectionFilter';
import type { FailureKind } from '../../../../src/core/model/errors';
import { createFormat } from '../../../../src/core/text/format';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import { fakeOperations, type FakeOperation } from '../../../fakes/fakeCalls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { endpoint } from '../wizardInput';

const group = '/vpn';
const name = 'client-vpn-watch-counted';
const format = createFormat({ locale: 'en', timeZone: 'UTC' });
let aws: FakeAws;
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.add('vpn').arn;
  aws.logGroups.add(group);
});

const runPlan: typeof runPlanAction = (...values) =>
  timePasses(aws.clock, runPlanAction(...values));

function plan(): AlarmPlan {
  const { scope, identity } = aws;
  const counted = newCountedGroup(group);
  const input = { scope, identity, endpoint, group: counted, topicArns: [topicArn], name };
  return { ...planMetricFilterAlarm(input, { t, format, now: aws.clock.now() }), topicArn };
}

const createdOf = (result: AlarmResult): readonly CreatedResource[] =>
  'created' in result ? result.created : [];
const filter: CreatedResource = {
  kind: 'metricFilter',
  group,
  name: connectionFilterName,
  confirmed: true,
};
const newGroup: CreatedResource = { kind: 'logGroup', name: group, confirmed: true };

function existing(): readonly CreatedResource[] {
  return [
    ...(aws.logGroups.filters.length > 0 ? [filter] : []),
    ...(aws.alarms.byName.has(name) ? [{ kind: 'alarm', name, confirmed: true } as const] : []),
  ];
}

function expectFinished(): void {
  expect(aws.logGroups.filters).toEqual([connectionFilter(group)]);
  expect([...aws.alarms.byName.keys()]).toEqual([name]);
}

async function expectRerunFinishes(first: AlarmResult): Promise<void> {
  aws.calls.heal();
  expect(await runPlan(plan(), aws, { already: createdOf(first) })).toMatchObject({ kind: 'done' });
  expectFinished();
}

const put = 'metricFilters.put';
const calls: readonly { readonly operation: FakeOperation; readonly nth: number }[] = [
  { operation: put, nth: 1 },
  { operation: 'metricFilters.ofGroup', nth: 1 },
  { operation: 'alarms.put', nth: 1 },
  { operation: 'alarms.get', nth: 1 },
];
const refusals: readonly FailureKind[] = ['denied', 'expired', 'invalid', 'quota', 'notFound'];
const unanswered: readonly FailureKind[] = ['timeout', 'network', 'server', 'malformed'];
const passing: readonly FailureKind[] = ['throttled', 'busy'];

it('creates both, and says so', async () => {
  const result = await runPlan(plan(), aws);
  expect(result).toMatchObject({ kind: 'done', created: existing() });
  expectFinished();
  expect(createdText(filter, t)).toBe(
    `The metric filter ${connectionFilterName} of the log group ${group} has been created.`,
  );
});

describe.each(calls)('a run whose $operation number $nth', ({ operation, nth }) => {
  it.each([...refusals, ...unanswered])(
    'fails (%s) names what was made, and the next run finishes',
    async (kind) => {
      aws.calls.fail(operation, { kind, when: 'before' }, nth);
      const result = await runPlan(plan(), aws);
      expect(result).toMatchObject({
        kind: 'failed',
        failure: { kind, action: fakeOperations[operation] },
        created: existing(),
      });
      await expectRerunFinishes(result);
    },
  );

  it.each(['before', 'after'] as const)(
    'is stopped (%s) names what was made, and the next run finishes',
    async (when) => {
      const abort = new AbortController();
      aws.calls.fail(operation, { abort, when }, nth);
      const result = await runPlan(plan(), aws, { signal: abort.signal });
      expect(result).toMatchObject({ kind: 'cancelled', created: existing() });
      await expectRerunFinishes(result);
    },
  );
});

describe('a run whose PutMetricFilter', () => {
  it.each(passing)('is refused for now (%s) waits and goes on', async (kind) => {
    aws.calls.fail(put, { kind, when: 'before' });
    expect(await runPlan(plan(), aws)).toMatchObject({ kind: 'done' });
    expectFinished();
  });

  it.each(passing)('is refused for ever (%s) names what was made', async (kind) => {
    aws.calls.failFrom(put, { kind, when: 'before' });
    const result = await runPlan(plan(), aws);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind }, created: [] });
    await expectRerunFinishes(result);
  });

  it.each(unanswered)('is not answered (%s) after it happened looks, and goes on', async (kind) => {
    aws.calls.fail(put, { kind, when: 'after' });
    expect(await runPlan(plan(), aws)).toMatchObject({ kind: 'done', created: existing() });
    expectFinished();
    expect(aws.calls.count(put)).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'is not answered (%s) and cannot be looked at says that it may have happened',
    async (when) => {
      aws.calls.fail(put, { kind: 'timeout', when });
      aws.calls.failFrom('metricFilters.ofGroup', { kind: 'network', when: 'before' }, 2);
      const result = await runPlan(plan(), aws);
      expect(createdOf(result)).toEqual([{ ...filter, confirmed: false }]);
      expect(createdText({ ...filter, confirmed: false }, t)).toMatch(/may have been created/);
      await expectRerunFinishes(result);
    },
  );
});

describe('a filter of the same name', () => {
  it('that counts the same is used, and not called created', async () => {
    aws.logGroups.filters.push(connectionFilter(group));
    expect(await runPlan(plan(), aws)).toMatchObject({
      kind: 'done',
      created: [{ kind: 'alarm', name, confirmed: true }],
    });
    expect(aws.calls.count(put)).toBe(0);
  });

  it('that counts something else is never overwritten', async () => {
    const theirs = { ...connectionFilter(group), pattern: '{ $.a = 1 }' };
    aws.logGroups.filters.push(theirs);
    const result = await runPlan(plan(), aws);
    if (result.kind !== 'conflict') throw new Error(result.kind);
    expect(conflictText(result.conflict, t)).toMatch(/another metric filter named/);
    expect(aws.logGroups.filters).toEqual([theirs]);
    expect(aws.alarms.byName.size).toBe(0);
  });

  it('that appears instead of ours stops the run', async () => {
    const busy = aroundSend(aws, async (send, { kind }) => {
      const answer = await send();
      if (kind === put)
        aws.logGroups.filters[0] = { ...connectionFilter(group), pattern: '{ $.a = 1 }' };
      return answer;
    });
    expect(await runPlan(plan(), busy)).toMatchObject({
      kind: 'conflict',
      conflict: { kind: 'notShown' },
      created: [{ ...filter, confirmed: false }],
    });
  });
});

describe('a log group that the same run has created', () => {
  it('may not be known everywhere yet', async () => {
    aws.calls.fail('metricFilters.ofGroup', { kind: 'notFound', when: 'before' });
    aws.calls.fail(put, { kind: 'notFound', when: 'before' });
    const result = await runPlan(plan(), aws, { already: [newGroup] });
    expect(result).toMatchObject({ kind: 'done' });
    expect(aws.calls.count(put)).toBe(2);
    expectFinished();
  });
});
