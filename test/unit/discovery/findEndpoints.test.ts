/** Looking for endpoints with fakes of many accounts: what is asked, how much at once, and of whom. */
import { describe, expect, it } from 'vitest';
import { ExpectedError, type FailureKind, type Remedy } from '../../../src/core/model/errors';
import {
  callsAtOnce,
  findEndpoints,
  type SearchProgress,
} from '../../../src/core/discovery/findEndpoints';
import type { SearchResult, Skip } from '../../../src/core/discovery/searchResult';
import { scopeId, type AccountRegion, type Scope } from '../../../src/core/model/scope';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { plainEndpoint } from '../polling/manyAlarms';

const answerMs = 100;
const codes = (count: number): string[] => Array.from({ length: count }, (_, i) => `eu-test-${i}`);
const enabled = (list: readonly string[]): AccountRegion[] =>
  list.map((code) => ({ code, enabled: true }));

/** Profiles and what their accounts hold: `regions` of each, `endpoints` by `profile@region`. */
interface Given {
  readonly profiles: readonly Scope[];
  readonly regions: Readonly<Record<string, readonly AccountRegion[]>>;
  readonly endpoints?: Readonly<Record<string, readonly string[]>>;
  readonly accounts?: Readonly<Record<string, string>>;
  readonly knownRegions?: readonly string[];
}

/** Every call takes 100 ms of the clock. */
function setUp(given: Given) {
  const clock = new FakeClock();
  const aborted = new AbortController();
  const opened = new Map<string, FakeAws>();
  const progress: SearchProgress[] = [];
  const signedIn: string[] = [];
  let underWay = 0;
  let most = 0;
  const at = (scope: Scope): FakeAws => {
    const accountId = given.accounts?.[scope.profile] ?? '123456789012';
    const aws = opened.get(scopeId(scope)) ?? new FakeAws({ clock, scope, accountId });
    opened.set(scopeId(scope), aws);
    return aws;
  };
  for (const profile of given.profiles)
    at(profile).regionList.push(...(given.regions[profile.profile] ?? []));
  for (const [id, endpoints] of Object.entries(given.endpoints ?? {})) {
    const [profile = '', region = ''] = id.split('@');
    at({ profile, region }).endpointList.push(...endpoints.map(plainEndpoint));
  }
  const slow = async <T>(call: () => Promise<T>): Promise<T> => {
    most = Math.max(most, ++underWay);
    await new Promise<void>((resolve) => {
      clock.after(answerMs, resolve);
    });
    underWay--;
    return call();
  };
  const open = (scope: Scope): ScopeAws => {
    const aws = at(scope);
    const { account, endpoints } = aws;
    return Object.assign(Object.create(aws) as ScopeAws, {
      account: {
        ...account,
        identity: (signal?: AbortSignal) => slow(() => account.identity(signal)),
        regions: (signal?: AbortSignal) => slow(() => account.regions(signal)),
      },
      endpoints: {
        ...endpoints,
        list: (signal?: AbortSignal) => slow(() => endpoints.list(signal)),
      },
    });
  };
  let signIn = (profile: string): Promise<void> => {
    signedIn.push(profile);
    return Promise.resolve();
  };
  const start = (): Promise<SearchResult> =>
    findEndpoints(given.profiles, {
      open,
      knownRegions: given.knownRegions ?? [],
      signIn: (profile) => signIn(profile),
      signal: aborted.signal,
      onProgress: (now) => progress.push(now),
    });
  const run = async (ms = 60_000): Promise<SearchResult> => {
    const searching = start();
    await clock.settle(ms);
    return searching;
  };
  return {
    clock,
    at,
    aborted,
    progress,
    signedIn,
    start,
    run,
    most: () => most,
    asked: () => [...opened.values()].reduce((n, a) => n + a.calls.count('endpoints.list'), 0),
    refuseSignIn: (kind: FailureKind) => {
      signIn = (profile) => Promise.reject(new ExpectedError({ kind, profile }));
    },
  };
}

const home = (profile: string, region = 'eu-test-0'): Scope => ({ profile, region });
const foundIds = ({ found }: SearchResult): string[] =>
  found.map(({ scope, endpointIds }) => `${scopeId(scope)} ${endpointIds.length}`);
const skips = ({ skipped }: SearchResult): string[] =>
  skipped.map(({ profile, region, reason }: Skip) => {
    const why = reason.kind === 'failed' ? reason.failure.kind : reason.kind;
    return `${profile}@${region ?? '*'} ${why}`;
  });

describe('looking for endpoints', () => {
  it('asks the enabled regions alone, the own one first, and reports the others', async () => {
    const { run, at } = setUp({
      profiles: [home('dev', 'eu-west-1')],
      regions: {
        dev: [
          { code: 'af-south-1', enabled: false },
          { code: 'ap-south-1', enabled: true },
          { code: 'eu-west-1', enabled: true },
        ],
      },
      endpoints: { 'dev@ap-south-1': ['a', 'b'], 'dev@eu-west-1': ['c'] },
    });
    const result = await run();
    expect(foundIds(result)).toEqual(['dev@eu-west-1 1', 'dev@ap-south-1 2']);
    expect(result.found[0]?.identity?.accountId).toBe('123456789012');
    expect(skips(result)).toEqual(['dev@af-south-1 notEnabled']);
    expect([result.searchedCount, result.guessed]).toEqual([2, []]);
    expect(at(home('dev', 'af-south-1')).calls.recorded).toEqual([]);
    expect(at(home('dev', 'eu-west-1')).calls.count('account.regions')).toBe(1);
  });

  it('has eight calls under way at most, over all profiles', async () => {
    const profiles = Array.from({ length: 12 }, (_, i) => home(`p${i}`));
    const regions = Object.fromEntries(profiles.map((p) => [p.profile, enabled(codes(20))]));
    const { run, most, asked } = setUp({ profiles, regions });
    const result = await run();
    expect(most()).toBe(callsAtOnce);
    expect(asked()).toBe(240);
    expect([result.searchedCount, result.skipped]).toEqual([240, []]);
  });

  it('says how far it is and where', async () => {
    const { run, progress } = setUp({
      profiles: [home('dev'), home('ops')],
      regions: { dev: enabled(codes(3)), ops: enabled(codes(1)) },
    });
    await run();
    expect(progress.map((p) => `${p.done}/${p.total} ${scopeId(p.scope)}`)).toEqual([
      '0/2 dev@eu-test-0',
      '0/2 ops@eu-test-0',
      '2/5 dev@eu-test-0',
      '2/5 dev@eu-test-1',
      '2/5 dev@eu-test-2',
      '2/6 ops@eu-test-0',
    ]);
  });

  it.each<[FailureKind]>([['expired'], ['noCredentials'], ['unknownProfile'], ['network']])(
    'skips a profile as a whole when it is %s, and goes on with the others',
    async (kind) => {
      const { run, at } = setUp({
        profiles: [home('old'), home('dev')],
        regions: { old: enabled(codes(3)), dev: enabled(codes(3)) },
        endpoints: { 'dev@eu-test-2': ['a'] },
      });
      at(home('old')).calls.fail('account.regions', { kind, when: 'before' });
      const result = await run();
      expect(skips(result)).toEqual([`old@* ${kind}`]);
      expect(foundIds(result)).toEqual(['dev@eu-test-2 1']);
      expect(at(home('old')).calls.count('account.identity')).toBe(0);
    },
  );

  it('goes on past regions that fail, each with its reason', async () => {
    const { run, at } = setUp({
      profiles: [home('dev')],
      regions: { dev: enabled(codes(5)) },
      endpoints: { 'dev@eu-test-4': ['a'] },
    });
    const kinds: FailureKind[] = ['denied', 'timeout', 'unsupported'];
    for (const [i, kind] of kinds.entries())
      at(home('dev', `eu-test-${i}`)).calls.fail('endpoints.list', { kind, when: 'before' });
    const result = await run();
    expect(skips(result)).toEqual([
      'dev@eu-test-0 denied',
      'dev@eu-test-1 timeout',
      'dev@eu-test-2 unsupported',
    ]);
    expect([foundIds(result), result.searchedCount]).toEqual([['dev@eu-test-4 1'], 2]);
  });

  it('finds all the same where STS does not say whose account it is', async () => {
    const { run, at } = setUp({
      profiles: [home('dev')],
      regions: { dev: enabled(codes(1)) },
      endpoints: { 'dev@eu-test-0': ['a'] },
    });
    at(home('dev')).calls.fail('account.identity', { kind: 'timeout', when: 'before' });
    const { found, skipped } = await run();
    expect([found, skipped]).toEqual([[{ scope: home('dev'), endpointIds: ['a'] }], []]);
  });

  const known = ['us-east-1', 'eu-west-1', 'cn-north-1', 'cn-northwest-1', 'us-gov-west-1'];
  it.each<[string, string[]]>([
    ['us-east-1', ['us-east-1', 'eu-west-1']],
    ['cn-northwest-1', ['cn-northwest-1', 'cn-north-1']],
    ['us-gov-west-1', ['us-gov-west-1']],
  ])(
    'tries the known regions of its partition where %s does not list them',
    async (region, all) => {
      const { run, at } = setUp({
        profiles: [home('dev', region)],
        regions: {},
        endpoints: Object.fromEntries(known.map((code) => [`dev@${code}`, [code]])),
        knownRegions: known,
      });
      at(home('dev', region)).calls.fail('account.regions', { kind: 'denied', when: 'before' });
      const result = await run();
      expect(result.found.map(({ scope }) => scope.region)).toEqual(all);
      expect(result.guessed).toMatchObject([{ kind: 'denied', action: 'ec2:DescribeRegions' }]);
    },
  );

  it('takes keys for good that AWS knows, and a region that refuses them for not enabled', async () => {
    const { run, at } = setUp({
      profiles: [home('dev', 'eu-west-1')],
      regions: {},
      knownRegions: ['eu-west-1', 'af-south-1'],
    });
    const refused = { kind: 'badCredentials', when: 'before' } as const;
    at(home('dev', 'eu-west-1')).calls.fail('account.regions', { kind: 'denied', when: 'before' });
    at(home('dev', 'af-south-1')).calls.fail('endpoints.list', refused);
    expect(skips(await run())).toEqual(['dev@af-south-1 notEnabled']);
  });

  it('takes a region for not enabled whose calls say so, though it is listed', async () => {
    const { run, at } = setUp({
      profiles: [home('dev', 'eu-west-1')],
      regions: {
        dev: [
          { code: 'af-south-1', enabled: true },
          { code: 'eu-west-1', enabled: true },
        ],
      },
    });
    const disabled = { kind: 'regionDisabled', when: 'before' } as const;
    at(home('dev', 'af-south-1')).calls.fail('endpoints.list', disabled);
    expect(skips(await run())).toEqual(['dev@af-south-1 notEnabled']);
  });

  it.each(['regionDisabled', 'stsDisabled'] as const)(
    'looks in the other regions where the first answers %s',
    async (kind) => {
      const { run, at } = setUp({
        profiles: [home('dev', 'eu-west-1')],
        regions: {},
        knownRegions: ['eu-west-1', 'af-south-1'],
        endpoints: { 'dev@af-south-1': ['a'] },
      });
      const { calls } = at(home('dev', 'eu-west-1'));
      calls.fail('account.regions', { kind, when: 'before' });
      calls.fail('account.identity', { kind, when: 'before' });
      calls.fail('endpoints.list', { kind, when: 'before' });
      const result = await run();
      expect(foundIds(result)).toEqual(['dev@af-south-1 1']);
      const why = kind === 'regionDisabled' ? 'notEnabled' : kind;
      expect(skips(result)).toEqual([`dev@eu-west-1 ${why}`]);
    },
  );

  it('does not call a region disabled when nobody knows whether the keys are good', async () => {
    const { run, at } = setUp({
      profiles: [home('dev', 'eu-west-1')],
      regions: {},
      knownRegions: ['eu-west-1'],
    });
    const { calls } = at(home('dev', 'eu-west-1'));
    calls.fail('account.regions', { kind: 'server', when: 'before' });
    calls.fail('account.identity', { kind: 'badCredentials', when: 'before' });
    calls.fail('endpoints.list', { kind: 'badCredentials', when: 'before' });
    expect(skips(await run())).toEqual(['dev@eu-west-1 badCredentials']);
  });
});

describe('stopping', () => {
  it('keeps what was found, reports what was not read, and asks nobody any more', async () => {
    const { clock, start, aborted, asked } = setUp({
      profiles: [home('dev')],
      regions: { dev: enabled(codes(20)) },
      endpoints: { 'dev@eu-test-3': ['a'], 'dev@eu-test-12': ['b'], 'dev@eu-test-19': ['c'] },
    });
    const searching = start();
    // Regions and account, then eight regions, then the second eight are under way.
    await clock.settle(3.5 * answerMs);
    aborted.abort();
    await clock.settle(answerMs);
    const result = await searching;
    expect(foundIds(result)).toEqual(['dev@eu-test-3 1']);
    expect(skips(result)).toEqual(
      codes(20)
        .slice(8)
        .map((code) => `dev@${code} stopped`),
    );
    expect([result.searchedCount, asked()]).toEqual([8, 16]);
    await clock.settle(60_000);
    expect(asked()).toBe(16);
    expect(clock.waiting()).toBe(0);
  });

  it('before the regions are known skips the profile as a whole', async () => {
    const { clock, start, aborted } = setUp({ profiles: [home('dev')], regions: {} });
    const searching = start();
    aborted.abort();
    await clock.settle(answerMs);
    expect(skips(await searching)).toEqual(['dev@* stopped']);
  });
});

describe('a profile whose role asks for an MFA code', () => {
  const remedy: Remedy = { kind: 'mfaCode', profile: 'mfa' };
  const given = {
    profiles: [home('mfa')],
    regions: { mfa: enabled(codes(2)) },
    endpoints: { 'mfa@eu-test-1': ['a'] },
  };
  /** The first call fails as a sign-in does that needs a code. */
  const needsCode = (aws: FakeAws): void => {
    const { account } = aws;
    const regions = account.regions.bind(account);
    let first = true;
    Object.assign(aws.account, {
      regions: (signal?: AbortSignal) => {
        if (!first) return regions(signal);
        first = false;
        return Promise.reject(new ExpectedError({ kind: 'mfaNeeded', profile: 'mfa', remedy }));
      },
    });
  };

  it('is asked for it once, and found with', async () => {
    const { run, at, signedIn } = setUp(given);
    needsCode(at(home('mfa')));
    const result = await run();
    expect([signedIn, foundIds(result), skips(result)]).toEqual([['mfa'], ['mfa@eu-test-1 1'], []]);
  });

  it.each<[FailureKind, string]>([
    ['mfaRefused', 'mfa@* mfaRefused'],
    ['cancelled', 'mfa@* mfaNeeded'],
  ])('is skipped when the sign-in is %s', async (kind, skip) => {
    const { run, at, refuseSignIn } = setUp(given);
    needsCode(at(home('mfa')));
    refuseSignIn(kind);
    expect(skips(await run())).toEqual([skip]);
  });
});

it('a bug is no reason to skip', async () => {
  const { start, clock, at } = setUp({ profiles: [home('dev')], regions: {} });
  Object.assign(at(home('dev')).account, {
    regions: () => Promise.reject(new TypeError('a bug')),
  });
  const searching = start().catch(String);
  await clock.settle(60_000);
  expect(await searching).toBe('TypeError: a bug');
});
