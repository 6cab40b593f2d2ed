/** Connections read out of the simulator's EC2 and CloudWatch Logs, as the extension reads them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBackend } from '../../src/aws/index';
import { readConnectionRecords } from '../../src/core/connections/log/readConnectionRecords';
import type { Endpoint } from '../../src/core/model/endpoint';
import { connectionUser } from '../../src/core/model/connection';
import type { ConnectionRecord } from '../../src/core/model/connectionRecord';
import type { Backend } from '../../src/core/ports/backend';
import type { LogPage } from '../../src/core/ports/logs';
import type { ScopeAws } from '../../src/core/ports/aws';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { FakeLog } from '../fakes/fakeLog';

const hour = 3_600_000;
const interval = 300_000;

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;
let endpoints: readonly Endpoint[];

beforeEach(async () => {
  // Half past five in the afternoon of a Monday, in the office's time.
  const startMs = Date.parse('2026-11-23T08:30:00Z');
  simulator = createSimulator({ scenario: 'office', speed: 0, startMs });
  const { clock, handle: wire, trial } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire, trial });
  aws = backend.open({ profile: 'trial', region: trial.region });
  endpoints = await aws.endpoints.list();
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

function at(index: number): Endpoint {
  const endpoint = endpoints[index];
  if (!endpoint) throw new Error(`No endpoint ${index}`);
  return endpoint;
}

function history(endpoint: Endpoint, hours = 24) {
  const now = simulator.clock.now();
  const range = { start: now - hours * hour, end: now };
  return readConnectionRecords(aws, endpoint, range, now);
}

async function eventsOf(pages: AsyncIterable<LogPage>) {
  const events = [];
  for await (const page of pages) events.push(...page.events);
  return events;
}

describe('the history of an endpoint', () => {
  it('has the last day, of which EC2 alone knows an hour', async () => {
    const { records, log, ec2Failure } = await history(at(0));
    expect(ec2Failure).toBeUndefined();
    expect(log).toMatchObject({ kind: 'read', method: 'FilterLogEvents', malformed: 0 });
    const known = await aws.endpoints.connections(at(0).id);
    expect(records.length).toBeGreaterThan(known.length);
    const open = records.filter(({ state }) => state === 'active');
    expect(open.length).toBeGreaterThan(0);
    const knownIds = new Set(known.map(({ id }) => id));
    expect(open.every(({ id }) => knownIds.has(id))).toBe(true);
    expect(records.every(({ endedAt = Infinity, startedAt }) => endedAt > startedAt)).toBe(true);
  });

  it('has its own entries alone, where two endpoints share a log group', async () => {
    expect(at(0).logging.group).toBe(at(1).logging.group);
    const [first, second] = [await history(at(0)), await history(at(1))];
    const ids = (records: readonly ConnectionRecord[]) => new Set(records.map(({ id }) => id));
    expect(ids(second.records).size).toBeGreaterThan(0);
    expect([...ids(first.records)].filter((id) => ids(second.records).has(id))).toEqual([]);
    expect(first.records.every(({ endpointId }) => endpointId === at(0).id)).toBe(true);
  });

  it('says where there is no log', async () => {
    const { records, log } = await history(at(2));
    expect(log).toEqual({ kind: 'off' });
    expect(records.length).toBeGreaterThan(0);
  });

  it('shows what a connection alarm does not see', async () => {
    const { records } = await history(at(0));
    const of = (name: string) =>
      records.filter((record) => connectionUser(record).startsWith(name));
    const intervalOf = (ms: number) => Math.floor(ms / interval);
    const short = of('monitor').filter(
      ({ startedAt, endedAt = 0 }) => intervalOf(startedAt) === intervalOf(endedAt),
    );
    expect(short.length).toBeGreaterThan(0);
    const [leaves] = of('backup-1');
    const [comes] = of('backup-2');
    expect(intervalOf(leaves?.endedAt ?? 0)).toBe(intervalOf(comes?.startedAt ?? 1));
  });

  it('has people who failed to sign in, in time', async () => {
    simulator.trial.advance(10 * 86_400);
    const { failures } = await history(at(1), 240);
    expect(failures.length).toBeGreaterThan(0);
    expect(failures.every(({ reason }) => reason === 'authentication-failed')).toBe(true);
  });
});

describe('the two ways to read a log', () => {
  it('find the same', async () => {
    const now = simulator.clock.now();
    const group = at(0).logging.group ?? '';
    const query = { endpointId: at(0).id, group, range: { start: now - 24 * hour, end: now } };
    const read = await eventsOf(aws.logs.read(query));
    expect(read.length).toBeGreaterThan(20);
    expect(await eventsOf(aws.logs.search(query))).toEqual(read);
  });
});
