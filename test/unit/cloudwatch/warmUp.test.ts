/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html */
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import type { AlarmDefinition, WarmUp } from '../../../src/core/model/alarm';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';

const minute = 60_000;
const ten = Date.UTC(2026, 10, 23, 10);
const seed = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

/** AWS's example: three periods of five minutes, over a level that breaches from its first value on. */
function level(warmUp: WarmUp, evaluationPeriods = 3): AlarmDefinition {
  const base = withPeriod(seed, 300);
  return {
    ...base,
    queries: [{ ...base.queries[0]!, returnData: true }],
    evaluationPeriods,
    datapointsToAlarm: 1,
    warmUp,
  };
}

/** Minutes after ten, with data of every minute from there on, and of these minutes before. */
function firstChange(
  definition: AlarmDefinition,
  dataFrom: number,
  before: readonly number[] = [],
): number {
  const later = Array.from({ length: 180 - dataFrom }, (_, i) => dataFrom + i);
  const samples = [...before, ...later].map((at) => ({ at: ten + at * minute, value: 1 }));
  const range = { start: ten, end: ten + 180 * minute };
  const options = { range, initial: 'INSUFFICIENT_DATA', createdAt: ten } as const;
  const [first] = runToCompletion(replayAlarm(definition, samples, options));
  return (first!.at - ten) / minute;
}

describe('an alarm that is warming up', () => {
  it('is evaluated once its window is full: made at 10:00, data from 10:04 on, so at 10:19', () => {
    expect(firstChange(level({ minutes: 60, wholePeriod: false }), 4)).toBe(19);
  });

  it('waits for the end of the period where it has to', () => {
    expect(firstChange(level({ minutes: 60, wholePeriod: true }), 4)).toBe(60);
  });

  it('waits no longer than its period', () => {
    expect(firstChange(level({ minutes: 10, wholePeriod: false }), 4)).toBe(10);
    expect(firstChange(level({ minutes: 30, wholePeriod: false }), 120)).toBe(30);
  });

  it('takes data from before it was made', () => {
    expect(firstChange(level({ minutes: 60, wholePeriod: false }), -30)).toBe(0);
  });

  it('takes data as old as an evaluation reads, and no older', () => {
    // At 10:05 the window begins at 9:50. Two datapoints and ten minutes are read before.
    const alarm = level({ minutes: 60, wholePeriod: false });
    expect(firstChange(alarm, 4, [-30])).toBe(5);
    expect(firstChange(alarm, 4, [-31])).toBe(19);
  });

  it('waits for a datapoint in the newest period', () => {
    const before = [-40, -35, -30, -25, -20, -15, -10];
    expect(firstChange(level({ minutes: 60, wholePeriod: false }), 20, before)).toBe(21);
  });

  it('takes data from anywhere in the first minute of its window', () => {
    expect(firstChange(level({ minutes: 60, wholePeriod: false }), 4.5)).toBe(19);
  });

  it('looks at the metrics of an expression', () => {
    const one = level({ minutes: 60, wholePeriod: false });
    const [count] = one.queries as [AlarmDefinition['queries'][0]];
    const queries = [
      { id: 'e1', expression: 'm1 * 1', returnData: true },
      { ...count, returnData: false },
    ];
    expect(firstChange({ ...one, queries }, 4)).toBe(19);
  });

  it('does not look at how many datapoints it needs', () => {
    const one = level({ minutes: 60, wholePeriod: false });
    expect(firstChange({ ...one, datapointsToAlarm: 3 }, 4)).toBe(19);
  });

  it('fills a wall clock window with whole periods', () => {
    const wall = {
      ...level({ minutes: 60, wholePeriod: false }, 1),
      evaluationWindow: { kind: 'wallClock' } as const,
    };
    expect(firstChange(wall, 4)).toBe(10);
    expect(firstChange(wall, 6)).toBe(15);
  });

  it('is long over where it is not said when the alarm was made', () => {
    const samples = [{ at: ten, value: 1 }];
    const range = { start: ten, end: ten + 10 * minute };
    const definition = level({ minutes: 60, wholePeriod: true });
    expect(
      runToCompletion(replayAlarm(definition, samples, { range, initial: 'OK' })),
    ).toHaveLength(1);
  });
});
