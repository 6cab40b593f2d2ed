/** The status bar item's tooltip: what, where, since when, how fresh. Also read aloud. */
import type { ScopeSnapshot, Snapshot } from '../model/snapshot';
import type { AlarmNow } from './alarmsNow';
import type { ConnectedCount } from './connectedCount';
import { faults, scopeFindings } from './findings/findingIndex';
import type { Firing, WatchedEndpoint } from './firings';
import { oldestFetch, reasonsOf, shownParts } from './freshness';
import { scopeName } from './names';
import type { StatusFacts } from './statusFacts';
import type { ViewContext } from './viewContext';

/** More lines of one sort than these are counted, not shown. */
const maxLines = 8;

/** The lines. */
export function statusBarLines(facts: StatusFacts, context: ViewContext): readonly string[] {
  const { inAlarm, fired, count, snapshot } = facts;
  return [
    countLine(count, context),
    ...limited(
      inAlarm.map((alarm) => alarmLine(alarm, context)),
      context,
    ),
    ...limited(
      fired.map((firing) => firedLine(firing, context)),
      context,
    ),
    ...findingLine(snapshot, context),
    ...limited(endpointLines(count, context), context),
    ...limited(
      snapshot.scopes.flatMap((scope) => freshness(scope, context)),
      context,
    ),
  ];
}

/** How much keeps alarms from doing their job; what is only worth knowing is not counted. */
function findingLine({ scopes }: Snapshot, { t, format }: ViewContext): readonly string[] {
  const found = scopes.reduce((sum, scope) => sum + faults(scopeFindings(scope)).length, 0);
  return found > 0 ? [t('Findings about alarms: {0}', format.count(found))] : [];
}

function countLine({ open, complete }: ConnectedCount, { t, format }: ViewContext): string {
  if (open === undefined) return t('how many are connected is not known');
  if (complete) return t('{0} connected', format.count(open));
  return t('{0} connected, at least: not every endpoint could be read', format.count(open));
}

function alarmLine({ alarm, name, endpoints }: AlarmNow, { t, format, now }: ViewContext): string {
  const since = format.time(alarm.stateSince, now);
  return t('{0}: alarm {1} in ALARM since {2}', where(endpoints, format), name, since);
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

/** The endpoints with somebody on them, when there is more than one endpoint. */
function endpointLines({ endpoints }: ConnectedCount, { t, format }: ViewContext): string[] {
  if (endpoints.length < 2) return [];
  return endpoints.flatMap(({ name, open }) => {
    if (open === undefined) return [t('{0}: connections unknown', name)];
    return open > 0 ? [t('{0}: {1} connected', name, format.count(open))] : [];
  });
}

function freshness(scope: ScopeSnapshot, { t, format, now }: ViewContext): string[] {
  const parts = shownParts(scope);
  const fetchedAt = oldestFetch(parts);
  const name = scopeName(scope.scope, t);
  return [
    fetchedAt === undefined
      ? t('{0}: not read yet', name)
      : t('{0}: as of {1}', name, format.time(fetchedAt, now)),
    ...reasonsOf(parts, t),
  ];
}

function limited(lines: readonly string[], { t, format }: ViewContext): readonly string[] {
  if (lines.length <= maxLines) return lines;
  const shown = lines.slice(0, maxLines - 1);
  return [...shown, t('{0} more', format.count(lines.length - shown.length))];
}
