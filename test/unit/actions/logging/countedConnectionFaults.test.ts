/**
 * Connection logging, the metric filter and its alarm in one plan: after failures in any order, the
 * reported resources exist, and a run without failures ends with one of each.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planConnectionLogging } from '../../../../src/core/actions/logging/planConnectionLogging';
import { newCountedGroup } from '../../../../src/core/actions/metricFilters/countedGroup';
import { planMetricFilterAlarm } from '../../../../src/core/actions/metricFilters/planMetricFilterAlarm';
import type { CreatedResource } from '../../../../src/core/actions/plan/created';
import type { AlarmPlan } from '../../../../src/core/actions/plan/plan';
import { runPlan } from '../../../../src/core/actions/runPlan';
import { connectionFilter } from '../../../../src/core/cloudwatch/connectionFilter';
import { createFormat } from '../../../../src/core/text/format';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation } from '../../../fakes/fakeCalls';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { alarmName, endpoint } from '../wizardInput';

const group = 'client-vpn/office';
const format = createFormat({ locale: 'en', timeZone: 'UTC' });

const operation = fc.constantFrom<FakeOperation>(
  'logGroups.get',
  'logGroups.create',
  'logGroups.setRetention',
  'endpoints.list',
  'endpoints.setLogging',
  'metricFilters.ofGroup',
  'metricFilters.put',
  'alarms.get',
  'alarms.put',
);
const kind = fc.constantFrom(
  'denied',
  'throttled',
  'busy',
  'timeout',
  'network',
  'malformed',
  'server',
  'expired',
  'cancelled',
  'other',
);
const fault = fc.record({
  operation,
  kind,
  when: fc.constantFrom('before', 'after'),
  nth: fc.integer({ min: 1, max: 3 }),
});
const runs = fc.array(fc.array(fault, { minLength: 1, maxLength: 5 }), { maxLength: 5 });

function planFor({ scope, identity, topics, clock }: FakeAws): AlarmPlan {
  const topicArn = topics.arnOf('vpn');
  const logging = planConnectionLogging(
    {
      scope,
      identity,
      endpoint,
      group: { kind: 'new', name: group, retentionDays: 90 },
      sharedWith: [],
    },
    t,
  );
  const counted = newCountedGroup(group);
  const input = { scope, identity, endpoint, group: counted, topicArns: [topicArn] };
  const alarm = planMetricFilterAlarm(
    { ...input, name: alarmName },
    { t, format, now: clock.now() },
  );
  return { ...alarm, topicArn, steps: [...logging.steps, ...alarm.steps] };
}

it('ends in one group, one filter and one alarm after any sequence of failed runs', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (faultyRuns) => {
      const aws = new FakeAws();
      aws.topics.add('vpn');
      aws.endpointList.push(endpoint);
      let already: readonly CreatedResource[] = [];
      for (const faults of faultyRuns) {
        for (const { operation, kind, when, nth } of faults)
          aws.calls.fail(operation, { kind, when: refused(kind) ? 'before' : when }, nth);
        const result = await timePasses(aws.clock, runPlan(planFor(aws), aws, { already }));
        aws.calls.heal();
        expect(['done', 'failed', 'cancelled']).toContain(result.kind);
        already = 'created' in result ? result.created : [];
        expectTruth(aws, already);
      }
      const last = await timePasses(aws.clock, runPlan(planFor(aws), aws, { already }));
      expect(last.kind).toBe('done');
      expect([...aws.logGroups.byName.values()]).toMatchObject([
        { name: group, retentionDays: 90 },
      ]);
      expect(aws.logGroups.filters).toEqual([connectionFilter(group)]);
      expect(aws.endpointList.map(({ logging }) => logging)).toEqual([{ enabled: true, group }]);
      expect([...aws.alarms.byName.keys()]).toEqual([alarmName]);
    }),
    { numRuns: 300 },
  );
});

/** What is said to exist does, and what exists is said to, for sure or not. */
function expectTruth(aws: FakeAws, created: readonly CreatedResource[]): void {
  const there = aws.logGroups.byName.get(group);
  const exists = {
    logGroup: there !== undefined,
    retention: there?.retentionDays !== undefined,
    logging: aws.endpointList.some(({ logging }) => logging.enabled),
    metricFilter: aws.logGroups.filters.length > 0,
    alarm: aws.alarms.byName.has(alarmName),
  };
  for (const kind of ['logGroup', 'retention', 'logging', 'metricFilter', 'alarm'] as const) {
    const entry = created.find((other) => other.kind === kind);
    if (entry?.confirmed !== false)
      expect([kind, exists[kind]]).toEqual([kind, entry !== undefined]);
  }
}

/** An answer with these kinds comes before anything is done. */
function refused(kind: string): boolean {
  return ['denied', 'expired', 'throttled', 'busy', 'other'].includes(kind);
}
