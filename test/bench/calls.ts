/**
 * How many AWS calls a refresh takes, counted by the simulator that answers them, beside the least
 * that AWS's page sizes allow.
 */
import { createBackend } from '../../src/aws/index';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import { watchedEndpoints } from '../../src/core/watching/watches';
import { openEndpoints } from '../../src/core/state/visibility';
import type { AlarmDefinition } from '../../src/core/model/alarm';
import { scopeId } from '../../src/core/model/scope';
import { newScopeSnapshot, partValue, type ScopeSnapshot } from '../../src/core/model/snapshot';
import { isConfirmed } from '../../src/core/model/topic';
import type { ScopeAws } from '../../src/core/ports/aws';
import { Session } from '../../src/core/session/session';
import { Store } from '../../src/core/state/store';
import { createSimulator, type ScenarioName, type Simulator } from '../../src/simulator/index';
import { putAlarmCall } from '../../src/core/ports/calls';
import { FakeLog } from '../fakes/fakeLog';

/** The largest pages: DescribeClientVpnEndpoints and DescribeAlarms. */
const endpointsPerPage = 1000;
const alarmsPerPage = 100;
/** The pages of endpoints that are asked for: a larger one would hold up the editor while it is read. */
const endpointsPerQuickPage = 50;

/** An account to refresh. */
export interface Account {
  readonly name: string;
  readonly scenario: ScenarioName;
  /** The rows of all its endpoints are opened by hand. */
  readonly open?: boolean;
  /** Alarms on top of the scenario's: on its endpoints, or on what is none of our business. */
  readonly more?: { readonly of: 'endpoints' | 'others'; readonly count: number };
}

export const accounts: readonly Account[] = [
  { name: 'quiet: 2 endpoints, no alarm', scenario: 'quiet' },
  { name: 'office: 3 endpoints, 2 alarms', scenario: 'office' },
  { name: 'fleet: 200 endpoints, rows shut', scenario: 'fleet' },
  { name: 'fleet: 200 endpoints, every row open', scenario: 'fleet', open: true },
  {
    name: 'office with 250 connection alarms',
    scenario: 'office',
    more: { of: 'endpoints', count: 248 },
  },
  {
    name: 'office beside 250 alarms of others',
    scenario: 'office',
    more: { of: 'others', count: 250 },
  },
];

/** The calls of one refresh that came by itself, with everything known from the one before. */
export interface CallCount {
  readonly actual: number;
  readonly least: number;
  /** Calls on top of the least, because endpoints come in pages that are read quickly. */
  readonly quickPages: number;
  /** How often each operation was called. */
  readonly operations: Readonly<Record<string, number>>;
}

/** Lets an account be refreshed until all is known, and counts the calls of the next refresh. */
export async function countCalls(account: Account): Promise<CallCount> {
  // Ten seconds after a publication; the clock runs, because pages of a long list are read at a pace.
  const startMs = Date.parse('2026-06-01T12:00:10Z');
  const simulator = createSimulator({ scenario: account.scenario, speed: 1, startMs });
  const log = new FakeLog();
  const { clock, handle: wire, trial } = simulator;
  const backend = createBackend({ log, clock, wire, trial });
  const scope = { profile: 'trial', region: simulator.region };
  const store = new Store(log);
  const load = () => Promise.resolve({ ...backend, fixedScopes: [scope] });
  const session = new Session({ store, log, load, intervalMs: () => 60_000 });
  // The simulator's clock keeps no process alive.
  const awake = setInterval(() => undefined, 1000);
  try {
    await session.apply({ trial: true, scopes: [] });
    await putAlarms(backend.open(scope), account);
    // New alarms find their state, and the publication is over.
    trial.advance(150);
    await session.refresh();
    await accountNamed(store);
    const known = (): ScopeSnapshot => store.snapshot.scopes[0] ?? newScopeSnapshot(scope);
    if (account.open) openRows(session, known());
    return await countNext(session, simulator, known, account);
  } finally {
    clearInterval(awake);
    session.dispose();
    backend.dispose();
    simulator.dispose();
  }
}

/** The account's alias is asked for once, beside the refreshes; it must not fall into the counted one. */
function accountNamed(store: Store): Promise<void> {
  const named = (): boolean => partValue(store.snapshot.scopes[0]?.identity)?.alias !== undefined;
  if (named()) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = store.onDidChange(() => {
      if (!named()) return;
      listening.dispose();
      resolve();
    });
  });
}

async function countNext(
  session: Session,
  simulator: Simulator,
  known: () => ScopeSnapshot,
  { open = false }: Account,
): Promise<CallCount> {
  const before = known();
  const earlier = simulator.calls().length;
  const refreshed = new Promise<void>((resolve) => {
    session.onDidRefresh(() => {
      resolve();
    });
  });
  session.setActive(true);
  simulator.trial.advance(70);
  await refreshed;
  const operations: Record<string, number> = {};
  const calls = simulator.calls().slice(earlier);
  for (const { service, operation } of calls) {
    const name = `${service}:${operation}`;
    operations[name] = (operations[name] ?? 0) + 1;
  }
  const endpoints = partValue(known().endpoints)?.length ?? 0;
  const quickPages = pages(endpoints, endpointsPerQuickPage) - pages(endpoints, endpointsPerPage);
  return { actual: calls.length, least: leastCalls(before, known(), open), quickPages, operations };
}

function openRows({ visibility }: Session, { scope, endpoints }: ScopeSnapshot): void {
  for (const { id } of partValue(endpoints) ?? [])
    visibility.setOpen({ scope: scopeId(scope), endpointId: id }, true);
}

/**
 * The minimum number of calls that find what is new: endpoints and alarms in full pages, the connections of each
 * endpoint that stands open or raises an alarm, the history of an alarm whose state has changed, and
 * the attributes and the subscriptions of a topic that somebody has yet to confirm.
 */
function leastCalls(before: ScopeSnapshot, after: ScopeSnapshot, open: boolean): number {
  const endpoints = partValue(after.endpoints) ?? [];
  const alarms = partValue(after.alarms) ?? [];
  const alarming = new Set(
    alarms.filter(({ state }) => state === 'ALARM').flatMap(watchedEndpoints),
  );
  const lastViewed = open || endpoints.length <= openEndpoints;
  const since = new Map(
    (partValue(before.alarms) ?? []).map((alarm) => [alarm.name, alarm.stateSince]),
  );
  const changed = alarms.filter(({ name, stateSince }) => since.get(name) !== stateSince);
  const pending = Object.values(before.topics).filter((topic) =>
    partValue(topic)?.subscriptions.some((subscription) => !isConfirmed(subscription)),
  );
  return (
    pages(endpoints.length, endpointsPerPage) +
    endpoints.filter(({ id }) => lastViewed || alarming.has(id)).length +
    pages(alarms.length, alarmsPerPage) +
    changed.length +
    2 * pending.length
  );
}

/** An empty list takes a call as well. */
function pages(items: number, perPage: number): number {
  return Math.max(1, Math.ceil(items / perPage));
}

async function putAlarms(aws: ScopeAws, { more }: Account): Promise<void> {
  if (!more) return;
  const [endpoint] = await aws.endpoints.list();
  const [topicArn] = await aws.topics.list();
  if (!endpoint || topicArn === undefined) throw new Error('The scenario has too little in it.');
  for (let index = 0; index < more.count; index++) {
    const name = `more-${String(index).padStart(3, '0')}`;
    const ours = connectionAlarm({ endpointId: endpoint.id, endpointLabel: 'x', name, topicArn });
    await aws.send(putAlarmCall(more.of === 'endpoints' ? ours : ofOthers(ours), {}));
  }
}

/** The same on a metric of another service. */
function ofOthers(alarm: AlarmDefinition): AlarmDefinition {
  return {
    ...alarm,
    queries: alarm.queries.map(({ stat, ...query }) => ({
      ...query,
      ...(stat && {
        stat: {
          ...stat,
          namespace: 'AWS/EC2',
          metricName: 'CPUUtilization',
          dimensions: { InstanceId: 'i-0123456789abcdef0' },
        },
      }),
    })),
  };
}
