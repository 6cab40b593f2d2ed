/** The positions of the rows of the timeline, and hit testing. */
import { displayName, displayText } from '../../../core/text/displayText';
import type { Timeline } from '../../../core/chart/view/timeline';

/** CSS pixels: the height of a row's name, of each lane, and of the space before the next row. */
const nameHeight = 15;
const laneHeight = 8;
const rowGap = 5;

/** The subject of a row. */
type RowContent =
  | { readonly kind: 'alarm'; readonly index: number }
  | { readonly kind: 'person'; readonly index: number };

/** A row and its position, CSS pixels from the top of the whole timeline. */
export type RowPlace = RowContent & {
  readonly name: string;
  readonly top: number;
  /** The height of its name and its lanes. */
  readonly height: number;
};

/**
 * The rows from top to bottom: every alarm, then the users.
 * @param shows whether to place a user, by index
 */
export function rowPlaces(
  { alarms, rows }: Timeline,
  shows: (index: number) => boolean = () => true,
): readonly RowPlace[] {
  const contents = [
    ...alarms.map(({ alarmName }, index) => ({
      kind: 'alarm' as const,
      index,
      name: displayText(alarmName),
      lanes: 1,
    })),
    ...rows
      .map(({ name, lanes }, index) => ({
        kind: 'person' as const,
        index,
        name: displayName(name),
        lanes,
      }))
      .filter(({ index }) => shows(index)),
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
