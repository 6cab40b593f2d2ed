/** The row of one open connection: user, VPN address, start time and traffic. */
import { connectionUser, type Connection } from '../model/connection';
import { idleConnection } from '../connections/idle/idleConnections';
import { displayName, displayText } from '../text/displayText';
import { joined, nonEmpty } from '../text/phrases';
import { lazyHover, type HoverContent, type HoverLink } from '../rows/hover';
import type { NodeTarget, TreeNode } from '../rows/node';
import { childId } from '../rows/nodeId';
import { connectionStateWord } from '../text/stateWords';
import type { TreeContext } from './treeContext';

/** @param key distinguishes the connection from the others of its endpoint */
export function connectionNode(
  parent: string,
  key: string,
  connection: Connection,
  context: TreeContext,
): TreeNode {
  const { t, format, scopeId } = context;
  const label = displayName(connectionUser(connection), connection.commonName, connection.id);
  const facts = connectionFacts(connection, context);
  const target = {
    kind: 'connection',
    scope: scopeId,
    endpointId: connection.endpointId,
    connectionId: connection.id,
  } as const;
  const abnormal = connection.state !== 'active';
  return {
    id: childId(parent, 'connection', key),
    target,
    label,
    description: joined(facts.state, facts.since, facts.address, facts.traffic),
    hover: lazyHover(hoverTitle(label, connection), () => hoverOf(connection, target, context)),
    icon: abnormal ? { id: 'person', color: 'charts.yellow' } : { id: 'person' },
    contextValue: 'connection',
    accessibilityLabel: format.list(
      nonEmpty(
        t('Connection of {0}', label),
        facts.state,
        facts.since,
        facts.address,
        facts.accessible,
      ),
    ),
    collapsible: 'none',
    children: [],
  };
}

function connectionFacts(connection: Connection, { t, format, now }: TreeContext) {
  const sent = format.bytes(connection.ingressBytes);
  const received = format.bytes(connection.egressBytes);
  const { startedAt, state } = connection;
  return {
    address: address(connection),
    since: startedAt === undefined ? undefined : t('since {0}', format.time(startedAt, now)),
    traffic: `↑ ${sent} ↓ ${received}`,
    accessible: t('{0} sent, {1} received', sent, received),
    state: state === 'active' ? undefined : connectionStateWord(state, t),
  };
}

function address({ clientIp, clientIpv6 }: Connection): string | undefined {
  const text = clientIp ?? clientIpv6;
  return text === undefined ? undefined : displayText(text);
}

/** The name, and the common name if that is another one. */
function hoverTitle(label: string, { commonName }: Connection): string {
  const other = commonName === undefined ? '' : displayText(commonName);
  return joined(label, other.trim() === '' || other === label ? undefined : other);
}

function hoverOf(connection: Connection, target: NodeTarget, context: TreeContext): HoverContent {
  const { t, scopeId, pastOf } = context;
  const past = pastOf?.(scopeId, connection);
  const { clientIp, clientIpv6 } = connection;
  const device = past?.deviceIp === undefined ? undefined : t('device {0}', past.deviceIp);
  return {
    facts: [
      ['clock', timeFact(connection, context)],
      ['globe', joined(clientIp, clientIpv6, device, ...connection.posture)],
      ['arrow-swap', trafficFact(connection, context)],
      ['watch', quietFact(connection, context)],
      ['history', past && seenFact(past.firstSeenAt, connection, context)],
    ],
    links: connectionLinks(target, context),
  };
}

/** The commands on a connection, also from the row of a contributor. */
export function connectionLinks(
  target: NodeTarget,
  { t, readOnly }: TreeContext,
): readonly (HoverLink | undefined)[] {
  const link = { argument: target };
  return [
    readOnly === true
      ? undefined
      : { icon: 'debug-disconnect', label: t('End…'), command: 'endConnection', ...link },
    { icon: 'mute', label: t('Mute User'), command: 'muteUser', ...link },
    { icon: 'open-preview', label: t('Details'), command: 'openEndpoint', ...link },
    { icon: 'copy', label: t('Copy Name'), command: 'copyName', ...link },
    { icon: 'copy', label: t('Copy Address'), command: 'copyAddress', ...link },
  ];
}

function timeFact({ startedAt, state }: Connection, { t, format, now }: TreeContext): string {
  const since =
    startedAt === undefined
      ? undefined
      : t('since {0} ({1})', format.time(startedAt, now), format.duration(now - startedAt));
  return joined(state === 'active' ? undefined : connectionStateWord(state, t), since);
}

/** Totals with the rates of the last interval, as far as they are known. */
function trafficFact(connection: Connection, { t, format, scopeId, ratesOf }: TreeContext): string {
  const rates = ratesOf?.(scopeId, connection.endpointId, connection.id);
  const amount = (bytes: number, rate: number | undefined): string =>
    rate === undefined
      ? format.bytes(bytes)
      : t('{0} ({1}/s)', format.bytes(bytes), format.bytes(rate));
  const sent = amount(connection.ingressBytes, rates?.ingressBytes);
  const received = amount(connection.egressBytes, rates?.egressBytes);
  return `↑ ${sent} ↓ ${received}`;
}

/** How long it has had almost no traffic, if it may be forgotten. */
function quietFact(connection: Connection, context: TreeContext): string | undefined {
  const { t, format, quietOf, scopeId, now } = context;
  const span = quietOf?.(scopeId, connection.endpointId, connection.id);
  const idle = span && idleConnection(connection, span, now);
  return (
    idle && t('only {0} in the last {1}', format.bytes(idle.bytes), format.duration(idle.quietMs))
  );
}

/**
 * The log is read for one day, so an earlier connection is unknown. One that was open when that day began
 * started before it.
 */
function seenFact(
  firstSeenAt: number,
  { startedAt = Infinity }: Connection,
  { t, format, now }: TreeContext,
): string {
  return firstSeenAt < startedAt
    ? t('first seen at {0}, in the log of the last 24 hours', format.time(firstSeenAt, now))
    : t('first connection in the last 24 hours');
}
