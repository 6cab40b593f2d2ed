/**
 * Reading and joining a long connection log: entries as AWS prints them, taken apart and joined a page
 * at a time. Measures the time beside JSON.parse of the same
 * bytes, and what is held while pages go by that have no new connection.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConnectionJoin } from '../../src/core/connections/log/connectionJoin';
import { logPage, type RawEntry } from '../../src/core/connections/log/logPage';
import type { LogPage } from '../../src/core/ports/logs';
import { entry } from '../unit/connections/log/entries';
import { atMost, type Measurement } from './measurement';
import { ratioOf, timePairs } from './ratio';

const entries = 100_000;
/** FilterLogEvents ends a page at 1 MB: some eleven hundred entries. */
const pageSize = 1_100;
const runs = 9;
/** A ratio: the entries are parsed once, and putting them together costs no more than that. */
const mostTimesParsing = 2;
/** A page as it stands in memory, several times over: nothing that grows with the number of pages. */
const mostGrowthKb = 4 * 1024;
const endpointId = 'cvpn-endpoint-0a1';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const start = Date.UTC(2026, 0, 5);

/** The measurements. */
export function benchLogJoin(): readonly Measurement[] {
  const connections = entries / 2;
  const raw = [...pages(connections)];
  const times = timePairs(
    () => {
      join(raw, connections);
    },
    () => {
      parse(raw);
    },
    runs,
  );
  const growth = growthKb();
  return [
    ratioOf(
      {
        what: `joining ${entries} log entries of ${connections} connections`,
        reference: 'JSON.parse of them',
        limit: mostTimesParsing,
      },
      times,
    ),
    {
      what: `memory held after ${entries} entries, against ${entries / 10}, of the same connections`,
      value: growth,
      unit: 'KB',
      target: atMost(growth, mostGrowthKb, 'KB'),
    },
  ];
}

function join(raw: readonly (readonly RawEntry[])[], connections: number): void {
  const joined = new ConnectionJoin(endpointId);
  for (const page of raw) joined.add(logPage(page, endpointId).events);
  const { length } = joined.records();
  if (length !== connections) throw new Error(`${length} connections were joined.`);
}

/** The least that any reader of the log does. */
function parse(raw: readonly (readonly RawEntry[])[]): void {
  for (const page of raw) for (const { message } of page) JSON.parse(message ?? '');
}

/** Heap after all pages less heap after a tenth of them, in KB; 0 where it shrank. */
function growthKb(): number {
  const connections = 1_000;
  const join = new ConnectionJoin(endpointId);
  let read = 0;
  let early: number | undefined;
  for (const raw of pages(connections)) {
    const page: LogPage = logPage(raw, endpointId);
    join.add(page.events);
    read += page.events.length;
    if (early === undefined && read >= entries / 10) early = heapKb();
  }
  const growth = heapKb() - (early ?? 0);
  if (join.records().length !== connections) throw new Error('Connections were lost.');
  return Math.max(0, growth);
}

function heapKb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024;
}

/** Pages of entries: each connection begins, and its counters go on. */
function* pages(connections: number): Generator<{ message: string; timestamp: number }[]> {
  for (let first = 0; first < entries; first += pageSize) {
    const size = Math.min(pageSize, entries - first);
    yield Array.from({ length: size }, (_, i) => ({
      message: entryOf(first + i, connections),
      timestamp: start + (first + i) * 1000,
    }));
  }
}

function entryOf(index: number, connections: number): string {
  const number = index % connections;
  const began = new Date(start + number * 1000).toISOString().replace('T', ' ').slice(0, 19);
  return entry({
    'connection-id': `cvpn-connection-${number}`,
    'connection-start-time': began,
    'connection-log-type': index < connections ? 'connection-attempt' : 'connection-reset',
    'connection-attempt-status': index < connections ? 'successful' : 'NA',
    'connection-end-time': index < connections ? 'NA' : '2026-03-27 10:00:00',
    'ingress-bytes': String(index),
    username: `user${number}@example.com`,
  });
}
