/** What the status bar item is made from, picked out of the snapshot. */
import type { Failure } from '../model/errors';
import type { Snapshot } from '../model/snapshot';
import { alarmsNow, firedSince, type AlarmNow } from './alarmsNow';
import { connectedCount, type ConnectedCount } from '../connections/connectedCount';
import type { Firing } from '../notifications/firings';
import { shownFailures } from '../rows/freshness';

/** All that the item is made from. */
export interface StatusFacts {
  readonly snapshot: Snapshot;
  readonly count: ConnectedCount;
  readonly inAlarm: readonly AlarmNow[];
  /** Those that fired since the last look and are over. */
  readonly fired: readonly Firing[];
  readonly failures: readonly Failure[];
}

/** @param lastViewed when a person last looked at the alarms, ms since 1970 */
export function statusFacts(snapshot: Snapshot, lastViewed: number): StatusFacts {
  return {
    snapshot,
    count: connectedCount(snapshot),
    inAlarm: alarmsNow(snapshot),
    fired: firedSince(snapshot, lastViewed),
    failures: snapshot.scopes.flatMap(shownFailures),
  };
}
