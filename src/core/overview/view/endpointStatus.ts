/**
 * The one status of an endpoint: whether its alarms notify anybody of a connection, and how. Every
 * view and the creation of alarms for many endpoints use this status.
 */
import { unjudgedInsights } from '../../watching/alarmInsights';
import { detectsConnections } from '../../watching/detects';
import { coverOf } from '../../watching/watches';
import type { Alarm } from '../../model/alarm';
import type { Endpoint } from '../../model/endpoint';
import { isMetricAlarm, type AnyAlarm } from '../../model/logAlarm';
import { partFailure, partValue, type ScopeSnapshot } from '../../model/snapshot';
import type { NodeIcon } from '../../rows/node';
import type { ViewContext } from '../../text/viewContext';
import { memoizeByObject } from '../../base/memoize';
import { alarmReach, together, type Reach } from '../reach/reach';
import type { StatusKind, StatusSeverity } from './endpointStatusKinds';
import { nobodyText, unknownText } from '../reach/reachText';

/** The status of one endpoint. */
export interface EndpointStatus {
  readonly kind: StatusKind;
  readonly severity: StatusSeverity;
  /** Whom the alarms notify; undefined without alarms on connections, or while they are unknown. */
  readonly reach: Reach | undefined;
  /** Start of the ALARM state, ms since 1970; undefined unless the kind is `inAlarm`. */
  readonly inAlarmSince?: number;
  /** Whether the alarms could not be read, or have not been read yet; undefined if they are known. */
  readonly unread?: 'failed' | 'waiting';
}

/**
 * The status of an endpoint.
 * @param alarms those that watch it; undefined while they are unknown
 * @param scope the complete one: the status must not depend on what is shown
 */
export function endpointStatus(
  endpoint: Endpoint,
  alarms: readonly AnyAlarm[] | undefined,
  scope: ScopeSnapshot,
): EndpointStatus {
  if (!alarms) {
    const unread = partFailure(scope.alarms) ? 'failed' : 'waiting';
    return { kind: 'unknown', severity: 'neutral', reach: undefined, unread };
  }
  const reach = endpointReach(endpoint, alarms, scope);
  const status = reachStatus(endpoint, reach);
  const firing = alarms.filter(({ state }) => state === 'ALARM');
  if (firing.length === 0) return { ...status, reach };
  const inAlarmSince = Math.min(...firing.map(({ stateSince }) => stateSince));
  return { kind: 'inAlarm', severity: 'error', reach, inAlarmSince };
}

function reachStatus(
  { state }: Endpoint,
  reach: Reach | undefined,
): Pick<EndpointStatus, 'kind' | 'severity'> {
  const leaving = state === 'deleting' || state === 'deleted';
  switch (reach?.kind) {
    case undefined:
      return { kind: 'noAlarm', severity: leaving ? 'neutral' : 'warning' };
    case 'nobody':
      return { kind: 'nobodyNotified', severity: 'error' };
    case 'unknown':
      return { kind: 'unknown', severity: 'neutral' };
    case 'reached': {
      const severity = reach.pending > 0 ? 'warning' : 'ok';
      return { kind: reach.byName ? 'notifiesByName' : 'countsOnly', severity };
    }
  }
}

function endpointReach(
  endpoint: Endpoint,
  alarms: readonly AnyAlarm[],
  scope: ScopeSnapshot,
): Reach | undefined {
  const reaches = alarms
    .filter(detectsConnections)
    .map((alarm) => alarmReach(alarm, endpoint, scope));
  const watched = scope.elsewhere?.watchers.some(
    ({ connections, endpointIds }) => connections && endpointIds.includes(endpoint.id),
  );
  const maybe = (): boolean =>
    unjudged(scope.alarms).some((alarm) => coverOf(alarm, endpoint) === 'unknown');
  if (watched === true) reaches.push({ kind: 'unknown', why: { kind: 'otherAccount' } });
  else if (reaches.length === 0 && maybe())
    reaches.push({ kind: 'unknown', why: { kind: 'queryNotJudged' } });
  return together(reaches);
}

/** The alarms of which it cannot be determined which endpoints they watch. */
const unjudged = memoizeByObject((part: ScopeSnapshot['alarms']): readonly Alarm[] =>
  (partValue(part) ?? []).filter(
    (alarm): alarm is Alarm => isMetricAlarm(alarm) && unjudgedInsights(alarm).length > 0,
  ),
);

/** The name of a kind, for groups and filters. */
export function statusKindText(kind: StatusKind, { t }: Pick<ViewContext, 't'>): string {
  switch (kind) {
    case 'inAlarm':
      return t('In ALARM');
    case 'nobodyNotified':
      return t('Nobody is notified');
    case 'noAlarm':
      return t('No alarm');
    case 'unknown':
      return t('Not known');
    case 'countsOnly':
      return t('Counts only');
    case 'notifiesByName':
      return t('Notifies by name');
  }
}

/** The status with its reason: `Nobody is notified: the topic has no subscription`. */
export function statusText(
  { kind, reach, inAlarmSince, unread }: EndpointStatus,
  words: Pick<ViewContext, 't' | 'format' | 'now'>,
): string {
  const { t, format, now } = words;
  const name =
    inAlarmSince === undefined
      ? statusKindText(kind, words)
      : t('In ALARM since {0}', format.time(inAlarmSince, now));
  const detail = reach && reachDetail(reach, words);
  if (unread === 'waiting') return t('Not read yet');
  if (unread === 'failed') return t('{0}: {1}', name, t('the alarms could not be read'));
  if (detail === undefined) return name;
  if (kind === 'inAlarm' && reach?.kind === 'nobody')
    return t('{0}; nobody is notified: {1}', name, detail);
  return t('{0}: {1}', name, detail);
}

function reachDetail(
  reach: Reach,
  words: Pick<ViewContext, 't' | 'format' | 'now'>,
): string | undefined {
  if (reach.kind === 'nobody') return nobodyText(reach.why, words);
  if (reach.kind === 'unknown') return unknownText(reach.why, words);
  const { confirmed, pending } = reach;
  if (pending === 0) return undefined;
  const { t, format } = words;
  const all = format.count(confirmed + pending);
  return t('{0} of {1} subscriptions pending', format.count(pending), all);
}

/** The icon. Shapes differ as well as colors. */
export function statusIcon({ kind, severity }: EndpointStatus): NodeIcon {
  switch (kind) {
    case 'inAlarm':
      return { id: 'bell-dot', color: 'charts.red' };
    case 'nobodyNotified':
      return { id: 'error', color: 'list.errorForeground' };
    case 'noAlarm':
      return { id: 'bell-slash', color: 'disabledForeground' };
    case 'unknown':
      return { id: 'question', color: 'disabledForeground' };
    case 'countsOnly':
    case 'notifiesByName':
      if (severity === 'warning') return { id: 'warning', color: 'list.warningForeground' };
      return { id: kind === 'countsOnly' ? 'bell' : 'pass', color: 'testing.iconPassed' };
  }
}

/** Whether an alarm can be created for the endpoint, and none notifies of its connections. */
export function needsAlarm({ state }: Pick<Endpoint, 'state'>, { reach, unread }: EndpointStatus) {
  return reach === undefined && unread === undefined && state !== 'deleting' && state !== 'deleted';
}
