/** What polling costs: calls an hour beside the least and beside the plain way, and memory over days. */
import { callsPerHour, fleets, type Fleet } from './calls/callsPerHour';
import { heapOfPolls } from './heapOfPolls';
import type { Measurement } from './measurement';

const polls = { early: 100, late: 10_000 };

/** What is promised, as ratios. */
const targets = {
  /** To the least: colleagues' alarms, mute rules and topics come on top, and take pages where there are many. */
  least: 1.07,
  leastBesideMany: 1.3,
  /** To every list at every tick. */
  plain: 0.5,
  plainOpen: 0.95,
  /** Code that runs for the first time takes 0.02 to 0.06; 300 bytes kept at each poll would take 0.1. */
  heap: 1.1,
};

/** Two lines for each fleet: against the least, with the calls themselves in words, and the plain way. */
export async function measurePolling(): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const fleet of fleets) {
    const { actual, least, plain } = await callsPerHour(fleet);
    const name = `calls an hour, ${nameOf(fleet)}`;
    const limits = limitsOf(fleet);
    measurements.push(
      ratio(`${name}: ${actual} to the least, ${least}`, actual / least, limits.least),
      ratio(`${name}: ${actual} to the plain way, ${plain}`, actual / plain, limits.plain),
    );
  }
  return measurements;
}

/** The heap after many polls against that after some. */
export async function measureHeap(): Promise<Measurement> {
  const [early = NaN, late = NaN] = await heapOfPolls([polls.early, polls.late]);
  const what = `heap after ${polls.late} polls to that after ${polls.early}, ${megabytes(early)}`;
  return ratio(what, late / early, targets.heap);
}

function limitsOf({ foreign, open }: Fleet): { readonly least: number; readonly plain: number } {
  return {
    least: foreign > 0 ? targets.leastBesideMany : targets.least,
    plain: open ? targets.plainOpen : targets.plain,
  };
}

function nameOf({ scopes, endpoints, alarms, foreign, open, onScreen = false }: Fleet): string {
  const size = `${scopes} × ${endpoints} × ${alarms}`;
  return `${size}${foreign > 0 ? ` beside ${foreign}` : ''}${onScreen ? ', on screen' : open ? ', rows open' : ''}`;
}

function ratio(what: string, value: number, limit: number): Measurement {
  return { what, value, unit: '×', target: { text: `≤ ${limit}`, met: value <= limit } };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
