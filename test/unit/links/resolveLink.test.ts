/** Where a link leads: only to an endpoint of a watched scope with the same account and region. */
import { describe, expect, it } from 'vitest';
import { resolveLink } from '../../../src/core/links/resolveLink';
import {
  failed,
  newScopeSnapshot,
  succeeded,
  type ScopeSnapshot,
} from '../../../src/core/model/snapshot';
import {
  testAccount,
  testEndpoint,
  testNow,
  testScope,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';

const link = {
  accountId: testAccount,
  region: testScope.region,
  endpointId: testEndpoint().id,
  tab: 'now',
};
const identity = (accountId = testAccount) =>
  succeeded({ accountId, arn: `arn:aws:iam::${accountId}:user/x` }, testNow);
const scope = (change: Partial<ScopeSnapshot> = {}): ScopeSnapshot => ({
  ...testScopeSnapshot({ endpoints: [testEndpoint()] }),
  identity: identity(),
  ...change,
});
const expired = { kind: 'expired', message: 'x' } as const;

describe('a link leads', () => {
  it('to the endpoint of a scope with its account and its region', () => {
    const target = resolveLink(testSnapshot(scope()), link);
    expect(target).toEqual({ kind: 'found', scope: 'corp@ap-northeast-1' });
  });

  it.each<readonly [string, ScopeSnapshot, string]>([
    ['another account', scope({ identity: identity('999999999999') }), 'notWatched'],
    ['another region', scope({ scope: { ...testScope, region: 'eu-west-1' } }), 'notWatched'],
    ['another endpoint', scope({ endpoints: succeeded([], testNow) }), 'noEndpoint'],
    ['an unknown account', scope({ identity: { kind: 'waiting' } }), 'waiting'],
    ['unread endpoints', scope({ endpoints: { kind: 'waiting' } }), 'waiting'],
    ['an unreadable account', scope({ identity: failed(undefined, expired, testNow) }), 'failed'],
    ['unreadable endpoints', scope({ endpoints: failed(undefined, expired, testNow) }), 'failed'],
    ['a scope that is new', newScopeSnapshot(testScope), 'waiting'],
  ])('nowhere with %s', (_, only, kind) => {
    expect(resolveLink(testSnapshot(only), link).kind).toBe(kind);
  });

  it('to old data of a scope that cannot be read now', () => {
    const stale = scope({ endpoints: failed(scope().endpoints, expired, testNow) });
    expect(resolveLink(testSnapshot(stale), link).kind).toBe('found');
  });

  it('nowhere with nothing watched', () => {
    expect(resolveLink({ scopes: [] }, link)).toEqual({ kind: 'notWatched' });
  });

  it('to the second of two profiles of one region', () => {
    const other = scope({
      scope: { ...testScope, profile: 'other' },
      identity: identity('9'.repeat(12)),
    });
    const target = resolveLink({ scopes: [other, scope()] }, link);
    expect(target).toEqual({ kind: 'found', scope: 'corp@ap-northeast-1' });
  });
});
