/**
 * The view of one scope: its endpoints in order, without hidden or filtered ones, and its overall
 * status. Computed once for each snapshot of the scope.
 */
import { alarmsByEndpoint } from '../watching/alarmsByEndpoint';
import { watchedEndpoints } from '../watching/watches';
import type { Failure } from '../model/errors';
import type { AnyAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import { scopeId } from '../model/scope';
import type { CooperativeTask } from '../base/cooperativeTask';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { filterOf } from './endpointFilter';
import { endpointKey } from '../model/endpointRef';
import { isOpen } from '../model/connection';
import { endpointStatus, type EndpointStatus } from '../overview/view/endpointStatus';
import { endpointOrder } from './order/endpointOrder';
import { shownFailures } from '../rows/freshness';
import { alarmHealth, endpointHealth, type Health } from './health';
import { distinctKeys } from '../rows/nodeId';
import { memoizeTaskByScope } from '../text/memoizeByScope';
import { hiddenParts, shownScope } from '../rows/shownSnapshot';
import { noChoices } from '../text/treeChoices';
import type { TreeContext } from './treeContext';
import { unattachedAlarms } from '../rows/unattachedAlarms';

/** An endpoint that is shown. */
export interface ShownEndpoint {
  readonly endpoint: Endpoint;
  /** The endpoint's ID, made unique. */
  readonly key: string;
  /** The alarms that watch it, by name; undefined while unknown. */
  readonly alarms: readonly AnyAlarm[] | undefined;
  readonly health: Health;
  readonly favorite: boolean;
  readonly status: EndpointStatus;
  /** Number of open connections; undefined while unknown. */
  readonly open: number | undefined;
}

/** A scope as the tree shows it. */
export interface ScopeOverview {
  /** Without hidden endpoints; not filtered. */
  readonly scope: ScopeSnapshot;
  /** Those that match the filter, in the order that the user chose. */
  readonly endpoints: readonly ShownEndpoint[];
  /** Total number, regardless of the filter. */
  readonly total: number;
  /** Alarms that belong to no endpoint and match the filter. */
  readonly unattached: readonly AnyAlarm[];
  /** Number of hidden endpoints, and of their alarms in ALARM. */
  readonly hidden: { readonly endpoints: number; readonly inAlarm: number };
  /** Failures because of which data are missing or old. */
  readonly failures: readonly Failure[];
  /** How many alarms are in ALARM. */
  readonly inAlarm: number;
  /** Number of endpoints, or alarms without one, for each status, before filtering. */
  readonly healths: ReadonlyMap<Health, number>;
}

const overviews = memoizeTaskByScope(function* (whole, view): CooperativeTask<ScopeOverview> {
  const { favorites, hidden, filter } = view.choices ?? noChoices;
  const scope = shownScope(whole, hidden);
  const id = scopeId(scope.scope);
  const context: TreeContext = { ...view, scope, whole, scopeId: id, shownFailures: new Set() };
  const all = yield* allEndpoints(context, (key) => favorites.has(endpointKey(id, key)));
  const unattached: { readonly alarm: AnyAlarm; readonly health: Health }[] = [];
  for (const alarm of unattachedAlarms(scope)) {
    yield;
    unattached.push({ alarm, health: unattachedHealth(alarm, context) });
  }
  const fits = filterOf(filter, scope, view.t);
  const away = hiddenParts(whole, hidden);
  return {
    scope,
    endpoints: all.filter((one) => fits({ ...one, alarms: one.alarms ?? [] })),
    total: all.length,
    unattached: unattached
      .filter(({ alarm, health }) => fits({ alarms: [alarm], health, favorite: false }))
      .map(({ alarm }) => alarm),
    hidden: { endpoints: away.endpoints, inAlarm: countInAlarm(away.alarms) },
    failures: shownFailures(scope),
    inAlarm: countInAlarm(partValue(scope.alarms) ?? []),
    healths: counts([...all, ...unattached].map(({ health }) => health)),
  };
});

/** The scope with the user's choices applied. */
export const scopeOverview = overviews.now;

/** As `scopeOverview`, as a cooperative task. */
export const overviewTask = overviews.steps;

function countInAlarm(alarms: readonly AnyAlarm[]): number {
  return alarms.filter(({ state }) => state === 'ALARM').length;
}

function counts<T>(items: readonly T[]): ReadonlyMap<T, number> {
  const map = new Map<T, number>();
  for (const item of items) map.set(item, (map.get(item) ?? 0) + 1);
  return map;
}

/** An alarm of a deleted endpoint never fires again. */
function unattachedHealth(alarm: AnyAlarm, context: TreeContext): Health {
  const health = alarmHealth(alarm, context);
  const gone = partValue(context.scope.endpoints) && watchedEndpoints(alarm).length > 0;
  return gone && health !== 'alarm' ? 'wrong' : health;
}

/** In the chosen order; that by name does not move rows when states change. */
function* allEndpoints(
  context: TreeContext,
  isFavorite: (endpointId: string) => boolean,
): CooperativeTask<readonly ShownEndpoint[]> {
  const { format, scope, whole } = context;
  const byEndpoint = yield* alarmsByEndpoint(scope, format);
  const shown: ShownEndpoint[] = [];
  for (const [key, endpoint] of distinctKeys(partValue(scope.endpoints) ?? [], ({ id }) => id)) {
    yield;
    const alarms = byEndpoint && (byEndpoint.get(endpoint.id) ?? []);
    shown.push({
      endpoint,
      key,
      alarms,
      health: endpointHealth(endpoint, alarms, context),
      favorite: isFavorite(endpoint.id),
      status: endpointStatus(endpoint, alarms, whole),
      open: partValue(scope.connections[endpoint.id])?.filter(isOpen).length,
    });
  }
  const { sort } = (context.choices ?? noChoices).arrangement;
  return shown.sort(endpointOrder(sort, context));
}
