/** The replay of what was measured and the alarm that lived through it change at the same minutes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../src/core/detection/definition';
import { withPeriod } from '../../src/core/detection/replay/compareReplays';
import { replayAlarm } from '../../src/core/detection/replay/replayAlarm';
import type { ReplayTransition } from '../../src/core/detection/replay/replayRun';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import type { Sample } from '../../src/core/model/sample';
import { atOnce } from '../../src/core/steps';
import { single } from '../../src/simulator/world/statistics';
import { World } from '../../src/simulator/world/world';
import { minute, startMs } from './wireClient';

const metric = {
  namespace: 'AWS/ClientVPN',
  name: 'ActiveConnectionsCount',
  dimensions: { Endpoint: 'cvpn-endpoint-1' },
};

/** Lets a world measure the samples at their times, and reads its alarm's history. */
function lived(definition: AlarmDefinition, samples: readonly Sample[], endMs: number) {
  const world = new World(startMs, 1);
  const region = world.region('ap-northeast-1');
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
    state: { value: 'INSUFFICIENT_DATA', reason: '', updatedAt: startMs, transitionedAt: startMs },
  });
  for (const { at, value } of samples) {
    world.clock.advanceTo(at);
    region.metrics.put(metric, at, single(value), 'Count');
  }
  world.clock.advanceTo(endMs);
  const items = region.history.list(endMs).map(({ at, summary }) => `${at} ${summary}`);
  world.dispose();
  return items;
}

function told({ at, from, to }: ReplayTransition): string {
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

describe('replay and simulator', () => {
  it('agree on every change of state over 1,000 samples', () => {
    const histories = fc.array(steps, { minLength: 1000, maxLength: 1000 });
    const check = fc.property(alarms, histories, (definition, history) => {
      let at = startMs;
      const samples = history.map(([gap, value]) => ({ at: (at += gap * minute), value }));
      const end = at + 60 * minute;
      const range = { start: startMs + 1, end: end + 1 };
      const replayed = atOnce(
        replayAlarm(definition, samples, { range, initial: 'INSUFFICIENT_DATA' }),
      );
      expect(replayed.map(told)).toEqual(lived(definition, samples, end));
    });
    fc.assert(check, { numRuns: 12 });
  });
});
