/**
 * Five thousand operations while nearly a third of all calls goes wrong, in every way there is. What was
 * reported is what the account has, nothing pops up by itself, and when the faults end all is as if
 * there had been none. `FAULT_SEED` makes another run, `FAULT_OPERATIONS` a longer one.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isExpected } from '../../src/core/model/errors';
import type { ScopeSnapshot } from '../../src/core/model/snapshot';
import { createFormat } from '../../src/core/text/format';
import { treeView } from '../../src/core/tree/tree';
import { createRandom, type Random } from '../../src/simulator/state/random';
import { forcedHeap } from '../bench/forcedHeap';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { FaultyAccount, type Things } from './faultyAccount';
import { operations, type Operation, type Report } from './operations';
import { atOnce, realTime, virtualTime } from './virtualTime';

const total = Number(process.env.FAULT_OPERATIONS ?? 5000);
/** Operations in one simulated account. */
const round = total / 10;
const seed = Number(process.env.FAULT_SEED ?? 1);

/** The ends of operations that got through. */
const successes = ['refreshed', 'read', 'done', 'asked', 'sent'];

const unhandled: unknown[] = [];
const note = (reason: unknown): void => {
  unhandled.push(reason);
};

beforeEach(() => {
  process.on('unhandledRejection', note);
  virtualTime(seed);
});

afterEach(() => {
  realTime();
  process.off('unhandledRejection', note);
});

it(`holds its word for ${total} operations, seed ${seed}`, { timeout: 600_000 }, async () => {
  const account = new FaultyAccount(seed);
  const random = createRandom(seed);
  const pump = <T>(run: () => Promise<T>): Promise<T> =>
    atOnce(run, () => {
      account.trial.advance(1);
    });
  const succeeded: string[] = [];
  const heap: number[] = [];
  await pump(() => account.watch());
  await account.setFaults(true);
  for (let done = 0; done < total; done += round) {
    let resources = await account.resources();
    for (let i = 0; i < round; i++) {
      const [name, operation] = chosen(random);
      const where = `seed ${seed}, operation ${done + i}: ${name}`;
      const mails = account.mails();
      const report = await pump(() => perform(operation, account, random));
      const after = await account.resources();
      expectTruth(where, report, resources, after);
      if (report.mails !== undefined) expect(account.mails() - mails, where).toBe(report.mails);
      resources = await goOn(account, random, after);
      if (successes.includes(report.end)) succeeded.push(name);
    }
    // Late and broken answers look like good ones here.
    expect(account.struck / account.answered).toBeGreaterThan(0.19);
    expect(await pump(() => account.invented())).toEqual([]);
    await pump(() => expectRightEnd(account));
    await pump(() => account.renew());
    heap.push(forcedHeap());
  }
  account.dispose();
  expect(account.notified.bugs).toEqual([]);
  expect(unhandled).toEqual([]);
  expect(new Set(account.notified.newEvents).size).toBe(account.notified.newEvents.length);
  expect(account.notified.notices).toBeGreaterThan(100);
  // After all operations against after a fifth: a thing of each that stays would double it.
  const [, early = NaN] = heap;
  expect((heap.at(-1) ?? NaN) / early).toBeLessThan(1.25);
  // Nothing above is worth much unless each of them also got through.
  for (const [, name] of operations)
    expect(succeeded.filter((one) => one === name).length, name).toBeGreaterThan(20);
});

/** One by its weight. */
function chosen(random: Random): readonly [string, Operation] {
  let rest = random.between(
    1,
    operations.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, name, run] of operations) if ((rest -= weight) <= 0) return [name, run];
  throw new RangeError('The weights do not add up.');
}

/** As the command would: what it expects becomes a message, anything else is a bug. */
async function perform(
  operation: Operation,
  account: FaultyAccount,
  random: Random,
): Promise<Report> {
  const person = new AbortController();
  if (random.next() < 0.1) void stopSoon(person, random.between(1, 15));
  try {
    return await operation(account, random, person.signal);
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { end: 'thrown', added: [], removed: [], perhaps: [], mails: 0 };
  }
}

async function stopSoon(person: AbortController, turns: number): Promise<void> {
  for (let round = 0; round < turns; round++) await new Promise((resolve) => setImmediate(resolve));
  person.abort();
}

/** Holds what an operation reported against what the account has. */
function expectTruth(where: string, report: Report, before: Things, after: Things): void {
  const added = without(after, before);
  const removed = without(before, after);
  const context = JSON.stringify({ where, report, added, removed });
  expect(without(report.added, added), context).toEqual([]);
  expect(without(report.removed, removed), context).toEqual([]);
  const unclaimed = [...without(added, report.added), ...without(removed, report.removed)];
  expect(without(unclaimed, report.perhaps), context).toEqual([]);
}

/** What of one list is not in the other; a thing twice in the one must be twice in the other. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const rest = [...other];
  return list.filter((item) => {
    const index = rest.indexOf(item);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}

/** Advances time, connects users and changes resources as other users. @returns the resources afterwards */
async function goOn(account: FaultyAccount, random: Random, resources: Things): Promise<Things> {
  account.trial.advance(random.between(1, 8));
  if (random.next() < 0.05) await account.connect();
  if (random.next() >= 0.05) return resources;
  await account.others(random);
  return account.resources();
}

/** Without faults, one refresh shows what a new session reads. */
async function expectRightEnd(account: FaultyAccount): Promise<void> {
  await account.setFaults(false);
  await account.session.refresh();
  const fresh = await account.freshSnapshot();
  expect(shown(account.snapshot, account.now)).toEqual(shown(fresh, account.now));
}

const format = createFormat({ locale: 'en', timeZone: 'UTC' });

function withoutAlias(scope: ScopeSnapshot): ScopeSnapshot {
  const { identity } = scope;
  if (identity.kind !== 'ready') return scope;
  const { accountId, arn } = identity.value;
  return { ...scope, identity: { ...identity, value: { accountId, arn } } };
}

function shown(scope: ScopeSnapshot | undefined, now: number) {
  // Two sessions differ in transitions before their first refresh, and in the account's alias, which
  // is read apart from the refreshes and not again once it was denied.
  const snapshot = { scopes: scope ? [{ ...withoutAlias(scope), transitions: [] }] : [] };
  const context = { t, format, now };
  return { rows: treeView(snapshot, context), throttled: scope?.throttledUntil };
}
