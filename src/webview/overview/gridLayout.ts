/**
 * Which columns the table of endpoints has at a width, and where: beside each other where they fit. In a narrow
 * page an endpoint has two or three lines, so that its status, its connections and its day stay in sight.
 */
import type { OverviewColumn } from '../../core/overview/view/overviewColumns';

/** The layout at a width. */
export interface GridLayout {
  readonly columns: readonly OverviewColumn[];
  /** The lines of an endpoint; the style sheet places the columns of two and three. */
  readonly lines: 1 | 2 | 3;
  /** The height of a row and of the header, CSS pixels. */
  readonly rowHeight: number;
  readonly headerHeight: number;
  /** The tracks of one line: a style. */
  readonly template: Readonly<Record<string, string>>;
}

/** The least width of a column, CSS pixels, and its share of the space that is left. */
const widths: Readonly<Record<OverviewColumn, readonly [least: number, share: number]>> = {
  name: [140, 1.6],
  status: [190, 2],
  open: [100, 0],
  day: [208, 0],
  latest: [120, 1],
  findings: [120, 0],
  profile: [80, 0.6],
  region: [110, 0.6],
  account: [110, 0.6],
  tags: [110, 1],
};

/** The widths of the box that selects a row and of the button of its actions, CSS pixels. */
const [boxWidth, actionsWidth] = [30, 34];

/** The columns that every layout has. */
const always: readonly OverviewColumn[] = ['name', 'status', 'open', 'day'];

/** The width from which two lines have room for the latest user, CSS pixels. */
const leastForTwo = 440;

const heights = {
  1: { rowHeight: 34, headerHeight: 34 },
  2: { rowHeight: 66, headerHeight: 56 },
  3: { rowHeight: 92, headerHeight: 56 },
} as const;

/**
 * The layout.
 * @param columns the columns that say something, the most important first
 * @param width the width of the table, CSS pixels; 0 while it is not known
 */
export function gridLayout(columns: readonly OverviewColumn[], width: number): GridLayout {
  const oneLine = fitting(columns, width === 0 ? Infinity : width);
  if (oneLine) return { columns: oneLine, lines: 1, ...heights[1], template: tracks(oneLine) };
  const lines = width >= leastForTwo ? 2 : 3;
  const shown = columns.filter(
    (column) => always.includes(column) || (lines === 2 && column === 'latest'),
  );
  return { columns: shown, lines, ...heights[lines], template: {} };
}

/** As many columns as fit, without the last ones; undefined if not even the first ones do. */
function fitting(
  columns: readonly OverviewColumn[],
  width: number,
): readonly OverviewColumn[] | undefined {
  if (leastWidth(columns) <= width) return columns;
  const fewer = columns.slice(0, -1);
  return always.every((column) => fewer.includes(column)) ? fitting(fewer, width) : undefined;
}

function leastWidth(columns: readonly OverviewColumn[]): number {
  return columns.reduce((sum, column) => sum + widths[column][0], boxWidth + actionsWidth);
}

function tracks(columns: readonly OverviewColumn[]): GridLayout['template'] {
  const shown = columns.map((column) => {
    const [least, share] = widths[column];
    return share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`;
  });
  return { gridTemplateColumns: [`${boxWidth}px`, ...shown, `${actionsWidth}px`].join(' ') };
}
