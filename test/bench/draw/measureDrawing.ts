/** How long drawing takes, as rows of the table: ours beside the libraries that could have done it. */
import { benchDraw, type DrawResult } from './benchDraw';
import type { Measurement, Target } from '../measurement';

/** Nine weeks, in ms. */
const longestMs = 60;

/** A row for each library and range. */
export async function measureDrawing(): Promise<readonly Measurement[]> {
  const results = await benchDraw();
  return results.map((result) => ({
    what: `drawing ${result.range} (${result.samples} samples), ${result.library}`,
    value: result.medianMs,
    spread: result.quartilesMs,
    unit: 'ms',
    ...(isOurs(result) && result.range === '9w' && { target: drawTarget(result, results) }),
  }));
}

const isOurs = ({ library }: DrawResult): boolean => library === 'uPlot';

function drawTarget(ours: DrawResult, all: readonly DrawResult[]): Target {
  const others = all.filter((other) => other.range === ours.range && !isOurs(other));
  const fastest = others.every(({ medianMs }) => ours.medianMs < medianMs);
  return {
    text: `≤ ${longestMs} ms and the fastest`,
    met: ours.medianMs <= longestMs && fastest,
  };
}
