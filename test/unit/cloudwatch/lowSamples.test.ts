/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/percentiles-with-low-samples.html */
import { describe, expect, it } from 'vitest';
import { evaluateAlarmAt } from '../../../src/core/cloudwatch/alarmEvaluation';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import { sampleReader } from '../../../src/core/replay/sampleReader';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const seed = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'high',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

/** At least 1 by a percentile, over two periods of an hour. */
function alarm(statistic: string, change: Partial<AlarmDefinition> = {}): AlarmDefinition {
  const base = withPeriod(seed, 3600);
  const [metric] = base.queries;
  return {
    ...base,
    queries: [{ ...metric!, stat: { ...metric!.stat!, statistic }, returnData: true }],
    evaluationPeriods: 2,
    datapointsToAlarm: 1,
    ignoresLowSamples: true,
    ...change,
  };
}

/** So many samples within the last two hours. */
function samples(count: number) {
  return Array.from({ length: count }, (_, i) => ({
    at: now - 120 * minute + Math.floor((i * 120 * minute) / count),
    value: 1,
  }));
}

describe('an alarm that ignores low samples', () => {
  // 10 / (1 - percentile) from 0.5 on, 10 / percentile below.
  it.each([
    ['p50', 20],
    ['p90', 100],
    ['p99', 1000],
    ['p99.5', 2000],
    ['p99.75', 4000],
    ['p10', 100],
    ['p25', 40],
  ])('keeps its state by %s with fewer than %i samples', (statistic, needed) => {
    const state = (count: number, change: Partial<AlarmDefinition> = {}) =>
      evaluateAlarmAt(alarm(statistic, change), 'OK', now, sampleReader(samples(count))).state;
    expect(state(needed - 1)).toBe('OK');
    expect(state(needed)).toBe('ALARM');
    const { ignoresLowSamples, ...evaluated } = alarm(statistic);
    expect(ignoresLowSamples).toBe(true);
    const read = sampleReader(samples(1));
    expect(evaluateAlarmAt(evaluated, 'OK', now, read).state).toBe('ALARM');
  });

  it('counts the samples of the evaluated periods, not those that it reads besides', () => {
    const earlier = samples(15).map(({ at, value }) => ({ at: at - 120 * minute, value }));
    const state = (late: number) =>
      evaluateAlarmAt(alarm('p50'), 'OK', now, sampleReader([...earlier, ...samples(late)])).state;
    expect(state(19)).toBe('OK');
    expect(state(20)).toBe('ALARM');
  });

  it.each(['Maximum', 'p100', 'tm90'])('is any other by %s', (statistic) => {
    const read = sampleReader(samples(1));
    expect(evaluateAlarmAt(alarm(statistic), 'OK', now, read).state).toBe('ALARM');
  });

  it('is replayed with the samples that there are', () => {
    const range = { start: now, end: now + 10 * minute };
    const found = (count: number) =>
      runToCompletion(replayAlarm(alarm('p90'), samples(count), { range, initial: 'OK' }));
    expect(found(24)).toEqual([]);
    expect(found(120)).toHaveLength(1);
  });
});
