/** What the tab Endpoints shows besides its rows, and what they are made from. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import { scopeId } from '../../core/model/scope';
import type { UnreadPart } from '../../core/diagnosis/view/healthModel';
import { partValue, type ScopeSnapshot, type Snapshot } from '../../core/model/snapshot';
import type { EndpointSeries } from '../../core/overview/rows/endpointSeries';
import type { DayFacts } from '../../core/overview/rows/overviewRows';
import type { Store } from '../../core/state/store';
import { failureText, type FailureText } from '../../core/text/failures/failureText';

/** What is read for the tab. */
export interface EndpointsReadingDeps {
  readonly store: Store;
  readonly feed: ActivityFeed;
  readonly series: EndpointSeries;
}

/** What is known of the day. @param now AWS's time, ms since 1970 */
export function dayFacts({ feed, series, store }: EndpointsReadingDeps, now: number): DayFacts {
  return {
    samplesOf: (scope, endpointId) => series.of(scope, endpointId),
    recordsOf: (scope) => feed.records(scope),
    loggedOf: (scope) => feed.logged(scope).read,
    firingsOf: (id) => {
      const scope = store.scope(id);
      const events = scope ? feed.alarmEvents(scope) : [];
      return events.filter(({ to }) => to === 'ALARM');
    },
    dayStart: new Date(now).setHours(0, 0, 0, 0),
  };
}

/** How many endpoints have a connection log. */
export function countLogs({ scopes }: Snapshot): number {
  const all = scopes.flatMap(({ endpoints }) => partValue(endpoints) ?? []);
  return all.filter(({ logging }) => logging.enabled).length;
}

/** Whether endpoints or their counts are being read for the first time. */
export function isReading({ store, series }: EndpointsReadingDeps): boolean {
  return store.snapshot.scopes.some(({ scope, endpoints }) => {
    if (!('value' in endpoints)) return endpoints.kind === 'waiting';
    const id = scopeId(scope);
    const [first] = endpoints.value;
    return first && !series.of(id, first.id) && !series.failureOf(id);
  });
}

/** Why something of a scope could not be read, with the next step; undefined if everything was. */
export function faultOf(
  { scope, endpoints }: ScopeSnapshot,
  { series }: Pick<EndpointsReadingDeps, 'series'>,
): FailureText | undefined {
  // Without endpoints no counts are read, and an older failure says nothing.
  const isEmpty = partValue(endpoints)?.length === 0;
  const ofCounts = isEmpty ? undefined : series.failureOf(scopeId(scope));
  const failure = 'failure' in endpoints ? endpoints.failure : ofCounts;
  return failure && failureText(failure, vscode.l10n.t);
}

/** What could not be read: the first scope of each reason. */
export function readFaults(deps: EndpointsReadingDeps): readonly UnreadPart[] {
  const faults = new Map<string, UnreadPart>();
  for (const scope of deps.store.snapshot.scopes) {
    const fault = faultOf(scope, deps);
    if (!fault || faults.has(fault.sentence)) continue;
    const { sentence, next } = fault;
    faults.set(sentence, { scope: scopeId(scope.scope), sentence, next: next?.label ?? null });
  }
  return [...faults.values()];
}
