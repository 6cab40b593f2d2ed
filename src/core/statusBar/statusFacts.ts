/** The data of the status bar item, extracted from the snapshot. */
import type { Failure } from '../model/errors';
import type { Snapshot } from '../model/snapshot';
import { alarmsNow, firedSince, type AlarmNow } from './alarmsNow';
import { connectedCount, type ConnectedCount } from '../connections/connectedCount';
import type { Firing } from '../notifications/firings';
import { shownFailures } from '../rows/freshness';

/** The data of the item. */
export interface StatusFacts {
  readonly snapshot: Snapshot;
  readonly count: ConnectedCount;
  readonly inAlarm: readonly AlarmNow[];
  /** Alarms that fired since the last view and are over. */
  readonly fired: readonly Firing[];
  readonly failures: readonly Failure[];
}

/** @param lastViewed when the user last viewed the alarms, ms since 1970 */
export function statusFacts(snapshot: Snapshot, lastViewed: number): StatusFacts {
  return {
    snapshot,
    count: connectedCount(snapshot),
    inAlarm: alarmsNow(snapshot),
    fired: firedSince(snapshot, lastViewed),
    failures: snapshot.scopes.flatMap(shownFailures),
  };
}
