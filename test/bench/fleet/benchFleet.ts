/** What many scopes cost: how long the editor's process is held up, and how long the tree takes to fill. */
import type { HostVersion } from '../../../scripts/hosts/versions';
import { atMost, type Measurement } from '../measurement';
import { filledFleet, measureFill } from './fill';
import { measureRefresh } from './measureRefresh';
import { alarmsEach, spreads, type RefreshDelays, type Spread } from './refresh';

/** One frame of a screen, in ms. */
const longestDelayMs = 16;

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

/** What the machine adds stands beside: with nothing to do, timers are late too. */
function delayRows(
  { scopes, endpoints }: Spread,
  { first, next, plain, idle, told }: RefreshDelays,
): readonly Measurement[] {
  const what = `event-loop delay, ${scopes} × ${endpoints} endpoints × ${alarmsEach} alarms`;
  const unit = 'ms';
  return [
    {
      what: `${what}: refreshing, p99`,
      value: next.p99,
      unit,
      target: atMost(next.p99, longestDelayMs, unit),
    },
    { what: '  longest', value: next.max, unit },
    {
      what: '  reading everything for the first time, p99',
      value: first.p99,
      unit,
      target: atMost(first.p99, longestDelayMs, unit),
    },
    { what: '  longest', value: first.max, unit },
    ...(plain
      ? ([
          { what: '  every row made and compared as text, p99', value: plain.p99, unit },
          { what: '  longest', value: plain.max, unit },
        ] as const)
      : []),
    { what: '  with nothing to do, p99', value: idle.p99, unit },
    { what: '  longest', value: idle.max, unit },
    { what: '  rows that the view was told of, a refresh', value: told, unit: 'rows' },
  ];
}

async function fillRows(): Promise<readonly Measurement[]> {
  const fill = await measureFill();
  const { scopes: many, latencyMs } = filledFleet;
  const times = (fill.oneAfterTheOther / fill.together).toFixed(0);
  return [
    {
      what: `a filled tree of ${many} scopes at ${latencyMs} ms a call (${times} times as fast)`,
      value: fill.together,
      unit: 'ms',
    },
    {
      what: `the same, one scope after the other`,
      value: fill.oneAfterTheOther,
      unit: 'ms',
    },
  ];
}
