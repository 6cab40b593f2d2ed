/** The words for what was found and for what was not looked at. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import { foundChoices } from '../../../src/core/discovery/discoveredScopes';
import { findReport, skippedSummary } from '../../../src/core/discovery/findReport';
import { nothing, type SearchResult, type Skip } from '../../../src/core/discovery/searchResult';
import { skipGroups } from '../../../src/core/discovery/skipGroups';
import { emptySnapshot } from '../../../src/core/model/snapshot';
import { words } from '../text/viewWords';

const action = 'ec2:DescribeClientVpnEndpoints';
const failed = (kind: Failure['kind'], profile: string, region: string, more = {}): Skip => {
  const failure = { kind, action, profile, region, ...more };
  return { profile, region, reason: { kind: 'failed', failure } };
};
const notEnabled = (profile: string, region: string): Skip => ({
  profile,
  region,
  reason: { kind: 'notEnabled' },
});
const regions = (count: number): string[] => Array.from({ length: count }, (_, i) => `r${i}`);
const notified = (skipped: readonly Skip[]): string[] =>
  skipGroups(skipped, words).map(({ sentence, profiles }) => `${profiles.join('+')}: ${sentence}`);

describe('what was skipped', () => {
  it('is one sentence for thirty regions that fail alike', () => {
    expect(notified(regions(30).map((region) => failed('denied', 'dev', region)))).toEqual([
      'dev: The profile dev may not call ec2:DescribeClientVpnEndpoints in r0, r1, r2, 27 more. Ask for that IAM action.',
    ]);
    const four = regions(4).map((region) => failed('timeout', 'dev', region));
    expect(notified(four)).toEqual([
      'dev: Amazon EC2 in r0, r1, r2, r3 did not respond in time. Check the network, then refresh.',
    ]);
  });

  it('is one sentence for thirty profiles of one session that has ended', () => {
    const skips = regions(30).map((profile): Skip => {
      const remedy = { kind: 'ssoLogin', profile, session: 'main' } as const;
      const failure: Failure = { kind: 'expired', profile, region: 'eu-west-1', remedy };
      return { profile, reason: { kind: 'failed', failure } };
    });
    expect(skipGroups(skips, words)).toMatchObject([
      {
        sentence: 'The profile r0 is not signed in. Sign in with: aws sso login --sso-session main',
        profiles: regions(30),
        regions: [],
        next: { command: 'signIn', remedy: { kind: 'ssoLogin', session: 'main' } },
      },
    ]);
  });

  it('is distinguished by reason, profile and regions, what is only not enabled last', () => {
    const all = [
      notEnabled('a', 'r1'),
      notEnabled('a', 'r2'),
      failed('denied', 'a', 'r3', { requestId: '1' }),
      failed('denied', 'a', 'r4', { requestId: '2' }),
      failed('network', 'b', 'r3'),
      failed('denied', 'c', 'r3'),
      notEnabled('b', 'r1'),
      notEnabled('b', 'r2'),
      { profile: 'd', reason: { kind: 'stopped' } } as const,
    ];
    expect(notified(all)).toEqual([
      'a: The profile a may not call ec2:DescribeClientVpnEndpoints in r3, r4. Ask for that IAM action.',
      'b: Amazon EC2 in r3 cannot be reached. Check the network and the proxy.',
      'c: The profile c may not call ec2:DescribeClientVpnEndpoints in r3. Ask for that IAM action.',
      'd: The search was stopped before these were searched.',
      'a+b: The account has not enabled r1, r2.',
    ]);
  });

  it.each<[Skip[], string | undefined]>([
    [[], undefined],
    [
      [notEnabled('a', 'r1'), notEnabled('a', 'r2'), notEnabled('b', 'r2')],
      'Not searched: regions not enabled: 2',
    ],
    [[failed('denied', 'a', 'r1')], 'Not searched: other reasons: 1'],
    [
      [notEnabled('a', 'r1'), failed('denied', 'a', 'r2'), failed('timeout', 'a', 'r3')],
      'Not searched: regions not enabled: 1, other reasons: 2',
    ],
  ])('is counted in few words', (skipped, expected) => {
    expect(skippedSummary({ ...nothing, skipped }, words)).toBe(expected);
  });
});

describe('the report', () => {
  const identity = { accountId: '123456789012', arn: 'arn:x', alias: 'example' };
  const report = (result: SearchResult, chosen = [{ profile: 'b', region: 'r1' }]): string[] =>
    findReport(result, foundChoices(result.found, chosen, emptySnapshot), words).split('\n');

  it('says what was found and all that was not looked at, in full', () => {
    const lines = report({
      found: [
        { scope: { profile: 'a', region: 'r1' }, endpointIds: ['x', 'y'], identity },
        { scope: { profile: 'b', region: 'r1' }, endpointIds: ['x', 'y'], identity },
      ],
      skipped: [
        ...regions(5).map((region) => failed('denied', 'c\u202e', region)),
        notEnabled('', 'r9'),
      ],
      searchedCount: 12,
      guessed: [{ kind: 'denied', action: 'ec2:DescribeRegions', profile: 'c', region: 'r1' }],
    });
    expect(lines).toEqual([
      'Client VPN endpoints found',
      '',
      '- a · r1 · account example (123456789012) · endpoints: 2 · the same account as b · r1',
      '- b · r1 · account example (123456789012) · endpoints: 2 · already chosen',
      '',
      'Regions without endpoints: 10',
      '',
      'The list of enabled regions could not be read, so all known regions were searched:',
      '- The profile c may not call ec2:DescribeRegions in r1. Ask for that IAM action.',
      '',
      'Not searched',
      '',
      '- The profile c⟨U+202E⟩ may not call ec2:DescribeClientVpnEndpoints in r0, r1, r2, 2 more. Ask for that IAM action.',
      '  Profiles: c⟨U+202E⟩',
      '  Regions: r0, r1, r2, r3, r4',
      '- The account has not enabled r9.',
      '  Profiles: default credentials',
      '  Regions: r9',
      '',
    ]);
  });

  it('says so when nothing was found and nothing skipped', () => {
    expect(report(nothing)).toEqual([
      'Client VPN endpoints found',
      '',
      'None.',
      '',
      'Regions without endpoints: 0',
      '',
      'Nothing was skipped.',
      '',
    ]);
  });
});
