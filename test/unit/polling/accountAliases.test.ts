/** What an account is called: how often it is asked, by whom, and what a refusal leads to. */
import { describe, expect, it } from 'vitest';
import { scopeId, type Identity } from '../../../src/core/model/scope';
import { succeeded } from '../../../src/core/model/snapshot';
import { AccountAliases, withKnownAlias } from '../../../src/core/polling/accountAliases';
import { Store } from '../../../src/core/state/store';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { FakeLog } from '../../fakes/fakeLog';

const office = '111111111111';
const lab = '222222222222';
const minute = 60_000;

/** Scopes that know their account already, each `profile account` or `profile account alias`. */
function setUp(...whose: string[]) {
  const clock = new FakeClock();
  const store = new Store(new FakeLog());
  const aborted = new AbortController();
  const bugs: unknown[] = [];
  const all = whose.map((text, i) => {
    const [profile = '', accountId = '', alias] = text.split(' ');
    const aws = new FakeAws({ clock, accountId, scope: { profile, region: `region-${i}` } });
    aws.alias = alias;
    return aws;
  });
  store.setScopes(all.map(({ scope }) => scope));
  for (const { scope, identity } of all)
    store.update(scopeId(scope), (s) => ({ ...s, identity: succeeded(identity, clock.now()) }));
  const { signal } = aborted;
  const aliases = new AccountAliases({ store, clock, signal, onBug: (bug) => bugs.push(bug) });
  const fetchIfUnknown = () => Promise.all(all.map((aws) => aliases.fetchIfUnknown(aws)));
  const shown = () =>
    store.snapshot.scopes.map(({ identity }) =>
      identity.kind === 'ready' ? (identity.value.alias ?? '-') : identity.kind,
    );
  const asked = () => all.map(({ calls }) => calls.count('account.alias'));
  return { clock, store, aborted, bugs, all, aliases, fetchIfUnknown, shown, asked };
}

describe('AccountAliases', () => {
  it('asks once an account, not once a scope, and reports to all its scopes', async () => {
    const { fetchIfUnknown, shown, asked } = setUp(
      `dev ${office} example-office`,
      `ops ${office} example-office`,
      `lab ${lab} example-lab`,
      `dev ${office} example-office`,
    );
    await fetchIfUnknown();
    expect(shown()).toEqual(['example-office', 'example-office', 'example-lab', 'example-office']);
    await fetchIfUnknown();
    expect(asked()).toEqual([1, 0, 1, 0]);
  });

  it('remembers that an account has none', async () => {
    const { fetchIfUnknown, shown, asked } = setUp(`dev ${office}`);
    await fetchIfUnknown();
    await fetchIfUnknown();
    expect([shown(), asked()]).toEqual([['-'], [1]]);
  });

  it('never asks again with a profile that may not, and takes the answer of one that may', async () => {
    const { clock, all, fetchIfUnknown, shown, asked } = setUp(
      `dev ${office} example-office`,
      `dev ${office} example-office`,
      `ops ${office} example-office`,
    );
    all[0]!.calls.fail('account.alias', { kind: 'denied', when: 'before' });
    await fetchIfUnknown();
    expect(shown().slice(2)).toEqual(['example-office']);
    await clock.settle(60 * minute);
    await fetchIfUnknown();
    expect(shown()).toEqual(['example-office', 'example-office', 'example-office']);
    expect(asked()).toEqual([1, 0, 1]);
  });

  it('leaves it at the number where nobody may ask', async () => {
    const { clock, all, bugs, fetchIfUnknown, shown, asked } = setUp(
      `dev ${office} example-office`,
    );
    all[0]!.calls.fail('account.alias', { kind: 'denied', when: 'before' });
    for (let i = 0; i < 3; i++) {
      await fetchIfUnknown();
      await clock.settle(60 * minute);
    }
    expect([shown(), asked(), bugs]).toEqual([['-'], [1], []]);
  });

  it('tries again after a quarter of an hour what failed for the moment', async () => {
    const { clock, all, fetchIfUnknown, shown, asked } = setUp(`dev ${office} example-office`);
    all[0]!.calls.fail('account.alias', { kind: 'throttled', when: 'before' });
    await fetchIfUnknown();
    await clock.settle(15 * minute - 1);
    await fetchIfUnknown();
    expect([shown(), asked()]).toEqual([['-'], [1]]);
    await clock.settle(1);
    await fetchIfUnknown();
    expect([shown(), asked()]).toEqual([['example-office'], [2]]);
  });

  it('does not ask before the account is known', async () => {
    const { store, all, aliases, fetchIfUnknown, asked } = setUp(`dev ${office} example-office`);
    const [aws] = all;
    store.clear();
    store.setScopes([aws!.scope]);
    await fetchIfUnknown();
    await aliases.fetchIfUnknown(aws!);
    expect(asked()).toEqual([0]);
  });

  it('says nothing once it is over', async () => {
    const { aborted, all, bugs, fetchIfUnknown, shown } = setUp(`dev ${office} example-office`);
    all[0]!.calls.fail('account.alias', { abort: aborted, when: 'after' });
    await fetchIfUnknown();
    await fetchIfUnknown();
    expect([shown(), bugs, all[0]!.calls.count('account.alias')]).toEqual([['-'], [], 1]);
  });
});

describe('an identity that is read again', () => {
  const before: Identity = { accountId: office, arn: 'arn:a', alias: 'example-office' };

  it.each<[string, Identity | undefined, Identity, string | undefined]>([
    ['keeps the alias of its account', before, { accountId: office, arn: 'arn:b' }, before.alias],
    ['takes none of another account', before, { accountId: lab, arn: 'arn:b' }, undefined],
    ['has none at first', undefined, { accountId: lab, arn: 'arn:b' }, undefined],
  ])('%s', (_, old, now, alias) => {
    expect(withKnownAlias(old, now)).toEqual(alias === undefined ? now : { ...now, alias });
  });
});
