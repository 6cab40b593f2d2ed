/**
 * Finds cross-account relations between scopes: alarms of a monitoring account watch endpoints of
 * other accounts in the same region.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html
 */
import { insightsCover, namesAccount } from '../watching/insightsCover';
import type { InsightsQuery } from '../watching/insightsQuery';
import { insightsOf } from '../watching/alarmInsights';
import { detectsConnections } from '../watching/detects';
import { accountOf, foreignEndpoints } from '../watching/watches';
import { reuseUnchanged } from '../base/reuseUnchanged';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Elsewhere, SeenElsewhere, Watcher } from '../model/elsewhere';
import { scopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot } from '../model/snapshot';
import { memoizeByObject } from '../base/memoize';

/** An alarm that reads metrics of other accounts, and its scope. */
interface Abroad {
  readonly scope: ScopeSnapshot;
  readonly alarm: AnyAlarm;
}

/**
 * The scopes, each with its cross-account relations; a scope whose relations do not change stays
 * the same object.
 */
export function withElsewhere(scopes: readonly ScopeSnapshot[]): readonly ScopeSnapshot[] {
  const abroad = scopes.flatMap((scope) =>
    alarmsAbroad(scope.alarms).map((alarm) => ({ scope, alarm })),
  );
  if (abroad.length === 0 && scopes.every(({ elsewhere }) => elsewhere === undefined))
    return scopes;
  return scopes.map((scope) => {
    const elsewhere = elsewhereOf(scope, scopes, abroad);
    if (!elsewhere) return withoutElsewhere(scope);
    const merged = reuseUnchanged(scope.elsewhere, elsewhere);
    return merged === scope.elsewhere ? scope : { ...scope, elsewhere: merged };
  });
}

function withoutElsewhere(scope: ScopeSnapshot): ScopeSnapshot {
  return scope.elsewhere === undefined ? scope : { ...scope, elsewhere: undefined };
}

const alarmsAbroad = memoizeByObject((alarms: Part<readonly AnyAlarm[]>): readonly AnyAlarm[] =>
  (partValue(alarms) ?? []).filter(
    (alarm) => foreignEndpoints(alarm).length > 0 || queriesAbroad(alarm).length > 0,
  ),
);

/** Its Metrics Insights queries that name an account. */
function queriesAbroad(alarm: AnyAlarm): readonly InsightsQuery[] {
  return isLogAlarm(alarm) ? [] : insightsOf(alarm).filter(namesAccount);
}

/** Undefined if there are no relations. */
function elsewhereOf(
  scope: ScopeSnapshot,
  scopes: readonly ScopeSnapshot[],
  abroad: readonly Abroad[],
): Elsewhere | undefined {
  const own = abroad.filter((one) => one.scope === scope);
  const seen = own.flatMap(({ alarm }) => seenOf(scope, scopes, alarm));
  const others = abroad.filter((one) => one.scope !== scope && isBeside(one.scope, scope));
  const watchers = others.flatMap((one) => watcherOf(one, scope) ?? []);
  return seen.length > 0 || watchers.length > 0 ? { seen, watchers } : undefined;
}

/** Metrics are shared within a region. */
function isBeside(one: ScopeSnapshot, other: ScopeSnapshot): boolean {
  return one.scope.region === other.scope.region;
}

function seenOf(
  scope: ScopeSnapshot,
  scopes: readonly ScopeSnapshot[],
  alarm: AnyAlarm,
): readonly SeenElsewhere[] {
  return foreignEndpoints(alarm).flatMap(({ accountId, id: endpointId }): SeenElsewhere[] => {
    const home = scopes.find(
      (one) => isBeside(one, scope) && partValue(one.identity)?.accountId === accountId,
    );
    if (!home) return [];
    const endpoint = partValue(home.endpoints)?.find(({ id }) => id === endpointId);
    const there = endpoint ? 'yes' : home.endpoints.kind === 'ready' ? 'no' : 'unknown';
    const name = endpoint?.name;
    const place = { accountId, endpointId, scope: scopeId(home.scope), there } as const;
    return [name === undefined ? place : { ...place, name }];
  });
}

function watcherOf({ scope: from, alarm }: Abroad, scope: ScopeSnapshot): Watcher | undefined {
  const account = partValue(scope.identity)?.accountId;
  if (account === undefined || account === accountOf(alarm)) return undefined;
  const named = foreignEndpoints(alarm).flatMap(({ id, accountId }) =>
    accountId === account ? [id] : [],
  );
  const queries = queriesAbroad(alarm);
  const accounts = { endpoint: account, alarm: accountOf(alarm) };
  const covered = (partValue(scope.endpoints) ?? []).flatMap(({ id }) =>
    queries.some((query) => insightsCover(query, id, accounts) === 'yes') ? [id] : [],
  );
  const endpointIds = [...new Set([...named, ...covered])];
  if (endpointIds.length === 0) return undefined;
  return {
    scope: scopeId(from.scope),
    alarmName: alarm.name,
    state: alarm.state,
    connections: detectsConnections(alarm),
    endpointIds,
  };
}
