import { expect, it } from 'vitest';
import type { Connection } from '../../../src/core/model/connection';
import type { Part, ScopeSnapshot } from '../../../src/core/model/snapshot';
import { newArrivals } from '../../../src/core/notifications/arrivals';
import {
  at,
  fresh,
  missing,
  stale,
  testConnection,
  testScope,
  testScopeSnapshot,
} from '../../fakes/snapshots';

const endpointId = 'cvpn-endpoint-1';
const [early, middle, late] = [1, 2, 3].map((minutes) =>
  testConnection({ id: `cvpn-connection-${minutes}`, startedAt: at(10, minutes) }),
) as [Connection, Connection, Connection];
const untimed: Connection = {
  id: 'cvpn-connection-9',
  endpointId,
  ingressBytes: 0,
  egressBytes: 0,
  ingressPackets: 0,
  egressPackets: 0,
  state: 'active',
  posture: [],
};
const failure = { kind: 'network', ...testScope } as const;

function scopeWith(part?: Part<readonly Connection[]>): ScopeSnapshot {
  return testScopeSnapshot({}, { connections: part ? { [endpointId]: part } : {} });
}

it.each<
  [string, Part<readonly Connection[]> | undefined, Part<readonly Connection[]>, Connection[]]
>([
  ['nobody has come', fresh([early]), fresh([early]), []],
  ['somebody has gone', fresh([early, late]), fresh([late]), []],
  ['one has come', fresh([early]), fresh([late, early]), [late]],
  [
    'three have come, in their order',
    fresh([]),
    fresh([middle, late, early]),
    [early, middle, late],
  ],
  ['one has no time', fresh([]), fresh([early, untimed]), [untimed, early]],
  ['the first list is not known', undefined, fresh([early]), []],
  ['the first list could not be read', missing(failure), fresh([early]), []],
  ['the list before is old', stale([early], failure), fresh([early, late]), [late]],
  ['the list cannot be read', fresh([]), stale([early], failure), []],
])('%s', (_name, before, after, expected) => {
  expect(newArrivals(scopeWith(before), scopeWith(after))).toEqual(
    expected.length > 0 ? [{ endpointId, connections: expected }] : [],
  );
});
