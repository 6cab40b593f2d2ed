/** The data of the status bar item, extracted from the snapshot. */
import type { Failure } from '../model/errors';
import type { Snapshot } from '../model/snapshot';
import { alarmsNow, firedSince, type AlarmNow } from './alarmsNow';
import { connectedCount, type ConnectedCount } from '../connections/connectedCount';
import type { Firing } from '../notifications/firings';
import { shownFailures } from '../rows/freshness';
import { shownSnapshot } from '../rows/shownSnapshot';
import { noChoices } from '../text/treeChoices';
import type { ViewContext } from '../text/viewContext';

/** The view context, and when the user last viewed the alarms, ms since 1970. */
export interface StatusContext extends ViewContext {
  readonly lastViewed: number;
}

/** The data of the item. */
export interface StatusFacts {
  /** The complete snapshot: findings must not depend on what is shown. */
  readonly whole: Snapshot;
  /** Without hidden endpoints, as all other facts. */
  readonly snapshot: Snapshot;
  readonly count: ConnectedCount;
  readonly inAlarm: readonly AlarmNow[];
  /** Alarms that fired since the last view and are over. */
  readonly fired: readonly Firing[];
  readonly failures: readonly Failure[];
}

/** Extracts the data, without hidden endpoints. */
export function statusFacts(
  whole: Snapshot,
  { choices = noChoices, lastViewed }: StatusContext,
): StatusFacts {
  const snapshot = shownSnapshot(whole, choices.hidden);
  return {
    whole,
    snapshot,
    count: connectedCount(snapshot),
    inAlarm: alarmsNow(snapshot),
    fired: firedSince(snapshot, lastViewed),
    failures: snapshot.scopes.flatMap(shownFailures),
  };
}
