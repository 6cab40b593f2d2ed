/** The row of one open connection: user, VPN address, start time and traffic. */
import { connectionUser, type Connection } from '../model/connection';
import { displayName, displayText } from '../text/displayText';
import { joined, nonEmpty } from '../text/phrases';
import type { TooltipLine, TreeNode } from '../rows/node';
import { childId } from '../rows/nodeId';
import { connectionStateWord } from '../text/stateWords';
import { lazyTooltip, tooltipLines } from '../rows/tooltipLines';
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
  const abnormal = connection.state !== 'active';
  return {
    id: childId(parent, 'connection', key),
    target: {
      kind: 'connection',
      scope: scopeId,
      endpointId: connection.endpointId,
      connectionId: connection.id,
    },
    label,
    description: joined(facts.state, facts.since, facts.address, facts.traffic),
    tooltip: lazyTooltip(label, () => connectionLines(label, connection, context)),
    icon: abnormal ? { id: 'person', color: 'charts.yellow' } : { id: 'person' },
    contextValue: 'connection',
    accessibilityLabel: format.list(
      nonEmpty(
        t('Connection of {0}', label),
        facts.state,
        facts.since,
        facts.address,
        facts.spoken,
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
    spoken: t('{0} sent, {1} received', sent, received),
    state: state === 'active' ? undefined : connectionStateWord(state, t),
  };
}

function address({ clientIp, clientIpv6 }: Connection): string | undefined {
  const text = clientIp ?? clientIpv6;
  return text === undefined ? undefined : displayText(text);
}

/** What is not plain: neither the name in the title again, nor that the connection is active. */
function connectionLines(
  title: string,
  connection: Connection,
  context: TreeContext,
): TooltipLine[] {
  const { t, format, now, scopeId, ratesOf } = context;
  const { username, commonName, startedAt, clientIp, clientIpv6 } = connection;
  const rates = ratesOf?.(scopeId, connection.endpointId, connection.id);
  const addresses = [clientIp, clientIpv6].filter((text) => text !== undefined);
  const since =
    startedAt === undefined
      ? undefined
      : t('{0} ({1})', format.time(startedAt, now), format.duration(now - startedAt));
  const unlessTitle = (name: string | undefined): string | undefined =>
    name === undefined || displayText(name) === title ? undefined : name;
  return tooltipLines([
    [t('User name'), unlessTitle(username)],
    [t('Common name'), unlessTitle(commonName)],
    [t('Connected since'), since],
    [t('VPN address'), addresses.length > 0 ? addresses.join(' · ') : undefined],
    [
      t('Sent by the client'),
      traffic(connection.ingressBytes, connection.ingressPackets, rates?.ingressBytes, context),
    ],
    [
      t('Received by the client'),
      traffic(connection.egressBytes, connection.egressPackets, rates?.egressBytes, context),
    ],
    [
      t('State'),
      connection.state === 'active' ? undefined : connectionStateWord(connection.state, t),
    ],
    [t('Device posture'), connection.posture.join(' · ')],
    [t('ID'), connection.id],
  ]);
}

/** @param rate bytes per second; undefined until known */
function traffic(
  bytes: number,
  packets: number,
  rate: number | undefined,
  { t, format }: TreeContext,
): string {
  return joined(
    format.bytes(bytes),
    rate === undefined ? undefined : t('{0}/s', format.bytes(rate)),
    t('packets: {0}', format.count(packets)),
  );
}
