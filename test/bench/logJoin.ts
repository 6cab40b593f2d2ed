/**
 * Reading and joining a long connection log: entries as AWS prints them, taken apart and joined a page
 * at a time. Measures the time, and what is held while pages go by that tell of no new connection.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConnectionJoin } from '../../src/core/connectionLog/connectionJoin';
import { logPage } from '../../src/core/connectionLog/logPage';
import type { LogPage } from '../../src/core/ports/logs';
import { entry } from '../unit/connectionLog/entries';
import { atMost, medianOf, type Measurement } from './measurement';

const entries = 100_000;
/** FilterLogEvents ends a page at 1 MB: some eleven hundred entries. */
const pageSize = 1_100;
const runs = 5;
const mostMs = 1000;
/** A page as it stands in memory, several times over: nothing that grows with the number of pages. */
const mostGrowthKb = 4 * 1024;
const endpointId = 'cvpn-endpoint-0a1';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const start = Date.UTC(2026, 0, 5);

/** The measurements. */
export function benchLogJoin(): readonly Measurement[] {
  const times = Array.from({ length: runs }, () => timeOf(entries / 2));
  const time = medianOf(times);
  const growth = growthKb();
  return [
    {
      what: `joining ${entries} log entries of ${entries / 2} connections`,
      ...time,
      unit: 'ms',
      target: atMost(time.value, mostMs, 'ms'),
    },
    {
      what: `memory held after ${entries} entries, against ${entries / 10}, of the same connections`,
      value: growth,
      unit: 'KB',
      target: atMost(growth, mostGrowthKb, 'KB'),
    },
  ];
}

/** Without the time that it takes to make the texts up. */
function timeOf(connections: number): number {
  const join = new ConnectionJoin(endpointId);
  let ms = 0;
  for (const raw of pages(connections)) {
    const startedAt = performance.now();
    join.add(logPage(raw, endpointId).events);
    ms += performance.now() - startedAt;
  }
  const startedAt = performance.now();
  const records = join.records();
  ms += performance.now() - startedAt;
  if (records.length !== connections) throw new Error(`${records.length} connections were joined.`);
  return ms;
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
