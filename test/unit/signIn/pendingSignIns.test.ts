/** Which scopes wait for a person, and for what. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/core/model/errors';
import { pendingSignIns } from '../../../src/core/signIn/pendingSignIns';
import {
  missing,
  stale,
  testEndpoint,
  testScopeSnapshot,
  testSnapshot,
} from '../../fakes/snapshots';

const remedy = { kind: 'ssoLogin', profile: 'corp' } as const;
const signedOut: Failure = { kind: 'expired', remedy };
const keys: Failure = { kind: 'expired' };

describe('pendingSignIns', () => {
  it('has the scopes with a remedy, in order, whatever of them failed', () => {
    const scope = (profile: string) => ({ scope: { profile, region: 'r' } });
    const snapshot = testSnapshot(
      testScopeSnapshot(scope('well')),
      testScopeSnapshot(scope('nothing'), { endpoints: missing(signedOut) }),
      testScopeSnapshot(scope('old'), { endpoints: stale([testEndpoint()], signedOut) }),
      testScopeSnapshot(scope('keys'), { endpoints: missing(keys) }),
      testScopeSnapshot(scope('who'), { identity: missing(signedOut) }),
    );
    expect(pendingSignIns(snapshot)).toEqual([
      { scope: 'nothing@r', failure: signedOut, remedy },
      { scope: 'old@r', failure: signedOut, remedy },
      { scope: 'who@r', failure: signedOut, remedy },
    ]);
  });
});
