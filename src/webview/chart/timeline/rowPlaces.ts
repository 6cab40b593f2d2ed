/** Where each row of the time line stands, and what is found at a place. */
import { displayName, displayText } from '../../../core/text/displayText';
import type { Timeline } from '../../../core/chart/view/timeline';

/** CSS pixels: a row's name, each of its lanes, the space before the next row. */
const nameHeight = 15;
const laneHeight = 8;
const rowGap = 5;

/** What a row is of. */
export type RowContent =
  | { readonly kind: 'alarm'; readonly index: number }
  | { readonly kind: 'person'; readonly index: number };

/** A row and its place, CSS pixels from the top of the whole time line. */
export type RowPlace = RowContent & {
  readonly name: string;
  readonly top: number;
  /** Of its name and its lanes. */
  readonly height: number;
};

/** The rows from top to bottom, alarms first. */
export function rowPlaces({ alarms, rows }: Timeline): readonly RowPlace[] {
  const contents = [
    ...alarms.map(({ alarmName }, index) => ({
      kind: 'alarm' as const,
      index,
      name: displayText(alarmName),
      lanes: 1,
    })),
    ...rows.map(({ name, lanes }, index) => ({
      kind: 'person' as const,
      index,
      name: displayName(name),
      lanes,
    })),
  ];
  let top = 0;
  return contents.map(({ lanes, ...content }) => {
    const height = nameHeight + lanes * laneHeight;
    const place = { ...content, top, height };
    top += height + rowGap;
    return place;
  });
}

/** How high the whole time line is. */
export function rowsHeight(places: readonly RowPlace[]): number {
  const last = places.at(-1);
  return last ? last.top + last.height + rowGap : 0;
}

/** A lane's bar, CSS pixels from the top of the whole time line. */
export function lanePlace(
  row: RowPlace,
  lane: number,
): { readonly top: number; readonly height: number } {
  return { top: row.top + nameHeight + lane * laneHeight, height: laneHeight - 2 };
}

/** The rows that a part of the time line shows. */
export function rowsBetween(
  places: readonly RowPlace[],
  top: number,
  bottom: number,
): readonly RowPlace[] {
  return places.filter((row) => row.top + row.height >= top && row.top <= bottom);
}
