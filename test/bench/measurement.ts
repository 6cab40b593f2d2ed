/** What a measurement came to, and how all of them become a table and a file. */

/** One line of the table. */
export interface Measurement {
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'KB' | 'calls' | 'scripts' | 'rows' | '×';
  /** The middle half of several values. */
  readonly spread?: readonly [number, number];
  /** For a ratio: the times behind it, as information. */
  readonly absolute?: string;
  readonly target?: Target;
}

/** What a measurement is to come to, and whether it does. */
export interface Target {
  /** In words: `≤ 15 ms`. */
  readonly text: string;
  readonly met: boolean;
}

/** A target that is an upper limit. */
export function atMost(value: number, limit: number, unit: Measurement['unit']): Target {
  return { text: `≤ ${limit} ${unit}`, met: value <= limit };
}

/** The median of several values, with the middle half. @throws Error for none */
export function medianOf(
  values: readonly number[],
): Required<Pick<Measurement, 'value' | 'spread'>> {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (low === undefined || high === undefined) throw new Error('There is no median of nothing.');
    return low + (high - low) * (place % 1);
  };
  return { value: at(0.5), spread: [at(0.25), at(0.75)] };
}

/** The measurements as lines of a table, a missed target plain in it. */
export function table(measurements: readonly Measurement[]): string {
  const rows = measurements.map(({ what, value, unit, spread, absolute, target }) => [
    what,
    `${shown(value)} ${unit}`,
    spread ? `${shown(spread[0])} – ${shown(spread[1])}` : '',
    target?.text ?? '',
    target ? (target.met ? 'ok' : 'MISSED') : '',
    absolute ?? '',
  ]);
  const lines = [['', 'measured', 'middle half', 'target', '', 'times'], ...rows];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, i) => pad(cell, widths?.[i] ?? 0, i === 1 || i === 2)).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}

/** Three digits are precise enough. */
function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
