/** The replay of what was measured and the alarm that lived through it change at the same minutes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { withPeriod } from '../../src/core/replay/compareReplays';
import { replayAlarm } from '../../src/core/replay/replayAlarm';
import type { ReplayTransition } from '../../src/core/replay/replayRun';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import type { Sample } from '../../src/core/model/sample';
import { runToCompletion } from '../../src/core/base/cooperativeTask';
import { single } from '../../src/simulator/state/metrics/statistics';
import { SimulatedAccount } from '../../src/simulator/state/account';
import { minute, startMs } from './wireClient';

const metric = {
  namespace: 'AWS/ClientVPN',
  name: 'ActiveConnectionsCount',
  dimensions: { Endpoint: 'cvpn-endpoint-1' },
};

/** Publishes the samples in a simulated account at their times, and reads the history of its alarm. */
function lived(definition: AlarmDefinition, samples: readonly Sample[], endMs: number) {
  const account = new SimulatedAccount(startMs, 1);
  const region = account.region('ap-northeast-1');
  region.alarms.put({
    name: definition.name,
    arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:diff',
    configuration: {
      AlarmName: definition.name,
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      Dimensions: [],
      EvaluationPeriods: definition.evaluationPeriods,
      Threshold: definition.threshold,
      ComparisonOperator: definition.comparison,
    },
    definition,
    unitOf: () => undefined,
    configuredAt: startMs,
    ...(definition.warmUp && { warmingSince: startMs }),
    state: { value: 'INSUFFICIENT_DATA', reason: '', updatedAt: startMs, transitionedAt: startMs },
  });
  for (const { at, value } of samples) {
    account.clock.advanceTo(at);
    region.metrics.put(metric, at, single(value), 'Count');
  }
  account.clock.advanceTo(endMs);
  const items = region.history.list(endMs).map(({ at, summary }) => `${at} ${summary}`);
  account.dispose();
  return items;
}

function notified({ at, from, to }: ReplayTransition): string {
  return `${at} Alarm updated from ${from} to ${to}`;
}

const seed: AlarmDefinition = {
  ...connectionAlarm({
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Tokyo',
    name: 'diff',
    topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
  }),
  alarmActions: [],
};

const alarms = fc
  .record({
    period: fc.constantFrom(60, 300, 900),
    evaluationPeriods: fc.integer({ min: 1, max: 3 }),
    threshold: fc.integer({ min: 1, max: 2 }),
    treatMissing: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
  })
  .map(({ period, ...rules }): AlarmDefinition => {
    const own = { ...withPeriod(seed, period), ...rules };
    return { ...own, datapointsToAlarm: rules.evaluationPeriods };
  });

/** Five minutes apart as a rule; sometimes a minute off, sometimes one is lost. */
const steps = fc.tuple(fc.constantFrom(5, 5, 5, 5, 5, 5, 4, 6, 10), fc.nat(4));

/** Expressions of the supported grammar that give a series. */
const { series: expressions } = fc.letrec<{ series: string; scalar: string; list: string }>(
  (tie) => ({
    series: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('m1', 'm2', 'DIFF(m1)'),
      fc
        .tuple(
          tie('series'),
          fc.constantFrom('+', '-', '*', '/', '<', '>=', 'AND', 'OR'),
          tie('series'),
        )
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc
        .tuple(tie('series'), fc.constantFrom('+', '*', '==', '>'), tie('scalar'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      fc
        .tuple(
          fc.constantFrom('DIFF', 'RATE', 'DIFF_TIME', 'RUNNING_SUM', 'ABS', 'CEIL'),
          tie('series'),
        )
        .map(([name, of]) => `${name}(${of})`),
      fc
        .tuple(fc.constantFrom('HOUR', 'MINUTE', 'DAY'), tie('series'))
        .map(([name, of]) => `${name}(${of})`),
      fc
        .tuple(tie('series'), fc.constantFrom('0', 'REPEAT', 'LINEAR', 'm2'))
        .map((fill) => `FILL(${fill.join(', ')})`),
      fc
        .tuple(tie('series'), tie('series'), tie('series'))
        .map((parts) => `IF(${parts.join(', ')})`),
      fc
        .tuple(tie('series'), tie('scalar'), tie('series'))
        .map((parts) => `IF(${parts.join(', ')})`),
      fc
        .tuple(
          fc.constantFrom('AVG', 'MAX', 'SUM', 'STDDEV', 'DATAPOINT_COUNT', 'FIRST'),
          tie('list'),
        )
        .map(([name, of]) => `${name}(${of})`),
      tie('scalar').map((of) => `TIME_SERIES(${of})`),
    ),
    scalar: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('1', '2', 'PERIOD(m1)', 'METRIC_COUNT(METRICS())'),
      fc
        .tuple(fc.constantFrom('AVG', 'MAX', 'MIN', 'SUM', 'STDDEV'), tie('series'))
        .map(([name, of]) => `${name}(${of})`),
    ),
    list: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(
        'METRICS()',
        'METRICS("2")',
        'SORT(METRICS(), MAX, DESC)',
        'SLICE(METRICS(), 1)',
      ),
      fc.tuple(tie('series'), tie('series')).map((of) => `[${of.join(', ')}]`),
      tie('list').map((of) => `DIFF(${of})`),
    ),
  }),
);

const zones = [undefined, 'Asia/Kolkata', '+00:35', 'America/New_York'];

const windows = fc.constantFrom(...zones).map((timezone): Partial<AlarmDefinition> => ({
  evaluationWindow: { kind: 'wallClock', ...(timezone !== undefined && { timezone }) },
}));

const warmUps = fc
  .record({ minutes: fc.integer({ min: 1, max: 300 }), wholePeriod: fc.boolean() })
  .map((warmUp): Partial<AlarmDefinition> => ({ warmUp }));

/** Alarms of every kind that can be evaluated: any expression, window and warm-up. */
const anyAlarms = fc
  .record({
    expression: expressions.filter((text) => text.length < 500),
    period: fc.constantFrom(60, 300, 300, 3600, 86_400),
    evaluationPeriods: fc.integer({ min: 1, max: 3 }),
    datapointsToAlarm: fc.integer({ min: 1, max: 3 }),
    threshold: fc.integer({ min: 0, max: 3 }),
    treatMissing: fc.constantFrom('missing', 'ignore', 'breaching', 'notBreaching'),
    window: fc.oneof(fc.constant({}), windows),
    warmUp: fc.oneof(fc.constant({}), warmUps),
    statistic: fc.constantFrom('Maximum', 'Average', 'Sum', 'SampleCount', 'p50'),
  })
  .map(({ expression, period, statistic, window, warmUp, ...rules }): AlarmDefinition => {
    const base = withPeriod(seed, period);
    const [metric] = base.queries;
    const stat = metric!.stat!;
    return {
      ...base,
      ...rules,
      ...window,
      ...warmUp,
      datapointsToAlarm: Math.min(rules.datapointsToAlarm, rules.evaluationPeriods),
      queries: [
        { id: 'm1', stat, returnData: false },
        { id: 'm2', stat: { ...stat, statistic }, returnData: false },
        { id: 'e1', expression, returnData: true },
      ],
    };
  });

describe('replay and simulator', () => {
  it('agree on every change of state over 1,000 samples', { timeout: 300_000 }, () => {
    const histories = fc.array(steps, { minLength: 1000, maxLength: 1000 });
    const check = fc.property(alarms, histories, (definition, history) => {
      let at = startMs;
      const samples = history.map(([gap, value]) => ({ at: (at += gap * minute), value }));
      const end = at + 60 * minute;
      const range = { start: startMs + 1, end: end + 1 };
      const replayed = runToCompletion(
        replayAlarm(definition, samples, { range, initial: 'INSUFFICIENT_DATA' }),
      );
      expect(replayed.map(notified)).toEqual(lived(definition, samples, end));
    });
    fc.assert(check, { numRuns: 12 });
  });

  it('agree on any expression, window and warm-up', () => {
    const histories = fc.array(steps, { minLength: 60, maxLength: 120 });
    const check = fc.property(anyAlarms, histories, (definition, history) => {
      let at = startMs;
      const samples = history.map(([gap, value]) => ({ at: (at += gap * minute), value }));
      const end = at + 60 * minute;
      const range = { start: startMs + 1, end: end + 1 };
      const options = { range, initial: 'INSUFFICIENT_DATA', createdAt: startMs } as const;
      const replayed = runToCompletion(replayAlarm(definition, samples, options));
      expect(replayed.map(notified)).toEqual(lived(definition, samples, end));
    });
    fc.assert(check, { numRuns: 30 });
  });
});
