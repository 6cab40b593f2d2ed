/** What drawing costs, as rows of the table: ours beside the libraries that could have done it. */
import { benchDraw } from './benchDraw';
import type { Measurement } from '../measurement';
import { ratioOf } from '../ratio';

const ours = 'uPlot';

/** A row for each range and each other library. */
export async function measureDrawing(): Promise<readonly Measurement[]> {
  const results = await benchDraw();
  return results.flatMap(({ range, samples, byLibrary }) => {
    const work = byLibrary[ours] ?? [];
    const others = Object.entries(byLibrary).filter(([library]) => library !== ours);
    return others.map(([reference, times]) =>
      ratioOf(
        { what: `drawing ${range} (${samples} samples), ${ours}`, reference, limit: 1 },
        { work, reference: times },
      ),
    );
  });
}
