/** How old what is shown is, and why. */
import type { Failure } from '../model/errors';
import { partFailure, partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { failureText } from '../text/failures/failureText';
import type { TooltipLine } from './node';
import { ofScope } from '../text/memoizeByScope';
import type { ViewContext } from '../text/viewContext';

/** When the oldest of these was fetched, ms since 1970; undefined when none was. */
export function oldestFetch(parts: readonly (Part<unknown> | undefined)[]): number | undefined {
  const times = fetchTimes(parts);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** When the newest of these was fetched, ms since 1970; -Infinity when none was. */
export function newestFetch(parts: readonly (Part<unknown> | undefined)[]): number {
  return Math.max(...fetchTimes(parts));
}

function fetchTimes(parts: readonly (Part<unknown> | undefined)[]): readonly number[] {
  return parts.flatMap((part) =>
    part?.kind === 'ready' || part?.kind === 'stale' ? [part.fetchedAt] : [],
  );
}

/** Whether the last try to fetch any of these failed. */
export function isStale(parts: readonly (Part<unknown> | undefined)[]): boolean {
  return parts.some((part) => part?.kind === 'stale');
}

/** Tooltip lines: as of when, and each reason why some of it is older or missing. */
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

/** Everything of a scope that a person looks at, for its age and its failures. */
export const shownParts: (scope: ScopeSnapshot) => readonly Part<unknown>[] = ofScope((scope) => {
  const known = partValue(scope.endpoints) ?? [];
  const connections = known.flatMap(({ id }) => scope.connections[id] ?? []);
  return [scope.endpoints, scope.alarms, ...connections];
});

/** When the oldest of it was fetched, ms since 1970; undefined when nothing was. */
export const shownSince: (scope: ScopeSnapshot) => number | undefined = ofScope((scope) =>
  oldestFetch(shownParts(scope)),
);

/** Why some of it is missing or old, each failure as it came. */
export const shownFailures: (scope: ScopeSnapshot) => readonly Failure[] = ofScope((scope) =>
  failuresOf(shownParts(scope)),
);

/** Why these are missing or old, each failure as it came. */
export function failuresOf(parts: readonly (Part<unknown> | undefined)[]): readonly Failure[] {
  return parts.flatMap((part) => partFailure(part) ?? []);
}

/** The same in sentences, each once. */
export function reasonsOf(failures: readonly Failure[], t: Translate): readonly string[] {
  return [...new Set(failures.map((failure) => failureText(failure, t).sentence))];
}
