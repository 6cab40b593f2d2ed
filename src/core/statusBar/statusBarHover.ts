/**
 * Hover of the status bar item: connections, alarms, findings and data age. Screen readers read it
 * too.
 */
import type { Snapshot } from '../model/snapshot';
import type { AlarmNow } from './alarmsNow';
import type { ConnectedCount, EndpointCount } from '../connections/connectedCount';
import { faults } from '../diagnosis/findingIndex';
import { findings } from '../diagnosis/findings';
import type { Firing, WatchedEndpoint } from '../notifications/firings';
import { reasonsOf, shownFailures, shownSince } from '../rows/freshness';
import type { Hover, HoverLine, HoverLink } from '../rows/hover';
import { contributorName, scopeName } from '../text/names';
import { joined } from '../text/phrases';
import type { StatusFacts } from './statusFacts';
import type { ViewContext } from '../text/viewContext';

/** Alarms beyond this number are counted, not listed. */
const maxAlarms = 2;

/** Endpoints beyond this number are counted. */
const maxEndpoints = 3;

/** Contributors of one alarm beyond this number are counted. */
const maxNames = 3;

/** The hover: the title is the number of connections. */
export function statusBarHover(facts: StatusFacts, context: ViewContext): Hover {
  return {
    title: countTitle(facts.count, context),
    lines: [
      ...alarmLines(facts, context),
      ...findingLine(facts.whole, context),
      ...ageLine(facts, context),
    ],
    links: links(facts, context),
  };
}

function links({ failures }: StatusFacts, { t }: ViewContext): readonly HoverLink[] {
  const remedy = failures.find((failure) => failure.remedy)?.remedy;
  return [
    { icon: 'dashboard', label: t('Overview'), command: 'openOverview' },
    { icon: 'list-tree', label: t('Show Endpoints'), command: 'reveal' },
    ...(remedy
      ? [{ icon: 'sign-in', label: t('Sign In…'), command: 'signIn', argument: remedy } as const]
      : []),
    { icon: 'refresh', label: t('Refresh'), command: 'refresh' },
  ];
}

function alarmLines({ inAlarm, fired }: StatusFacts, context: ViewContext): readonly HoverLine[] {
  const all = [
    ...inAlarm.map((alarm) => (): HoverLine => ({
      icon: 'bell-dot',
      text: alarmLine(alarm, context),
    })),
    ...fired.map((firing) => (): HoverLine => ({ icon: 'bell', text: firedLine(firing, context) })),
  ];
  if (all.length <= maxAlarms) return all.map((line) => line());
  const shown = all.slice(0, maxAlarms - 1);
  const more = context.t('{0} more', context.format.count(all.length - shown.length));
  return [...shown.map((line) => line()), { icon: 'bell-dot', text: more }];
}

/** Number of findings that keep alarms from working; informational findings are not counted. */
function findingLine({ scopes }: Snapshot, { t, format }: ViewContext): readonly HoverLine[] {
  // That an endpoint has no alarm is its status, not a finding about an alarm.
  const found = scopes.reduce(
    (sum, scope) =>
      sum + faults(findings(scope)).filter(({ target }) => target.kind !== 'endpoint').length,
    0,
  );
  return found > 0
    ? [{ icon: 'checklist', text: t('Alarm findings: {0}', format.count(found)) }]
    : [];
}

/** The number of connections, and of those of each endpoint if there are several. */
function countTitle(count: ConnectedCount, context: ViewContext): string {
  const { t, format } = context;
  const { open, complete, endpoints } = count;
  const total =
    open === undefined
      ? t('number of connections unknown')
      : complete
        ? t('{0} connected', format.count(open))
        : t('at least {0} connected: not every endpoint could be read', format.count(open));
  const some = endpoints.length < 2 ? [] : endpoints.filter((one) => one.open !== 0);
  const shown = some.slice(0, maxEndpoints).map((one) => endpointText(one, context));
  const more = some.length - shown.length;
  return joined(total, ...shown, more > 0 ? t('{0} more', format.count(more)) : undefined);
}

function endpointText({ name, open }: EndpointCount, { t, format }: ViewContext): string {
  return open === undefined
    ? t('{0}: connections unknown', name)
    : t('{0}: {1} connected', name, format.count(open));
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

/** How old the data are, and the first reason why they are old or missing. */
function ageLine({ snapshot }: StatusFacts, { t, format, now }: ViewContext): readonly HoverLine[] {
  const [only, ...others] = snapshot.scopes;
  if (!only) return [];
  const times = snapshot.scopes.flatMap((scope) => shownSince(scope) ?? []);
  const age =
    times.length === 0 ? t('not read yet') : t('as of {0}', format.time(Math.min(...times), now));
  const faulty = snapshot.scopes.filter((scope) => shownFailures(scope).length > 0);
  const [reason] = reasonsOf(faulty.flatMap(shownFailures), t);
  const place =
    others.length === 0
      ? scopeName(only.scope, t)
      : faulty.length > 0
        ? t(
            '{0} of {1} scopes could not be read in full',
            format.count(faulty.length),
            format.count(snapshot.scopes.length),
          )
        : undefined;
  return [{ icon: 'history', text: joined(place, age, reason) }];
}
