/** The rows of the timeline with their bars and positions, and what is at a position. */
import { displayName, displayText } from '../../../core/text/displayText';
import type { Timeline, TimelineBar } from '../../../core/chart/view/timeline';
import type { Span } from '../../shared/viewport';

/** CSS pixels: the height of a row's name, of each lane, and of the space before the next row. */
const nameHeight = 15;
const laneHeight = 8;
const rowGap = 5;

/** CSS pixels: how far from a bar it is still hit. */
const reach = 4;

/** A row and its position, CSS pixels from the top of the whole timeline. */
export interface RowPlace {
  readonly kind: 'alarm' | 'person';
  /** Index into the alarms or the users. */
  readonly index: number;
  readonly name: string;
  /** Those in the span, by start. */
  readonly bars: readonly TimelineBar[];
  readonly top: number;
  /** The height of its name and its lanes. */
  readonly height: number;
}

/** A bar in its row. */
export interface PlacedBar {
  readonly row: RowPlace;
  readonly bar: TimelineBar;
}

/**
 * The rows from top to bottom: every alarm, then the users who have a bar in the span.
 * @param now the end of open bars, ms since 1970
 */
export function rowPlaces(
  { alarms, rows, bars }: Timeline,
  span: Span,
  now: number,
): readonly RowPlace[] {
  const isVisible = ({ start, end }: Pick<TimelineBar, 'start' | 'end'>): boolean =>
    start <= span.max && (end ?? now) >= span.min;
  const byRow = new Map<number, TimelineBar[]>();
  for (const bar of bars.filter(isVisible)) {
    const own = byRow.get(bar.row);
    if (own) own.push(bar);
    else byRow.set(bar.row, [bar]);
  }
  const contents = [
    ...alarms.map(({ alarmName, stretches }, index) => ({
      kind: 'alarm' as const,
      index,
      name: displayText(alarmName),
      lanes: 1,
      bars: stretches
        .filter(isVisible)
        .map((one) => ({ ...one, id: `alarm ${index} ${one.start}`, row: index, lane: 0 })),
    })),
    ...rows.flatMap(({ name, lanes }, index) => {
      const own = byRow.get(index);
      return own
        ? { kind: 'person' as const, index, name: displayName(name), lanes, bars: own }
        : [];
    }),
  ];
  let top = 0;
  return contents.map(({ lanes, ...content }) => {
    const height = nameHeight + lanes * laneHeight;
    const place = { ...content, top, height };
    top += height + rowGap;
    return place;
  });
}

/** The height of the whole timeline. */
export function rowsHeight(places: readonly RowPlace[]): number {
  const last = places.at(-1);
  return last ? last.top + last.height + rowGap : 0;
}

/** The bar of a lane, CSS pixels from the top of the whole timeline. */
export function lanePlace(
  row: RowPlace,
  lane: number,
): { readonly top: number; readonly height: number } {
  return { top: row.top + nameHeight + lane * laneHeight, height: laneHeight - 2 };
}

/** The rows in a part of the timeline. */
export function rowsBetween(
  places: readonly RowPlace[],
  top: number,
  bottom: number,
): readonly RowPlace[] {
  return places.filter((row) => row.top + row.height >= top && row.top <= bottom);
}

/**
 * The bar at a position, within a few pixels; undefined if there is none.
 * @param xOf the position of a time
 * @param now the end of open bars, ms since 1970
 */
export function barAt(
  places: readonly RowPlace[],
  { x, y }: { readonly x: number; readonly y: number },
  xOf: (at: number) => number,
  now: number,
): PlacedBar | undefined {
  const [row] = rowsBetween(places, y, y);
  const bar = row?.bars.find(({ lane, start, end }) => {
    const { top, height } = lanePlace(row, lane);
    const isInLane = y >= top - 1 && y <= top + height + 1;
    return isInLane && x >= xOf(start) - reach && x <= xOf(end ?? now) + reach;
  });
  return row && bar && { row, bar };
}

/** The bar with an id; undefined if it is in no row. */
export function barOf(places: readonly RowPlace[], id: string | undefined): PlacedBar | undefined {
  for (const row of places) {
    const bar = row.bars.find((one) => one.id === id);
    if (bar) return { row, bar };
  }
  return undefined;
}

/**
 * Where a key leads: up and down to the next row with bars, left and right to the next bar of the row.
 * Undefined if it is another key, or if there are no bars.
 */
export function nextBar(
  key: string,
  places: readonly RowPlace[],
  chosen: PlacedBar | undefined,
): PlacedBar | undefined {
  if (!key.startsWith('Arrow')) return undefined;
  const rows = places.filter(({ bars }) => bars.length > 0);
  const to = (row: RowPlace | undefined, index = 0): PlacedBar | undefined => {
    const bar = row?.bars[index];
    return row && bar && { row, bar };
  };
  if (!chosen) return to(rows[0]);
  const { row, bar } = chosen;
  const [at, index] = [rows.indexOf(row), row.bars.indexOf(bar)];
  switch (key) {
    case 'ArrowLeft':
      return to(row, index - 1) ?? chosen;
    case 'ArrowRight':
      return to(row, index + 1) ?? chosen;
    case 'ArrowUp':
      return to(rows[at - 1]) ?? chosen;
    default:
      return to(rows[at + 1]) ?? chosen;
  }
}
