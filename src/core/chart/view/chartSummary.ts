/** The whole chart in one line: latest, peak and alarms. */
import type { ChartModel } from './chart';
import { isPreset, type ChartRange } from './chartRange';
import type { Words } from './chartReadout';
import { fill } from '../../text/fill';

/** The line; says so if there are no samples, or none with connections. */
export function chartSummary(model: ChartModel, words: Words): string {
  const { texts } = words;
  const facts = [...countFacts(model, words), ...alarmFacts(model, words)];
  return fill(texts.titledFacts, rangeText(model.range, words), facts.join(' · '));
}

function rangeText(range: ChartRange, { texts, format }: Words): string {
  if (isPreset(range)) return fill(texts.lastRange, texts.ranges[range].long);
  return fill(texts.fromTo, format.minute(range.start), format.minute(range.end));
}

function countFacts({ times, values }: ChartModel, { texts, format }: Words): readonly string[] {
  const last = values.at(-1);
  if (last === undefined) return [texts.summaryEmpty];
  const peak = values.reduce((best, value, i) => (value > (values[best] ?? value) ? i : best), 0);
  const most = values[peak] ?? 0;
  if (most === 0) return [texts.summaryNone];
  return [
    fill(texts.summaryLatest, format.number(last)),
    fill(texts.summaryPeak, format.number(most), format.dateTime(times[peak] ?? 0)),
  ];
}

function alarmFacts(
  { marks: { length } }: ChartModel,
  { texts, format }: Words,
): readonly string[] {
  if (length === 0) return [];
  return [length === 1 ? texts.summaryOneAlarm : fill(texts.summaryAlarms, format.number(length))];
}
