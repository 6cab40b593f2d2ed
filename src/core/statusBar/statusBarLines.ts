/**
 * Tooltip of the status bar item: state, endpoints, times and data age. Screen readers read it too.
 */
import type { ScopeSnapshot, Snapshot } from '../model/snapshot';
import type { AlarmNow } from './alarmsNow';
import type { ConnectedCount, EndpointCount } from '../connections/connectedCount';
import { faults } from '../diagnosis/findingIndex';
import { findings } from '../diagnosis/findings';
import type { Firing, WatchedEndpoint } from '../notifications/firings';
import { reasonsOf, shownFailures, shownSince } from '../rows/freshness';
import { contributorName, scopeName } from '../text/names';
import type { StatusFacts } from './statusFacts';
import type { ViewContext } from '../text/viewContext';

/** Items of one kind beyond this number are counted, not listed. */
const maxLines = 8;

/** Contributors of one alarm beyond this number are counted. */
const maxNames = 3;

/** The lines. */
export function statusBarLines(facts: StatusFacts, context: ViewContext): readonly string[] {
  const { inAlarm, fired, count, snapshot, whole } = facts;
  return [
    countLine(count, context),
    ...limited(inAlarm, (alarm) => [alarmLine(alarm, context)], context),
    ...limited(fired, (firing) => [firedLine(firing, context)], context),
    ...findingLine(whole, context),
    ...limited(worthALine(count), (endpoint) => [endpointLine(endpoint, context)], context),
    ...limited(snapshot.scopes, (scope) => freshness(scope, context), context),
  ];
}

/** Number of findings that keep alarms from working; informational findings are not counted. */
function findingLine({ scopes }: Snapshot, { t, format }: ViewContext): readonly string[] {
  const found = scopes.reduce((sum, scope) => sum + faults(findings(scope)).length, 0);
  return found > 0 ? [t('Alarm findings: {0}', format.count(found))] : [];
}

function countLine({ open, complete }: ConnectedCount, { t, format }: ViewContext): string {
  if (open === undefined) return t('number of connections unknown');
  if (complete) return t('{0} connected', format.count(open));
  return t('at least {0} connected: not every endpoint could be read', format.count(open));
}

function alarmLine(
  { alarm, name, endpoints, contributors }: AlarmNow,
  { t, format, now }: ViewContext,
): string {
  const since = format.time(alarm.stateSince, now);
  const place = where(endpoints, format);
  const line = t('{0}: alarm {1} in ALARM since {2}', place, name, since);
  if (contributors.length === 0) return line;
  const named = contributors.slice(0, maxNames).map(contributorName);
  const more = contributors.length - named.length;
  const who = more > 0 ? [...named, t('{0} more', format.count(more))] : named;
  return t('{0} ({1})', line, format.list(who));
}

function firedLine(firing: Firing, { t, format, now }: ViewContext): string {
  const { name, endpoints, test, until } = firing;
  const at = format.time(firing.at, now);
  const place = where(endpoints, format);
  if (test) return t('{0}: alarm {1} tested at {2}', place, name, at);
  if (until === undefined) return t('{0}: alarm {1} fired at {2}', place, name, at);
  return t('{0}: alarm {1} was in ALARM {2}–{3}', place, name, at, format.time(until, now));
}

function where(endpoints: readonly WatchedEndpoint[], format: ViewContext['format']): string {
  return endpoints.length > 0 ? format.list(endpoints.map(({ name }) => name)) : '—';
}

/** The endpoints with connections, if there is more than one endpoint. */
function worthALine({ endpoints }: ConnectedCount): readonly EndpointCount[] {
  return endpoints.length < 2 ? [] : endpoints.filter(({ open }) => open !== 0);
}

function endpointLine({ name, open }: EndpointCount, { t, format }: ViewContext): string {
  if (open === undefined) return t('{0}: connections unknown', name);
  return t('{0}: {1} connected', name, format.count(open));
}

function freshness(scope: ScopeSnapshot, { t, format, now }: ViewContext): readonly string[] {
  const fetchedAt = shownSince(scope);
  const name = scopeName(scope.scope, t);
  return [
    fetchedAt === undefined
      ? t('{0}: not read yet', name)
      : t('{0}: as of {1}', name, format.time(fetchedAt, now)),
    ...reasonsOf(shownFailures(scope), t),
  ];
}

/** Lines for as many items as fit; the rest are counted without computing their lines. */
function limited<T>(
  items: readonly T[],
  linesOf: (item: T) => readonly string[],
  { t, format }: ViewContext,
): readonly string[] {
  if (items.length <= maxLines) return items.flatMap(linesOf);
  const shown = items.slice(0, maxLines - 1);
  return [...shown.flatMap(linesOf), t('{0} more', format.count(items.length - shown.length))];
}
