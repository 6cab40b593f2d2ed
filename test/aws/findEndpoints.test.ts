/** Looking for endpoints through the SDK, with profiles whose `endpoint_url` is a simulated account. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findEndpoints } from '../../src/core/discovery/findEndpoints';
import { searchCandidates } from '../../src/core/discovery/searchProfiles';
import type { SearchResult, Skip } from '../../src/core/discovery/searchResult';
import { partitionOf, scopeId } from '../../src/core/model/scope';
import { createSimulator, type Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { keysOf, useLocalAws } from './localAws';

const aws = useLocalAws();
let simulator: Simulator;
let served: Served;

beforeEach(async () => {
  simulator = createSimulator({ speed: 0 });
  served = await serve(simulator, 0);
  // What a profile says of its endpoint counts only where the environment says nothing.
  delete process.env.AWS_ENDPOINT_URL;
  const url = `endpoint_url = ${served.url}\n`;
  aws.write(
    '.aws/config',
    [
      keysOf('profile office', 'AKIA-office', `${url}region = ap-northeast-1\n`),
      keysOf('profile plain', 'AKIA-plain', url),
      '[profile old]\nregion = eu-west-1\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
    ].join('\n'),
  );
});

afterEach(async () => {
  await served.close();
  simulator.dispose();
});

async function find(signal = new AbortController().signal): Promise<SearchResult> {
  const { backend } = aws;
  const candidates = searchCandidates(await backend.profiles(), []);
  const picked = candidates.filter((one) => one.picked).map(({ search }) => search);
  return findEndpoints(picked, {
    open: (scope) => backend.open(scope),
    knownRegions: backend.regions(),
    signIn: () => Promise.reject(new Error('Nobody is to be asked.')),
    signal,
    onProgress: () => undefined,
  });
}

const enabledRegions = 18;
const reasonOf = ({ reason }: Skip): string =>
  reason.kind === 'failed' ? reason.failure.kind : reason.kind;

it('finds the endpoints of all profiles that are signed in, and says what it skipped', async () => {
  const { found, skipped, searchedCount, guessed } = await find();
  expect(
    found.map(({ scope, endpointIds, identity }) => [
      scopeId(scope),
      endpointIds.length,
      identity?.accountId,
    ]),
  ).toEqual([
    ['office@ap-northeast-1', 3, simulator.accountId],
    ['plain@ap-northeast-1', 3, simulator.accountId],
  ]);
  expect([searchedCount, guessed]).toEqual([2 * enabledRegions, []]);
  const disabled = skipped.filter((skip) => reasonOf(skip) === 'notEnabled');
  expect(disabled.map(({ profile, region }) => `${profile}@${region}`)).toEqual(
    ['office', 'plain'].flatMap((name) =>
      ['af-south-1', 'eu-south-1', 'me-south-1'].map((region) => `${name}@${region}`),
    ),
  );
  const others = skipped.filter((skip) => reasonOf(skip) !== 'notEnabled');
  expect(others).toMatchObject([{ profile: 'old', reason: { failure: { kind: 'expired' } } }]);
  // A profile without a region is asked in the partition's own; each asks for the regions once.
  const regionCalls = simulator.calls().filter(({ operation }) => operation === 'DescribeRegions');
  expect(regionCalls.map(({ region }) => region).sort()).toEqual(['ap-northeast-1', 'us-east-1']);
});

it('tries the known regions where DescribeRegions is denied', async () => {
  const fault = { kind: 'denied', service: 'ec2', operation: 'DescribeRegions', rate: 1 };
  await simulator.handle({
    method: 'POST',
    path: '/_simulator/faults',
    headers: {},
    body: JSON.stringify(fault),
  });
  const { found, guessed, searchedCount } = await find();
  expect(found.map(({ scope }) => scopeId(scope))).toEqual([
    'office@ap-northeast-1',
    'plain@ap-northeast-1',
  ]);
  expect(guessed.map(({ kind, action }) => `${action} ${kind}`)).toEqual([
    'ec2:DescribeRegions denied',
    'ec2:DescribeRegions denied',
  ]);
  const commercial = aws.backend.regions().filter((code) => partitionOf(code) === 'aws');
  expect(searchedCount).toBe(2 * commercial.length);
});

it('stops while answers are awaited', async () => {
  const stop = new AbortController();
  const fault = { kind: 'timeout', operation: 'DescribeClientVpnEndpoints', rate: 1 };
  await simulator.handle({
    method: 'POST',
    path: '/_simulator/faults',
    headers: {},
    body: JSON.stringify(fault),
  });
  const finding = find(stop.signal);
  // The identity is asked for once the regions are known: a profile stopped before has no regions.
  const identities = (): number =>
    aws.log.texts('debug').filter((text) => text.startsWith('sts:GetCallerIdentity')).length;
  await expect.poll(identities).toBe(2);
  await expect.poll(() => aws.log.texts('debug').length).toBeGreaterThan(3);
  stop.abort();
  const { found, skipped } = await finding;
  expect(found).toEqual([]);
  const signedIn = skipped.filter(({ profile }) => profile !== 'old');
  const reasons = signedIn.map(reasonOf).filter((reason) => reason !== 'notEnabled');
  expect(reasons).toHaveLength(2 * enabledRegions);
  // On a busy machine some have been waited for in vain before it is stopped.
  expect(new Set(reasons.filter((reason) => reason !== 'timeout'))).toEqual(new Set(['stopped']));
});
