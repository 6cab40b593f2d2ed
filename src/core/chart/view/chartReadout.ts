/** What the chart says of one place: a sample, or a connection on the timeline. */
import { isGap, markText, type ChartMark, type ChartModel } from './chart';
import type { ChartFormat } from './chartFormat';
import { wouldHaveFired, type ChartReplay } from './chartReplay';
import type { ChartTexts } from './chartTexts';
import { fill } from '../../text/fill';
import { clipMiddle, displayName, displayText } from '../../text/displayText';
import { nonEmpty } from '../../text/phrases';
import { valueAt } from './compared';
import type { SampleChange } from './sampleChanges';
import { comparedSigns, type Sign } from './sign';
import type { Stretch, TimelineBar } from './timeline';

/** A fact, with the symbol that shows it. */
export interface ReadoutFact {
  readonly text: string;
  readonly sign?: Sign;
}

/** A title, which says where or who, and the facts of it. */
export interface Readout {
  readonly title: string;
  readonly facts: readonly ReadoutFact[];
}

/** The texts and formats of the reader's language. */
export interface Words {
  readonly texts: ChartTexts;
  readonly format: ChartFormat;
}

/** A readout on one line, for screen readers. */
export function readoutLine({ title, facts }: Readout, { texts }: Words): string {
  if (facts.length === 0) return title;
  return fill(texts.titledFacts, title, facts.map(({ text }) => text).join(' · '));
}

/**
 * The sample at `index` with the alarms that fired before the next sample, and with replayed alarms;
 * undefined if there is no such sample.
 */
export function sampleReadout(
  model: ChartModel,
  index: number,
  words: Words,
  replay: ChartReplay | null = null,
): Readout | undefined {
  const { texts, format } = words;
  const [at, value] = [model.times[index], model.values[index]];
  if (at === undefined || value === undefined) return undefined;
  const change = model.changes.find((candidate) => candidate.index === index);
  return {
    title: format.dateTime(at),
    facts: [
      {
        sign: 'connections',
        text: fill(texts.titledFacts, ownName(model, texts), format.number(value)),
      },
      ...comparedFacts(model, at, words),
      deltaFact(model.deltas[index] ?? null, words),
      ...(change ? changeFacts(change, words) : []),
      ...alarmsOfSample(model, index).map((mark): ReadoutFact => {
        const text = fill(texts.factAlarm, format.clock(mark.at), displayText(markText(mark)));
        return { sign: 'alarm', text };
      }),
      ...replayFacts(model, index, replay, words),
    ],
  };
}

/** A connection of the timeline, with the known data of the device. */
export function barReadout(
  { device, address, ...bar }: TimelineBar,
  name: string,
  words: Words,
): Readout {
  const known = device === undefined ? undefined : displayText(device);
  const facts = nonEmpty(stretchText(bar, words), known, address);
  return { title: displayName(name), facts: facts.map((text) => ({ text })) };
}

/** A time for which an alarm was in ALARM. */
export function alarmReadout(stretch: Stretch, alarmName: string, words: Words): Readout {
  const text = fill(words.texts.titledFacts, words.texts.alarmFired, stretchText(stretch, words));
  return { title: displayText(alarmName), facts: [{ sign: 'alarm', text }] };
}

function stretchText({ start, end }: Stretch, { texts, format }: Words): string {
  return end === null
    ? fill(texts.barOpen, format.dateTime(start))
    : fill(texts.fromTo, format.dateTime(start), format.dateTime(end));
}

/** The name of an endpoint, cut in the middle: names often differ only at their ends. */
export function shortName(label: string): string {
  return clipMiddle(displayText(label), 36);
}

/** What the line of the chart's own endpoint is called. */
export function ownName({ compared, endpointLabel }: ChartModel, texts: ChartTexts): string {
  return compared.length > 0 ? shortName(endpointLabel) : texts.connections;
}

function comparedFacts(
  { compared }: ChartModel,
  at: number,
  { texts, format }: Words,
): readonly ReadoutFact[] {
  return compared.flatMap((series, i) => {
    const value = valueAt(series, at, isGap);
    const sign = comparedSigns[i];
    if (value === undefined || !sign) return [];
    return [{ sign, text: fill(texts.titledFacts, shortName(series.label), format.number(value)) }];
  });
}

function deltaFact(delta: number | null, { texts, format }: Words): ReadoutFact {
  if (delta === null) return { text: texts.factFirst };
  const text = fill(texts.factChange, format.signed(delta));
  return delta === 0 ? { text } : { text, sign: delta > 0 ? 'rise' : 'fall' };
}

/** The maximum number of names; more are counted. */
const mostNames = 5;

function changeFacts(
  { joined, left, hidden }: SampleChange,
  { texts, format }: Words,
): readonly ReadoutFact[] {
  const names = (all: readonly string[]): string => {
    const shown = all
      .slice(0, mostNames)
      .map((name) => displayName(name))
      .join(', ');
    return all.length > mostNames ? `${shown}, … (${format.number(all.length)})` : shown;
  };
  const hiding = fill(texts.factHidden, format.number(hidden), format.number(joined.length));
  return [
    ...(joined.length > 0 ? [{ text: fill(texts.factJoined, names(joined)) }] : []),
    ...(left.length > 0 ? [{ text: fill(texts.factLeft, names(left)) }] : []),
    ...(hidden > 0 ? [{ text: hiding, sign: 'masked' as const }] : []),
  ];
}

/** The marks from this sample up to the next one. */
function alarmsOfSample({ times, marks }: ChartModel, index: number): readonly ChartMark[] {
  const from = times[index] ?? Infinity;
  const to = times[index + 1] ?? Infinity;
  return marks.filter(({ at }) => at >= from && at < to);
}

function replayFacts(
  { times }: ChartModel,
  index: number,
  replay: ChartReplay | null,
  { texts, format }: Words,
): readonly ReadoutFact[] {
  const from = times[index] ?? Infinity;
  const to = times[index + 1] ?? Infinity;
  const variants = (replay?.variants ?? []).filter(({ firings }) =>
    firings.some(({ start }) => start >= from && start < to),
  );
  if (variants.length === 0) return [];
  return [{ sign: 'replay', text: wouldHaveFired(variants, texts, format) }];
}
