/** The connections page as plain data: its title, its rows, and notices for stale, missing or no rows. */
import type { EndpointSelection } from '../model/endpointRef';
import type { Failure } from '../model/errors';
import { nothingLogged } from '../model/loggedActivity';
import type { RatesOf } from '../model/rates';
import { scopeId } from '../model/scope';
import { partValue, type Part, type ScopeSnapshot, type Snapshot } from '../model/snapshot';
import { runToCompletion, type CooperativeTask } from '../base/cooperativeTask';
import type { ConnectionRow } from './view/connectionRow';
import {
  connectionRowsTask,
  isTargeted,
  targetParts,
  targetScopes,
  type LoggedOf,
} from './view/connectionRows';
import { displayText } from '../text/displayText';
import { failureText } from '../text/failures/failureText';
import type { NextStep } from '../text/failures/nextStep';
import { failuresOf, oldestFetch, reasonsOf } from '../rows/freshness';
import { loggingNotice, type LoggingNotice } from './loggingNotice';
import { endpointName, scopeName } from '../text/names';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** A sentence and the next step for the user. */
export interface SteppedNotice {
  readonly sentence: string;
  readonly step?: NextStep;
}

/** Everything that the connections page shows. */
export interface ConnectionsView {
  readonly title: string;
  readonly rows: readonly ConnectionRow[];
  /** When the oldest data were read, ms since 1970. */
  readonly fetchedAt: number | undefined;
  /** Why some of the data are stale or missing. */
  readonly fault: SteppedNotice | undefined;
  /** The notice shown if there are no rows. */
  readonly empty: SteppedNotice;
  /** Which information is missing because connection logging is off or incomplete. */
  readonly logging: LoggingNotice | undefined;
}

/** Builds the view of a target in one go. */
export function connectionsView(
  snapshot: Snapshot,
  target: EndpointSelection,
  rates: RatesOf,
  context: ViewContext,
  loggedOf?: LoggedOf,
): ConnectionsView {
  return runToCompletion(connectionsViewTask(snapshot, target, rates, context, loggedOf));
}

/** The same as `connectionsView`, as cooperative steps. */
export function* connectionsViewTask(
  snapshot: Snapshot,
  target: EndpointSelection,
  rates: RatesOf,
  context: ViewContext,
  loggedOf: LoggedOf = () => nothingLogged,
): CooperativeTask<ConnectionsView> {
  const parts = targetParts(snapshot, target);
  const rows = yield* connectionRowsTask(snapshot, target, rates, loggedOf);
  const scopes = targetScopes(snapshot, target);
  const logs = scopes.flatMap(({ scope }) =>
    loggedOf(scopeId(scope)).failed.flatMap(({ endpointId, failure }) =>
      isTargeted(target, endpointId) ? [failure] : [],
    ),
  );
  const lists = scopes.map(({ endpoints }) => endpoints);
  const fault = faultNotice([...lists, ...parts], logs, rows.length > 0, context);
  return {
    title: connectionsTitle(snapshot, target, context),
    rows,
    fetchedAt: oldestFetch(parts),
    fault,
    empty: emptyNotice(snapshot, target, context),
    logging: loggingNotice(snapshot, target, loggedOf, context),
  };
}

/** The title of the page. */
export function connectionsTitle(
  snapshot: Snapshot,
  target: EndpointSelection,
  { t }: ViewContext,
): string {
  if (target.scope === null) return t('VPN connections');
  const [scope] = targetScopes(snapshot, target);
  if (target.endpointId === null) {
    return t(
      'VPN connections of {0}',
      scope ? scopeName(scope.scope, t) : displayText(target.scope),
    );
  }
  const endpoint = partValue(scope?.endpoints)?.find(({ id }) => id === target.endpointId);
  return t(
    'VPN connections of {0}',
    endpoint ? endpointName(endpoint) : displayText(target.endpointId),
  );
}

/** The timestamp of stale data and the reasons; undefined if every part is fresh or still loading. */
function faultNotice(
  parts: readonly Part<unknown>[],
  logs: readonly Failure[],
  hasRows: boolean,
  { t, format, now }: ViewContext,
): SteppedNotice | undefined {
  const [first]: readonly (Failure | undefined)[] = [...failuresOf(parts), ...logs];
  if (!first) return undefined;
  const stale = oldestFetch(parts.filter(({ kind }) => kind === 'stale'));
  const asOf = hasRows && stale !== undefined ? [t('As of {0}.', format.time(stale, now))] : [];
  const { next } = failureText(first, t);
  const unread = reasonsOf(logs, t).map((reason) =>
    t('The connection log could not be read, so only the last hour is available. {0}', reason),
  );
  return {
    sentence: sentences([...asOf, ...reasonsOf(failuresOf(parts), t), ...unread], t),
    ...(next && { step: next }),
  };
}

/** Why there may be no rows: nothing is chosen, data are loading, the target is gone, or nobody is connected. */
function emptyNotice(
  snapshot: Snapshot,
  target: EndpointSelection,
  { t }: ViewContext,
): SteppedNotice {
  const choose = { label: t('Choose Profiles and Regions'), command: 'chooseScopes' } as const;
  const refresh = { label: t('Refresh'), command: 'refresh' } as const;
  const scopes = targetScopes(snapshot, target);
  if (snapshot.scopes.length === 0)
    return { sentence: t('No profiles and regions have been chosen.'), step: choose };
  if (scopes.length === 0) {
    const name = displayText(target.scope ?? '');
    return { sentence: t('{0} is not among the chosen profiles and regions.', name), step: choose };
  }
  if (scopes.some(isAwaited)) return { sentence: t('Reading from AWS…') };
  const ids = scopes.flatMap(endpointIds);
  if (ids.length === 0)
    return { sentence: t('There are no Client VPN endpoints here.'), step: choose };
  if (target.endpointId !== null && !ids.includes(target.endpointId)) {
    const name = displayText(target.endpointId);
    return { sentence: t('The endpoint {0} no longer exists.', name), step: refresh };
  }
  const sentence = t('Nobody is connected, and nobody was connected in the last hour.');
  return { sentence, step: refresh };
}

function endpointIds({ endpoints }: ScopeSnapshot): readonly string[] {
  return (partValue(endpoints) ?? []).map(({ id }) => id);
}

function isAwaited(scope: ScopeSnapshot): boolean {
  const waits = (part: Part<unknown> | undefined): boolean => !part || part.kind === 'waiting';
  return waits(scope.endpoints) || endpointIds(scope).some((id) => waits(scope.connections[id]));
}
