import { describe, expect, it } from 'vitest';
import { replayReport } from '../../../../src/core/replay/readReplay';
import { notCalibrated } from '../../../../src/core/replay/estimateAssumptions';
import { connectionAlarm } from '../../../../src/core/cloudwatch/definition';
import type { AlarmDefinition } from '../../../../src/core/model/alarm';
import { runToCompletion } from '../../../../src/core/base/cooperativeTask';
import { chartModel } from '../../../../src/core/chart/view/chart';
import { chartWindow } from '../../../../src/core/chart/view/chartRange';
import { chartFormat } from '../../../../src/core/chart/view/chartFormat';
import {
  chartReplay,
  firingsWithin,
  variantText,
  type ChartReplay,
} from '../../../../src/core/chart/view/chartReplay';
import { readoutLine, sampleReadout } from '../../../../src/core/chart/view/chartReadout';
import { chartTexts } from '../../../../src/core/chart/view/chartTexts';
import { plainTranslate } from '../../../fakes/plainTranslate';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const start = now - 120 * minute;
const endpointId = 'cvpn-endpoint-1';
const texts = chartTexts(plainTranslate);
const format = chartFormat('en', 'UTC');

const seed = connectionAlarm({
  endpointId,
  endpointLabel: 'Tokyo',
  name: 'vpn\u202Egnp.exe',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

/** Every five minutes: one comes, two come, nobody, all go, one comes. */
const values = [0, 1, 3, 3, 0, 1];
const samples = values.map((value, i) => ({ at: start + i * 5 * minute, value }));

function replayOf(definition: AlarmDefinition) {
  const report = runToCompletion(replayReport(definition, samples, notCalibrated(definition), now));
  const replay = chartReplay(report);
  if (!replay) throw new Error('There is nothing to draw.');
  return replay;
}

describe('chartReplay', () => {
  it('has a variant for every period and threshold, the alarm itself marked', () => {
    const { variants } = replayOf(seed);
    expect(variants.map((v) => [v.periodSeconds, v.condition, v.own, v.firings.length])).toEqual([
      [60, '≥ 1', true, 3],
      [60, '≥ 2', false, 1],
      [300, '≥ 1', false, 2],
      [300, '≥ 2', false, 1],
    ]);
  });

  it('puts an alarm that is none of these first', () => {
    const { variants } = replayOf({ ...seed, threshold: 3, comparison: 'GreaterThanThreshold' });
    expect(variants.map((v) => v.condition)).toEqual(['> 3', '> 1', '> 2', '> 1', '> 2']);
    expect(variants.map((v) => v.own)).toEqual([true, false, false, false, false]);
  });

  it('says from when until when, and the end of the replay for what had not ended', () => {
    const { variants } = replayOf({ ...seed, treatMissing: 'ignore' });
    const firings = variants[0]?.firings ?? [];
    expect(firings[0]?.start).toBe(start + 6 * minute);
    expect(firings.at(-1)?.end).toBe(now);
    for (const [i, { start: from, end }] of firings.entries()) {
      expect(end).toBeGreaterThan(from);
      expect(firings[i + 1]?.start ?? Infinity).toBeGreaterThanOrEqual(end);
    }
  });

  it('shows no control characters of the name', () => {
    expect(replayOf(seed).alarmName).not.toContain('\u202E');
  });

  it('is nothing without samples', () => {
    expect(
      chartReplay(runToCompletion(replayReport(seed, [], notCalibrated(seed), now))),
    ).toBeUndefined();
  });
});

describe('in words', () => {
  it.each([
    [0, '60 s, ≥ 1: 0 notifications (the alarm itself)'],
    [1, '60 s, ≥ 1: 1 notification (the alarm itself)'],
    [1234, '60 s, ≥ 1: 1,234 notifications (the alarm itself)'],
  ])('%d notifications in the time on show', (shown, text) => {
    expect(variantText(replayOf(seed).variants[0]!, shown, texts, format)).toBe(text);
  });

  it('counts what is on show, its ends included', () => {
    const variant = replayOf(seed).variants[0]!;
    expect(firingsWithin(variant, start, start + 6 * minute)).toHaveLength(1);
    expect(firingsWithin(variant, start + 7 * minute, start + 9 * minute)).toHaveLength(0);
  });

  it('names at a sample every variant that it would have set off', () => {
    const model = chartModel(
      {
        endpointId,
        endpointLabel: 'Tokyo',
        region: 'eu-west-1',
        window: chartWindow('3h', now),
        samples,
        alarms: [],
        transitions: [],
        contributors: [],
        connections: { records: [], notes: [] },
        compared: [],
        fetchedAt: now,
        notes: [],
      },
      '3h',
    );
    const replay = replayOf(seed);
    const line = (index: number, shown: ChartReplay | null): string => {
      const readout = sampleReadout(model, index, { texts, format }, shown);
      return readout ? readoutLine(readout, { texts, format }) : '';
    };
    expect(line(2, replay)).toMatch(/ · Would have fired: 60 s, ≥ 1; 60 s, ≥ 2; 300 s, ≥ 2$/);
    expect(line(3, replay)).not.toContain('Would have fired');
    expect(line(2, null)).not.toContain('Would have fired');
  });
});
