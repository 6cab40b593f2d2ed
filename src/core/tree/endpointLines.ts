/** An endpoint's tooltip. */
import type { Finding } from '../diagnosis/finding';
import type { AnyAlarm } from '../model/logAlarm';
import type { ConnectionLogging } from '../model/endpoint';
import { partValue } from '../model/snapshot';
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import type { EndpointKnowledge } from './endpointFacts';
import { findingLines } from '../diagnosis/text/findingFacts';
import { freshnessLines } from '../rows/freshness';
import { accountName, scopeName } from '../text/names';
import type { TooltipLine } from '../rows/node';
import { joined } from '../text/phrases';
import { alarmStateWord, endpointStateWord } from '../text/stateWords';
import { tooltipLines } from '../rows/tooltipLines';
import type { TreeContext } from './treeContext';

/** Maximum number of alarms that a tooltip names. */
const namedAlarms = 5;

/** All details of the endpoint, and the age of the data. */
export function endpointLines(
  { endpoint, open, alarms, muted, parts }: EndpointKnowledge,
  found: readonly Finding[],
  context: TreeContext,
): readonly TooltipLine[] {
  const { t, format, now, scope } = context;
  const { createdAt, sessionTimeoutHours } = endpoint;
  const hours = sessionTimeoutHours;
  return [
    ...findingLines(found, context),
    ...tooltipLines([
      [t('ID'), endpoint.id],
      [t('Description'), endpoint.description],
      [t('State'), endpointStateWord(endpoint.state, t)],
      [t('Connections'), open === undefined ? t('not known') : format.count(open)],
      [t('Alarms'), alarms ? alarmNames(alarms, context) : t('not known')],
      [t('Notifications'), muted ? t('muted in this editor') : undefined],
      [t('Profile and region'), joined(scopeName(scope.scope, t), accountOf(context))],
      [t('Created'), createdAt === undefined ? undefined : format.time(createdAt, now)],
      [t('DNS name'), endpoint.dnsName],
      [t('Client CIDR'), endpoint.clientCidr],
      [t('Transport'), endpoint.transport],
      [t('Authentication'), endpoint.authentication.join(' · ')],
      [t('Split tunnel'), endpoint.splitTunnel ? t('on') : t('off')],
      [t('Session'), hours === undefined ? undefined : t('up to {0} hours', hours)],
      [t('Connection log'), loggingText(endpoint.logging, t)],
    ]),
    ...freshnessLines(parts, context),
  ];
}

function alarmNames(alarms: readonly AnyAlarm[], { t, format }: TreeContext): string {
  if (alarms.length === 0) return t('none');
  const names = alarms
    .slice(0, namedAlarms)
    .map(({ name, state }) => `${displayText(name)} (${alarmStateWord(state, t)})`);
  const more = alarms.length - names.length;
  return joined(...names, more > 0 ? t('{0} more', format.count(more)) : undefined);
}

function accountOf({ t, scope }: TreeContext): string | undefined {
  const identity = partValue(scope.identity);
  return identity && accountName(identity, t);
}

function loggingText({ enabled, group, stream }: ConnectionLogging, t: Translate): string {
  return enabled ? joined(t('on'), group, stream) : t('off');
}
