/** An endpoint's hover. */
import { connectionUser } from '../model/connection';
import type { Finding } from '../diagnosis/finding';
import { statusIcon, statusText } from '../overview/view/endpointStatus';
import { faultText } from '../diagnosis/text/findingFacts';
import type { AnyAlarm } from '../model/logAlarm';
import { partValue } from '../model/snapshot';
import { ageText } from '../rows/freshness';
import type { HoverContent } from '../rows/hover';
import { clipMiddle, displayName, displayText } from '../text/displayText';
import { accountName, scopeName } from '../text/names';
import { joined } from '../text/phrases';
import { alarmStateWord } from '../text/stateWords';
import type { EndpointKnowledge } from './endpointFacts';
import type { TreeContext } from './treeContext';

/** Maximum number of users and of alarms that a hover names. */
const namedUsers = 3;
const namedAlarms = 2;

/** Maximum length of the name of an alarm among others. */
const longestName = 40;

/** Who is connected, its alarms, the worst fault, where it is and how old the data are. */
export function endpointHover(
  { endpoint, open, alarms, muted, parts, status }: EndpointKnowledge,
  found: readonly Finding[],
  context: TreeContext,
): HoverContent {
  const { t, scope, scopeId, readOnly } = context;
  const identity = partValue(scope.identity);
  const place = joined(scopeName(scope.scope, t), identity && accountName(identity, t));
  const link = { argument: { kind: 'endpoint', scope: scopeId, endpointId: endpoint.id } };
  const mute = muted ? t('muted in this editor') : undefined;
  return {
    facts: [
      ['person', usersFact(open, context)],
      [statusIcon(status).id, joined(statusText(status, context), faultText(found, context), mute)],
      ['bell', alarms && alarms.length > 0 ? alarmNames(alarms, context) : undefined],
      ['history', joined(place, ageText(parts, context))],
    ],
    links: [
      { icon: 'open-preview', label: t('Details'), command: 'openEndpoint', ...link },
      { icon: 'table', label: t('Connections'), command: 'showConnections', ...link },
      readOnly === true || alarms?.length !== 0
        ? { icon: 'checklist', label: t('Check…'), command: 'checkAlarms', ...link }
        : { icon: 'bell', label: t('Create Alarm…'), command: 'createAlarm', ...link },
      { icon: 'copy', label: t('Copy ID'), command: 'copyId', ...link },
    ],
  };
}

/** The newest first: they are what the user looks for. */
function usersFact(open: EndpointKnowledge['open'], { t, format, now }: TreeContext): string {
  if (!open) return t('connections unknown');
  const newest = [...open].reverse().slice(0, namedUsers);
  const users = newest.map((connection) => {
    const name = displayName(connectionUser(connection), connection.id);
    const { startedAt } = connection;
    return startedAt === undefined ? name : t('{0} since {1}', name, format.time(startedAt, now));
  });
  const more = open.length - users.length;
  return joined(
    t('{0} connected', format.count(open.length)),
    ...users,
    more > 0 ? t('{0} more', format.count(more)) : undefined,
  );
}

function alarmNames(alarms: readonly AnyAlarm[], { t, format }: TreeContext): string {
  const names = alarms
    .slice(0, namedAlarms)
    .map(({ name, state }) =>
      t('{0}: {1}', clipMiddle(displayText(name), longestName), alarmStateWord(state, t)),
    );
  const more = alarms.length - names.length;
  return joined(...names, more > 0 ? t('{0} more', format.count(more)) : undefined);
}
