/** What many scopes cost: how long the editor's process is held up, and how long the tree takes to fill. */
import type { HostVersion } from '../../../scripts/hosts/versions';
import { type Measurement, medianOf } from '../measurement';
import { ratioOf } from '../ratio';
import { filledFleet, measureFill } from './fill';
import { measureRefresh } from './measureRefresh';
import {
  alarmsEach,
  type LoopDelay,
  type RefreshDelays,
  resolutionMs,
  type Spread,
  spreads,
} from './refresh';

/** How often timers may be as late as in the idle host. */
const mostTimesIdle = 10;
/** The tree of a hundred scopes, in terms of the answers that it waits for: 1.5 s. */
const mostTimesAnswers = 1.5;

/** Both measurements, the plain ways beside ours. */
export async function benchFleet(
  version: HostVersion,
  extension: string,
): Promise<readonly Measurement[]> {
  const delays: Measurement[] = [];
  for (const spread of spreads)
    delays.push(...delayRows(spread, await measureRefresh(version, extension, spread)));
  return [...delays, ...(await fillRows())];
}

/** With nothing to do, timers are late too: by what the machine adds. */
function delayRows(
  { scopes, endpoints }: Spread,
  { first, next, plain, idle, notified }: RefreshDelays,
): readonly Measurement[] {
  const what = `event-loop delay p99, ${scopes} × ${endpoints} endpoints × ${alarmsEach} alarms`;
  const row = (name: string, delay: LoopDelay, limit?: number): Measurement =>
    ratioOf(
      { what: name, reference: 'the idle host', ...(limit !== undefined && { limit }) },
      { work: [delay.p99 + resolutionMs], reference: idle.map(({ p99 }) => p99 + resolutionMs) },
    );
  return [
    row(`${what}: refreshing`, next, mostTimesIdle),
    row('  reading everything for the first time', first, mostTimesIdle),
    ...(plain ? [row('  every row made and compared as text', plain)] : []),
    { what: '  the longest delay while refreshing', value: next.max, unit: 'ms' },
    { what: '  rows that the view was notified of, a refresh', value: notified, unit: 'rows' },
  ];
}

async function fillRows(): Promise<readonly Measurement[]> {
  const { oneAfterTheOther, ...times } = await measureFill();
  const { scopes: many, latencyMs } = filledFleet;
  const what = `a filled tree of ${many} scopes at ${latencyMs} ms a call`;
  const together = medianOf(times.work).value;
  return [
    ratioOf({ what, reference: 'waiting for its answers', limit: mostTimesAnswers }, times),
    { what: '  to one scope after the other', value: together / oneAfterTheOther, unit: '×' },
  ];
}
