/** The places of everything in the picture: lanes of alarms, rows of connections, the axis. CSS pixels. */
import { fitsInto, packEntries } from '../../core/audit/view/auditLayout';
import type { AlarmLane, AuditEntry } from '../../core/audit/view/auditPicture';
import { panSpan, type Span } from '../shared/viewport';

/** The free space beside the plot. */
const margin = 12;
/** An alarm: its name, and a bar below. */
export const laneHeight = 32;
const laneGap = 6;
/** The axis with two lines of labels. */
const axisHeight = 40;
/** The least height, so that a few connections do not look lost. */
const leastRows = 64;
/** The width of a character of a name, about; those of East Asia are wide. */
const characterWidth = 7;
const wideCharacter = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/g;
/** The characters of a name that are shown beside a bar. */
export const longestLabel = 24;

/** The size of the marks, and how far it is used. */
interface MarkSize {
  readonly rowHeight: number;
  readonly size: number;
  readonly labels: boolean;
  /** The size is used for at most so many rows. */
  readonly most: number;
}

/** Large ones with names first. */
const sizes: readonly MarkSize[] = [
  { rowHeight: 20, size: 12, labels: true, most: 18 },
  { rowHeight: 15, size: 11, labels: false, most: 24 },
];

/** In this size, connections may cover others. */
const smallest: MarkSize = { rowHeight: 8, size: 7, labels: false, most: 56 };

/** A placed connection. */
export interface PlacedEntry {
  /** Its index among all. */
  readonly index: number;
  readonly entry: AuditEntry;
  /** The centre of its mark. */
  readonly x: number;
  readonly y: number;
  /** Where its bar ends. */
  readonly end: number;
}

/** The places. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly plotWidth: number;
  readonly span: Span;
  readonly lanes: readonly { readonly top: number; readonly lane: AlarmLane }[];
  readonly rowsTop: number;
  readonly rowsBottom: number;
  readonly mark: MarkSize;
  /** In the visible span, oldest first. */
  readonly placed: readonly PlacedEntry[];
}

/** What is placed. */
export interface LayoutInput {
  readonly entries: readonly AuditEntry[];
  readonly alarms: readonly AlarmLane[];
  readonly span: Span;
  /** The end of open connections, ms since 1970. */
  readonly now: number;
  readonly width: number;
  readonly shows: (entry: AuditEntry) => boolean;
}

/** The position of a time. */
export function xOf(
  at: number,
  layout: Pick<PictureLayout, 'left' | 'plotWidth' | 'span'>,
): number {
  const { left, plotWidth, span } = layout;
  return left + ((at - span.min) / (span.max - span.min)) * plotWidth;
}

/** The time at a position. */
export function timeAt(x: number, { left, plotWidth, span }: PictureLayout): number {
  return span.min + ((x - left) / plotWidth) * (span.max - span.min);
}

/** A span moved by a distance in the picture, CSS pixels, as far as the whole allows. */
export function panned(span: Span, whole: Span, { plotWidth }: PictureLayout, byPx: number): Span {
  return panSpan(span, whole, ((span.max - span.min) / plotWidth) * byPx);
}

/** Places everything. */
export function layoutPicture(input: LayoutInput): PictureLayout {
  const { entries, alarms, span, now, width, shows } = input;
  const frame = { left: margin, plotWidth: Math.max(1, width - 2 * margin), span };
  const lanes = alarms.map((lane, at) => ({ top: at * (laneHeight + laneGap), lane }));
  const rowsTop = lanes.length * (laneHeight + laneGap);
  const visible: number[] = [];
  for (const [index, entry] of entries.entries()) {
    const ends = entry.endedAt ?? now;
    if (entry.startedAt <= span.max && ends >= span.min && shows(entry)) visible.push(index);
  }
  const shown = visible.flatMap((index) => entries[index] ?? []);
  const packed = pack(shown, frame, now);
  const placed = visible.flatMap((index, at): PlacedEntry[] => {
    const entry = entries[index];
    if (!entry) return [];
    const y = rowsTop + ((packed.rows[at] ?? 0) + 0.5) * packed.mark.rowHeight;
    const end = xOf(entry.endedAt ?? now, frame);
    return [{ index, entry, x: xOf(entry.startedAt, frame), y, end }];
  });
  const rowsBottom = rowsTop + Math.max(leastRows, packed.count * packed.mark.rowHeight);
  const height = rowsBottom + axisHeight;
  return { ...frame, width, height, lanes, rowsTop, rowsBottom, mark: packed.mark, placed };
}

function pack(
  entries: readonly AuditEntry[],
  frame: Pick<PictureLayout, 'left' | 'plotWidth' | 'span'>,
  now: number,
) {
  const extents = (mark: MarkSize) => {
    const half = mark.size / 2;
    return (entry: AuditEntry) => {
      const x = xOf(entry.startedAt, frame);
      const bar = Math.max(x + half, xOf(entry.endedAt ?? now, frame));
      const name = mark.labels ? nameSpan(entry.user, x, frame, mark) : { min: x, max: x };
      return { left: Math.min(x - half, name.min), right: Math.max(bar, name.max) + 4 };
    };
  };
  const mark = sizes.find((one) => fitsInto(entries, extents(one), one.most)) ?? smallest;
  return { mark, ...packEntries(entries, extents(mark), mark.most) };
}

/** Where a name stands, CSS pixels: after its mark, or before it where the picture ends. */
export function nameSpan(
  name: string,
  x: number,
  { left, plotWidth }: Pick<PictureLayout, 'left' | 'plotWidth'>,
  { size }: Pick<MarkSize, 'size'>,
): Span {
  const space = size / 2 + 4;
  const width = labelWidth(name);
  const from = Math.max(x, left) + space;
  if (from + width <= left + plotWidth + margin) return { min: from, max: from + width };
  return { min: Math.max(0, x - space - width), max: x - space };
}

/** The width of a name beside its mark, about. */
function labelWidth(name: string): number {
  const shown = name.slice(0, longestLabel);
  return (shown.length + (shown.match(wideCharacter)?.length ?? 0)) * characterWidth;
}

/** The connection at a position: the nearest mark or bar in reach; undefined if there is none. */
export function entryAt(layout: PictureLayout, x: number, y: number): PlacedEntry | undefined {
  const { placed, mark } = layout;
  let best: PlacedEntry | undefined;
  let least = Infinity;
  for (const one of placed) {
    if (Math.abs(one.y - y) > mark.rowHeight / 2 + 1) continue;
    const beyond = Math.max(one.x - x, x - Math.max(one.end, one.x), 0);
    const far = beyond > 0 ? beyond : Math.abs(one.x - x) / 1000;
    if (beyond <= 6 && far < least) [best, least] = [one, far];
  }
  return best;
}
