/** Age of the displayed data, and the reasons for it. */
import type { Failure } from '../model/errors';
import { partFailure, partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { failureText } from '../text/failures/failureText';
import type { TooltipLine } from './node';
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

/** Tooltip lines: the fetch time, and each reason why data are old or missing. */
export function freshnessLines(
  parts: readonly (Part<unknown> | undefined)[],
  { t, format, now }: ViewContext,
): readonly TooltipLine[] {
  const fetchedAt = oldestFetch(parts);
  return [
    ...(fetchedAt === undefined ? [] : [{ label: t('As of'), value: format.time(fetchedAt, now) }]),
    ...reasonsOf(failuresOf(parts), t).map((value) => ({ label: t('Not refreshed'), value })),
  ];
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
