/** The replay of a metric filter's alarm and the alarm that ran in the simulator change alike. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import { connectionCountAlarm, connectionFilter } from '../../src/core/cloudwatch/connectionFilter';
import { filterPattern } from '../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import type { MetricFilterDefinition } from '../../src/core/cloudwatchLogs/metricFilter';
import type { IngestedEntry } from '../../src/core/cloudwatchLogs/logGroup';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import { withPeriod } from '../../src/core/replay/compareReplays';
import { FilteredSamples } from '../../src/core/replay/log/filteredSamples';
import { replayAlarm } from '../../src/core/replay/replayAlarm';
import { SimulatedAccount } from '../../src/simulator/state/account';
import { filterEvent } from '../../src/simulator/state/metricFilters';
import { entry } from '../unit/connections/log/entries';
import { minute, startMs } from './wireClient';

const group = '/vpn';
const endpointId = 'cvpn-endpoint-0a1';
const endMs = startMs + 8 * 60 * minute;

/** An account whose log receives the entries; the history of the alarm. */
function lived(
  definition: AlarmDefinition,
  { name, pattern, transformation }: MetricFilterDefinition,
  entries: readonly IngestedEntry[],
): string[] {
  const account = new SimulatedAccount(startMs, 1);
  const region = account.region('ap-northeast-1');
  const { metricName, defaultValue, ...more } = transformation;
  const created = region.logs.createGroup(group, startMs);
  created.filters.set(name, {
    ...{ name, pattern, compiled: filterPattern(pattern), createdAt: startMs },
    transformation: {
      ...{ ...more, name: metricName, unit: 'None' },
      ...(defaultValue !== undefined && { defaultValue }),
    },
  });
  region.alarms.put({
    name: definition.name,
    arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:count',
    configuration: {
      AlarmName: definition.name,
      ActionsEnabled: true,
      ...{ OKActions: [], AlarmActions: [], InsufficientDataActions: [], Dimensions: [] },
      EvaluationPeriods: definition.evaluationPeriods,
      Threshold: definition.threshold,
      ComparisonOperator: definition.comparison,
    },
    definition,
    unitOf: () => undefined,
    configuredAt: startMs,
    state: { value: 'INSUFFICIENT_DATA', reason: '', updatedAt: startMs, transitionedAt: startMs },
  });
  for (const { message, at, ingestedAt = at } of entries) {
    account.clock.advanceTo(ingestedAt);
    const event = region.logs.write(group, 'stream', message, ingestedAt, at);
    if (event) filterEvent(region, created, event);
  }
  account.clock.advanceTo(endMs);
  const items = region.history.list(endMs).map(({ at, summary }) => `${at} ${summary}`);
  account.dispose();
  return items;
}

function replayed(
  definition: AlarmDefinition,
  filter: MetricFilterDefinition,
  entries: readonly IngestedEntry[],
): string[] {
  const stat = definition.queries.flatMap((query) => query.stat ?? [])[0];
  const found = new FilteredSamples(filter, {
    ...{ namespace: '', metricName: '', ...stat },
    dimensions: stat?.dimensions ?? {},
  });
  for (const one of entries) found.add(one);
  const transitions = runToCompletion(
    replayAlarm(definition, found.samples(), {
      range: { start: startMs + 1, end: endMs + 1 },
      initial: 'INSUFFICIENT_DATA',
    }),
  );
  return transitions.map(({ at, from, to }) => `${at} Alarm updated from ${from} to ${to}`);
}

const ownFilter = connectionFilter(group);
const own: AlarmDefinition = connectionCountAlarm({
  ...{ endpointId, endpointLabel: 'HQ', name: 'count', topicArns: [] },
});

const patterns: readonly string[] = [
  ownFilter.pattern,
  '',
  'successful',
  '?failed ?assertion',
  '{ $.connection-attempt-status = "fail*" || $.username = %user[1-3]% }',
];
const transformed: readonly Partial<MetricFilterDefinition['transformation']>[] = [
  {},
  { value: '$.port' },
  { dimensions: { Endpoint: '$.client-vpn-endpoint-id', User: '$.username' } },
  { dimensions: {} },
];

const alarms = fc
  .record({
    period: fc.constantFrom(60, 300, 600),
    evaluationPeriods: fc.integer({ min: 1, max: 4 }),
    datapointsToAlarm: fc.integer({ min: 1, max: 4 }),
    threshold: fc.integer({ min: 0, max: 3 }),
    treatMissing: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    statistic: fc.constantFrom('Sum', 'Maximum', 'SampleCount', 'Average'),
  })
  .map(({ period, statistic, datapointsToAlarm: m, ...rules }): AlarmDefinition => {
    const queries = own.queries.map((query) =>
      query.stat ? { ...query, stat: { ...query.stat, statistic } } : query,
    );
    const datapointsToAlarm = Math.min(m, rules.evaluationPeriods);
    return withPeriod({ ...own, queries, ...rules, datapointsToAlarm }, period);
  });

/** A thousand entries, some at once, and some late. */
function logs(lateSeconds: readonly number[]): fc.Arbitrary<readonly IngestedEntry[]> {
  const drawn = fc.record({
    gapSeconds: fc.constantFrom(0, 1, 20, 60, 61, 61),
    late: fc.constantFrom(0, ...lateSeconds),
    status: fc.constantFrom('successful', 'failed', 'waiting-for-assertion'),
    user: fc.integer({ min: 0, max: 9 }),
    other: fc.nat(3),
  });
  return fc.array(drawn, { minLength: 1000, maxLength: 1000 }).map((all) => {
    let at = startMs + 500;
    const entries = all.map(({ gapSeconds, late, status, user, other }, i): IngestedEntry => {
      at = Math.min(at + gapSeconds * 1000, endMs - 1_000_000);
      const message = entry({
        'connection-id': `cvpn-connection-${i}`,
        'connection-attempt-status': status,
        'client-vpn-endpoint-id': other === 0 ? 'cvpn-endpoint-0b2' : endpointId,
        username: `user${user}`,
        port: String(user),
      });
      return { message, at, ingestedAt: at + late * 1000 + 7 };
    });
    return entries.sort((a, b) => (a.ingestedAt ?? 0) - (b.ingestedAt ?? 0));
  });
}

const runs = { numRuns: 3, endOnFailure: true };

describe.each([1, 2, 3])('with the seed %d', (seed) => {
  it('the proposed filter and alarm', () => {
    fc.assert(
      fc.property(logs([0, 30, 200, 900]), (entries) => {
        expect(replayed(own, ownFilter, entries)).toEqual(lived(own, ownFilter, entries));
      }),
      { ...runs, seed },
    );
  });

  it('other filters and alarms', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.constantFrom(...transformed),
        alarms,
        logs([0, 30, 200, 900]),
        (pattern, changed, alarm, entries) => {
          const transformation = { ...ownFilter.transformation, ...changed };
          const { dimensions } = transformation;
          const wanted: Record<string, string> = {};
          if ('Endpoint' in dimensions) wanted.Endpoint = endpointId;
          if ('User' in dimensions) wanted.User = 'user3';
          const queries = alarm.queries.map((query) =>
            query.stat ? { ...query, stat: { ...query.stat, dimensions: wanted } } : query,
          );
          const definition = { ...alarm, queries };
          const filter = { ...ownFilter, pattern, transformation };
          expect(replayed(definition, filter, entries)).toEqual(lived(definition, filter, entries));
        },
      ),
      { ...runs, numRuns: 10, seed },
    );
  });

  it('a filter with a default value', () => {
    const transformation = { ...ownFilter.transformation, dimensions: {}, defaultValue: 0 };
    const filter = { ...ownFilter, transformation };
    const queries = own.queries.map((query) =>
      query.stat ? { ...query, stat: { ...query.stat, dimensions: {} } } : query,
    );
    const definition = { ...own, queries, treatMissing: 'missing' } as const;
    fc.assert(
      fc.property(logs([]), (entries) => {
        expect(replayed(definition, filter, entries)).toEqual(lived(definition, filter, entries));
      }),
      { ...runs, seed },
    );
  });
});
