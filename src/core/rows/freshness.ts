/** Age of the displayed data, and the reasons for it. */
import type { Failure } from '../model/errors';
import { partFailure, partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { failureText } from '../text/failures/failureText';
import { joined, nonEmpty } from '../text/phrases';
import { memoizeByObject } from '../base/memoize';
import type { ViewContext } from '../text/viewContext';

/** Oldest fetch time of these, ms since 1970; undefined if none was fetched. */
export function oldestFetch(parts: readonly (Part<unknown> | undefined)[]): number | undefined {
  const times = fetchTimes(parts);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Newest fetch time of these, ms since 1970; -Infinity if none was fetched. */
export function newestFetch(parts: readonly (Part<unknown> | undefined)[]): number {
  return Math.max(...fetchTimes(parts));
}

function fetchTimes(parts: readonly (Part<unknown> | undefined)[]): readonly number[] {
  return parts.flatMap((part) =>
    part?.kind === 'ready' || part?.kind === 'stale' ? [part.fetchedAt] : [],
  );
}

/** Whether the last attempt to fetch any of these failed. */
export function isStale(parts: readonly (Part<unknown> | undefined)[]): boolean {
  return parts.some((part) => part?.kind === 'stale');
}

/** When the data were fetched, and why they are old or missing; undefined if neither is known. */
export function ageText(
  parts: readonly (Part<unknown> | undefined)[],
  { t, format, now }: ViewContext,
): string | undefined {
  const fetchedAt = oldestFetch(parts);
  const age = fetchedAt === undefined ? undefined : t('as of {0}', format.time(fetchedAt, now));
  const all = nonEmpty(age, ...reasonsOf(failuresOf(parts), t));
  return all.length > 0 ? joined(...all) : undefined;
}

/** All parts of a scope that the view shows, for their age and failures. */
export const shownParts: (scope: ScopeSnapshot) => readonly Part<unknown>[] = memoizeByObject(
  (scope) => {
    const known = partValue(scope.endpoints) ?? [];
    const connections = known.flatMap(({ id }) => scope.connections[id] ?? []);
    return [scope.endpoints, scope.alarms, ...connections];
  },
);

/** Oldest fetch time of these parts, ms since 1970; undefined if none was fetched. */
export const shownSince: (scope: ScopeSnapshot) => number | undefined = memoizeByObject((scope) =>
  oldestFetch(shownParts(scope)),
);

/** Failures because of which these parts are missing or old, with duplicates. */
export const shownFailures: (scope: ScopeSnapshot) => readonly Failure[] = memoizeByObject(
  (scope) => failuresOf(shownParts(scope)),
);

/** Failures because of which the given parts are missing or old, with duplicates. */
export function failuresOf(parts: readonly (Part<unknown> | undefined)[]): readonly Failure[] {
  return parts.flatMap((part) => partFailure(part) ?? []);
}

/** The failures as sentences, each once. */
export function reasonsOf(failures: readonly Failure[], t: Translate): readonly string[] {
  return [...new Set(failures.map((failure) => failureText(failure, t).sentence))];
}
