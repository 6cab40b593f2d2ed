/**
 * How long it takes until everything of many scopes is in the tree, with a network that is as far away
 * as it is for real, beside reading one scope after the other.
 */
import { Visibility } from '../../../src/core/state/visibility';
import { scopeId, type Scope } from '../../../src/core/model/scope';
import { AlarmIndex } from '../../../src/core/polling/alarmIndex';
import { CallBudgets } from '../../../src/core/polling/schedule/callBudget';
import { PartAges } from '../../../src/core/polling/partAges';
import { refreshScope } from '../../../src/core/polling/refreshScope';
import type { ScopeAws } from '../../../src/core/ports/aws';
import type { Backend } from '../../../src/core/ports/backend';
import { Session } from '../../../src/core/session/session';
import { Store } from '../../../src/core/state/store';
import { systemClock } from '../../../src/core/base/systemClock';
import { treeView } from '../../../src/core/tree/tree';
import type { PairedTimes } from '../ratio';
import { FakeLog } from '../../fakes/fakeLog';
import { words } from '../../unit/text/viewWords';
import { accountOf, slowAws } from './slowAws';

/** What is filled, and how long each call takes in ms. */
export const filledFleet = { scopes: 100, endpoints: 5, alarms: 3, latencyMs: 80 };

/** A refresh waits for endpoints and alarms, then for connections, four at once: three answers in a row. */
const answersInARow = 3;
/** Scopes that are refreshed at once. */
const scopesAtOnce = 32;

/** Ms of each round, until every part of every scope is known and the rows are made. */
export interface FillTimes extends PairedTimes {
  /** Reading one scope after the other, once. */
  readonly oneAfterTheOther: number;
}

/** Fills the tree, beside the same answers waited for and nothing else. @throws Error when a part is missing */
export async function measureFill(rounds = 5): Promise<FillTimes> {
  const times = { work: [] as number[], reference: [] as number[] };
  await fillTogether();
  for (let round = 0; round < rounds; round++) {
    times.work.push(await fillTogether());
    times.reference.push(await waitForAnswers());
  }
  return { ...times, oneAfterTheOther: await fillInTurn() };
}

async function waitForAnswers(): Promise<number> {
  const begun = performance.now();
  const answers = answersInARow * Math.ceil(filledFleet.scopes / scopesAtOnce);
  for (let answer = 0; answer < answers; answer++)
    await new Promise((resolve) => setTimeout(resolve, filledFleet.latencyMs));
  return performance.now() - begun;
}

function openFleet(): readonly ScopeAws[] {
  const { scopes, latencyMs } = filledFleet;
  return Array.from({ length: scopes }, (_, index) =>
    slowAws(accountOf(`profile-${index}`, filledFleet), () => latencyMs),
  );
}

async function fillTogether(): Promise<number> {
  const log = new FakeLog();
  const store = new Store(log);
  const opened = new Map(openFleet().map((aws) => [scopeId(aws.scope), aws]));
  const scopes = [...opened.values()].map(({ scope }) => scope);
  const load = (): Promise<Backend> => Promise.resolve(backendOf(opened));
  const session = new Session({ store, log, load, intervalMs: () => 60_000 });
  const begun = performance.now();
  try {
    const filled = new Promise<void>((resolve) => {
      let left = scopes.length;
      session.onDidRefresh(() => {
        if (--left === 0) resolve();
      });
    });
    session.setActive(true);
    await session.apply({ trial: false, scopes });
    await filled;
    return drawn(store, begun);
  } finally {
    session.dispose();
  }
}

async function fillInTurn(): Promise<number> {
  const log = new FakeLog();
  const store = new Store(log);
  const fleet = openFleet();
  store.setScopes(fleet.map(({ scope }) => scope));
  const visibility = new Visibility((error) => {
    log.error(String(error));
  });
  const { signal } = new AbortController();
  const begun = performance.now();
  for (const aws of fleet) {
    const alarmIndex = new AlarmIndex(aws.alarms, systemClock);
    const [ages, budgets] = [new PartAges(systemClock), new CallBudgets(systemClock)];
    const parts = { aws, alarmIndex, visibility, store, clock: systemClock, ages, budgets, signal };
    await refreshScope({ ...parts, full: false });
  }
  return drawn(store, begun);
}

/** Draws what is there, all of it. */
function drawn({ snapshot }: Store, begun: number): number {
  const rows = treeView(snapshot, { ...words, now: Date.now() });
  const endpoints = rows.flatMap(({ children }) => children);
  const ms = performance.now() - begun;
  const { scopes, endpoints: each } = filledFleet;
  const known = endpoints.filter(({ description }) => description?.includes('connected') === true);
  if (rows.length !== scopes || known.length !== scopes * each)
    throw new Error(`${known.length} of ${scopes * each} endpoints are known.`);
  return ms;
}

function backendOf(opened: ReadonlyMap<string, ScopeAws>): Backend {
  const open = (scope: Scope): ScopeAws => {
    const aws = opened.get(scopeId(scope));
    if (!aws) throw new Error(`There is no scope ${scopeId(scope)}.`);
    return aws;
  };
  return {
    clock: systemClock,
    open,
    signIn: () => Promise.resolve(),
    configFault: () => Promise.resolve(undefined),
    profiles: () => Promise.resolve([]),
    regions: () => [],
    dispose: () => undefined,
  };
}
