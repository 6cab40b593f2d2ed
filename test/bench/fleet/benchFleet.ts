/** What many scopes cost: how long the editor's process is held up, and how long the tree takes to fill. */
import type { HostVersion } from '../../../scripts/hosts/versions';
import { atMost, type Measurement } from '../measurement';
import { filledFleet, measureFill } from './fill';
import { measureRefresh } from './measureRefresh';
import { refreshedFleet } from './refresh';

/** One frame of a screen, in ms. */
const longestDelayMs = 16;

/** Both measurements, the plain ways beside ours. */
export async function benchFleet(
  version: HostVersion,
  extension: string,
): Promise<readonly Measurement[]> {
  const { ours, plain, idle, told } = await measureRefresh(version, extension);
  const { scopes, endpoints, alarms } = refreshedFleet;
  const what = `event-loop delay, refreshing ${scopes} × ${endpoints} endpoints × ${alarms} alarms`;
  const fill = await measureFill();
  const { scopes: many, latencyMs } = filledFleet;
  const times = (fill.oneAfterTheOther / fill.together).toFixed(0);
  return [
    {
      what: `${what}, p99`,
      value: ours.p99,
      unit: 'ms',
      target: atMost(ours.p99, longestDelayMs, 'ms'),
    },
    { what: `${what}, longest`, value: ours.max, unit: 'ms' },
    { what: 'the same, every row made and compared as text, p99', value: plain.p99, unit: 'ms' },
    {
      what: 'the same, every row made and compared as text, longest',
      value: plain.max,
      unit: 'ms',
    },
    { what: 'event-loop delay with nothing to do, p99', value: idle.p99, unit: 'ms' },
    {
      what: 'rows that the view was told of, a refresh',
      value: told / refreshedFleet.rounds,
      unit: 'rows',
    },
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
