/** The row of an endpoint, with its alarms and open connections below. */
import { unjudgedInsights } from '../watching/alarmInsights';
import { detectsConnections } from '../watching/detects';
import { coverOf } from '../watching/watches';
import { isMetricAlarm, type AnyAlarm } from '../model/logAlarm';
import { isOpen, type Connection } from '../model/connection';
import type { Endpoint } from '../model/endpoint';
import { partValue } from '../model/snapshot';
import { endpointFacts, endpointIcon } from './endpointFacts';
import { endpointKey } from '../model/endpointRef';
import { endpointHover } from './endpointHover';
import { findingsAround, unreportedFaults } from '../diagnosis/text/findingFacts';
import { endpointFindings } from '../diagnosis/findingIndex';
import { clipMiddle } from '../text/displayText';
import { endpointName } from '../text/names';
import type { ContextValue, TreeNode } from '../rows/node';
import { distinctKeys, endpointNodeId } from '../rows/nodeId';
import { once } from '../base/memoize';
import { joined, sentences } from '../text/phrases';
import type { ShownEndpoint } from './scopeOverview';
import { lazyHover } from '../rows/hover';
import { alarmNode } from './treeAlarm';
import { connectionNode } from './treeConnection';
import type { TreeContext } from './treeContext';
import { failureNotices, noticeNode } from './treeNotice';
import { watcherNodes, watchersOf } from './treeWatcher';

/** An endpoint, and whether its row is initially expanded. */
export interface EndpointRow extends ShownEndpoint {
  readonly expanded: boolean;
}

/** Maximum length of a name that leaves room for the number of connections in a narrow side bar. */
const longestName = 32;

/** The row. */
export function endpointNode(row: EndpointRow, context: TreeContext): TreeNode {
  const { endpoint, alarms, favorite, status } = row;
  const { format, scope, whole, scopeId } = context;
  const muted = context.muted?.has(endpointKey(scopeId, endpoint.id)) === true;
  const id = endpointNodeId(scopeId, row.key);
  const label = endpointName(endpoint);
  const part = scope.connections[endpoint.id];
  const open = openConnections(partValue(part));
  const parts = [scope.endpoints, scope.alarms, part];
  const found = [
    ...new Set(alarms?.flatMap((alarm) => findingsAround(whole, alarm))),
    ...endpointFindings(whole, endpoint.id),
  ];
  const faulty = unreportedFaults(found).length;
  const knowledge = {
    endpoint,
    open,
    alarms,
    status,
    muted,
    favorite,
    faulty,
    parts,
  };
  const facts = endpointFacts(knowledge, context);
  const below = once(() => endpointChildren(id, row, open ?? [], context));
  return {
    id,
    target: { kind: 'endpoint', scope: scopeId, endpointId: endpoint.id },
    label: clipMiddle(label, longestName),
    description: joined(...facts.shown),
    hover: lazyHover(label, () => endpointHover(knowledge, found, context)),
    icon: endpointIcon(knowledge),
    contextValue: endpointValue(endpoint, favorite, muted),
    accessibilityLabel: format.list(facts.accessible),
    collapsible: row.expanded ? 'expanded' : 'collapsed',
    get children() {
      return below();
    },
  };
}

/** Unlogged: nothing writes its connections to a log. */
function endpointValue({ logging }: Endpoint, favorite: boolean, muted: boolean): ContextValue {
  const organized = favorite
    ? muted
      ? 'endpoint.favorite.muted'
      : 'endpoint.favorite'
    : muted
      ? 'endpoint.muted'
      : 'endpoint';
  return logging.enabled ? organized : `${organized}.unlogged`;
}

/** Oldest first, so that a new one does not move the others. */
function openConnections(
  connections: readonly Connection[] | undefined,
): readonly Connection[] | undefined {
  const start = (connection: Connection): number => connection.startedAt ?? Infinity;
  return connections
    ?.filter(isOpen)
    .sort((a, b) => (start(a) === start(b) ? compareIds(a, b) : start(a) - start(b)));
}

function compareIds(a: Connection, b: Connection): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function endpointChildren(
  id: string,
  { endpoint, alarms }: EndpointRow,
  open: readonly Connection[],
  context: TreeContext,
): readonly TreeNode[] {
  const { t, scope } = context;
  const part = scope.connections[endpoint.id];
  const named = [{ key: 'connections', name: t('Connections'), part }];
  return [
    ...(alarms && isUnwatched(endpoint, alarms, context)
      ? [noAlarmNode(id, endpoint, context)]
      : []),
    ...distinctKeys(alarms ?? [], ({ name }) => name).map(([key, alarm]) =>
      alarmNode({ parent: id, key, endpointId: endpoint.id, underEndpoint: true }, alarm, context),
    ),
    ...watcherNodes(id, watchersOf(context, endpoint.id), context),
    ...failureNotices(id, named, context).nodes,
    ...distinctKeys(open, (connection) => connection.id).map(([key, connection]) =>
      connectionNode(id, key, connection, context),
    ),
  ];
}

/** Whether no alarm watches its connections, as far as the chosen scopes show. */
function isUnwatched(
  endpoint: Endpoint,
  alarms: readonly AnyAlarm[],
  context: TreeContext,
): boolean {
  const { scope } = context;
  if (alarms.some(detectsConnections)) return false;
  if (watchersOf(context, endpoint.id).some(({ connections }) => connections)) return false;
  const others = partValue(scope.alarms) ?? [];
  return !others.some(
    (alarm) =>
      isMetricAlarm(alarm) &&
      unjudgedInsights(alarm).length > 0 &&
      coverOf(alarm, endpoint) === 'unknown',
  );
}

/** Represents the endpoint, since the row's commands act on the endpoint. */
function noAlarmNode(parent: string, { id }: Endpoint, context: TreeContext): TreeNode {
  const { t, scopeId, readOnly } = context;
  const why = t('No alarm watches the number of connected clients.');
  const notice = {
    parent,
    key: 'noAlarm',
    label: t('No connection alarm'),
    detail:
      readOnly === true
        ? sentences([why, t('Read-only mode is on, so none can be created.')], t)
        : why,
    icon: { id: 'bell-slash', color: 'disabledForeground' },
  };
  return {
    ...noticeNode(notice, context),
    target: { kind: 'endpoint', scope: scopeId, endpointId: id },
    contextValue: 'noAlarm',
  };
}
