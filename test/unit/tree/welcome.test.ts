import { describe, expect, it } from 'vitest';
import type { Failure, FailureKind, Remedy } from '../../../src/core/model/errors';
import { newScopeSnapshot, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import { treeView } from '../../../src/core/tree/tree';
import { viewMessage, welcomeState } from '../../../src/core/tree/welcome';
import {
  missing,
  stale,
  testAlarm,
  testEndpoint,
  testScope,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';
import { words } from '../text/viewWords';

const failure = (kind: FailureKind): Failure => ({
  kind,
  action: 'ec2:DescribeClientVpnEndpoints',
  profile: 'corp',
  region: 'ap-northeast-1',
});
const failing = (kind: FailureKind, remedy?: Remedy) => {
  const why = { ...failure(kind), ...(remedy && { remedy }) };
  return testScopeSnapshot({}, { endpoints: missing(why), alarms: missing(why) });
};
const withEndpoint = testScopeSnapshot({ endpoints: [testEndpoint()] });

describe('welcomeState', () => {
  it.each([
    ['noScope', []],
    ['loading', [newScopeSnapshot(testScope)]],
    ['noEndpoints', [testScopeSnapshot()]],
    ['noEndpoints', [testScopeSnapshot({}, { endpoints: stale([], failure('network')) })]],
    ['none', [withEndpoint]],
    ['none', [testScopeSnapshot({ alarms: [testAlarm()] })]],
    ['none', [testScopeSnapshot(), testScopeSnapshot({ scope: { ...testScope, region: 'x' } })]],
    ['none', [failing('noCredentials')]],
    ['none', [failing('expired')]],
    ['none', [failing('badCredentials')]],
    ['none', [failing('unknownProfile')]],
    ['none', [failing('expired', { kind: 'ssoLogin', profile: 'corp' })]],
    ['none', [failing('expired', { kind: 'consoleLogin', profile: 'corp' })]],
    ['none', [failing('mfaNeeded', { kind: 'mfaCode', profile: 'corp' })]],
    ['none', [failing('badConfig', { kind: 'edit', file: '/c' })]],
    ['none', [failing('processFailed')]],
    ['none', [failing('denied')]],
    ['none', [failing('network')]],
    ['none', [failing('timeout')]],
    ['none', [failing('throttled')]],
    ['none', [failing('malformed')]],
    ['none', [failing('server')]],
    ['none', [failing('other')]],
    ['none', [failing('unsupported')]],
  ] as const)('%s, case %#', (state, scopes) => {
    const snapshot = testSnapshot(...scopes);
    expect(welcomeState(snapshot)).toBe(state);
    expect(treeView(snapshot, words).length > 0).toBe(state === 'none');
  });
});

describe('a scope that could not be read', () => {
  const rows = (scope: ScopeSnapshot) =>
    treeView(testSnapshot(scope), words).map(({ label, contextValue }) => [label, contextValue]);

  it('says why, and offers what can be done', () => {
    expect(rows(failing('denied'))).toEqual([
      ['Not allowed', 'failure'],
      ['Show Log', 'notice'],
      ['Refresh', 'notice'],
      ['Choose Profiles and Regions', 'notice'],
    ]);
  });

  it('begins with the sign-in where that is what is missing', () => {
    expect(rows(failing('expired', { kind: 'ssoLogin', profile: 'corp' }))).toEqual([
      ['Not signed in', 'failure.signIn'],
      ['Sign In…', 'notice'],
      ['Refresh', 'notice'],
      ['Choose Profiles and Regions', 'notice'],
      ['Show Log', 'notice'],
    ]);
  });
});

describe('viewMessage', () => {
  const message = (trial: boolean, ...scopes: readonly ScopeSnapshot[]) =>
    viewMessage(testSnapshot(...scopes), words, trial);
  const old = testScopeSnapshot({}, { endpoints: stale([testEndpoint()], failure('throttled')) });

  it.each([
    [false, [], ''],
    [false, [withEndpoint], ''],
    [true, [withEndpoint], 'Trial: this is a simulated AWS.'],
    [false, [newScopeSnapshot(testScope)], 'Reading from AWS…'],
    [
      false,
      [failing('expired')],
      'The profile corp has expired credentials. Renew them, and the view updates by itself.',
    ],
    [
      true,
      [old],
      'Trial: this is a simulated AWS. As of 10:00. Amazon EC2 in ap-northeast-1 is throttling requests. Wait a minute, then refresh.',
    ],
    [false, [old, withEndpoint, failing('denied')], '2 of 3 scopes could not be read in full.'],
    [false, [withEndpoint, withEndpoint], ''],
  ] as const)('case %#', (trial, scopes, text) => {
    expect(message(trial, ...scopes)).toBe(text);
  });
});
