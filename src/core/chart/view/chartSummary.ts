/** The whole chart in one line: latest, peak and alarms. */
import type { ChartModel } from './chart';
import type { Words } from './chartReadout';
import { fill } from '../../text/fill';

/** The line; says so if there are no samples, or none with connections. */
export function chartSummary(model: ChartModel, words: Words): string {
  const { texts } = words;
  const range = fill(texts.lastRange, texts.ranges[model.range].long);
  const facts = [...countFacts(model, words), ...alarmFacts(model, words)];
  return fill(texts.titledFacts, range, facts.join(' · '));
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
