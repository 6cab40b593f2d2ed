/** The chart as text: one sentence for the whole, one for the sample under the cursor. */
import type { ChartMark, ChartModel } from './chart';
import type { ChartFormat } from './chartFormat';
import { wouldHaveFired, type ChartReplay } from './chartReplay';
import type { ChartTexts } from './chartTexts';
import { fill } from '../../text/fill';
import { displayName, displayText } from '../../text/displayText';
import { joined as joinedFacts } from '../../text/phrases';
import type { SampleChange } from './sampleChanges';
import type { TimelineBar } from './timeline';

/** Peak, latest, rises, falls and alarms in one sentence. */
export function chartSummary(model: ChartModel, texts: ChartTexts, format: ChartFormat): string {
  const { times, values, deltas } = model;
  const range = texts.ranges[model.range].long;
  const last = values.at(-1);
  if (last === undefined) return fill(texts.summaryEmpty, range);
  const peak = values.reduce((best, value, i) => (value > (values[best] ?? value) ? i : best), 0);
  const count = (sign: number): string =>
    format.number(deltas.filter((delta) => delta !== null && Math.sign(delta) === sign).length);
  return fill(
    texts.summary,
    range,
    format.number(values[peak] ?? 0),
    format.dateTime(times[peak] ?? 0),
    format.number(last),
    count(1),
    count(-1),
    format.number(model.marks.length),
  );
}

/**
 * The sample at `index` with the alarms that fired before the next sample, and with replayed alarms;
 * empty if there is no such sample.
 */
export function chartReadout(
  model: ChartModel,
  index: number,
  texts: ChartTexts,
  format: ChartFormat,
  replay: ChartReplay | null = null,
): string {
  const at = model.times[index];
  const value = model.values[index];
  if (at === undefined || value === undefined) return '';
  const delta = model.deltas[index] ?? null;
  const time = format.dateTime(at);
  const sample =
    delta === null
      ? fill(texts.readoutFirst, time, format.number(value))
      : fill(texts.readout, time, format.number(value), format.signed(delta));
  const change = model.changes.find((candidate) => candidate.index === index);
  const alarms = marksOfSample(model, index).map((mark) =>
    fill(texts.readoutAlarm, format.dateTime(mark.at), displayText(mark.alarmName)),
  );
  const next = model.times[index + 1] ?? Infinity;
  const replayed = (replay?.variants ?? []).filter(({ firings }) =>
    firings.some(({ start }) => start >= at && start < next),
  );
  return [
    sample,
    ...(change ? changeTexts(change, texts, format) : []),
    ...alarms,
    ...(replayed.length > 0 ? [wouldHaveFired(replayed, texts, format)] : []),
  ].join(' · ');
}

/** A connection of the timeline as text, with the known data of the device. */
export function barReadout(
  { start, end, device, address }: TimelineBar,
  name: string,
  texts: ChartTexts,
  format: ChartFormat,
): string {
  const who = displayName(name);
  const when =
    end === null
      ? fill(texts.barOpen, who, format.dateTime(start))
      : fill(texts.barEnded, who, format.dateTime(start), format.dateTime(end));
  return joinedFacts(when, device === undefined ? undefined : displayText(device), address);
}

/** The maximum number of names; more are counted. */
const mostNames = 5;

function changeTexts(
  { joined, left }: SampleChange,
  texts: ChartTexts,
  format: ChartFormat,
): readonly string[] {
  const names = (all: readonly string[]): string => {
    const shown = all
      .slice(0, mostNames)
      .map((name) => displayName(name))
      .join(', ');
    return all.length > mostNames ? `${shown}, … (${format.number(all.length)})` : shown;
  };
  const counts = [format.number(joined.length), format.number(left.length)];
  return [
    ...(joined.length > 0 ? [fill(texts.readoutJoined, names(joined))] : []),
    ...(left.length > 0 ? [fill(texts.readoutLeft, names(left))] : []),
    ...(joined.length > 0 && left.length > 0 ? [fill(texts.readoutMasked, ...counts)] : []),
  ];
}

/** The marks from this sample up to the next one. */
function marksOfSample(model: ChartModel, index: number): ChartMark[] {
  const from = model.times[index] ?? Infinity;
  const to = model.times[index + 1] ?? Infinity;
  return model.marks.filter(({ at }) => at >= from && at < to);
}
