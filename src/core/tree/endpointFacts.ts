/** The facts on an endpoint's row, as text, for screen readers and as an icon. */
import type { AnyAlarm } from '../model/logAlarm';
import type { Connection } from '../model/connection';
import type { Endpoint } from '../model/endpoint';
import { partFailure, type Part } from '../model/snapshot';
import { statusKindText, statusText, type EndpointStatus } from '../overview/view/endpointStatus';
import type { StatusKind } from '../overview/view/endpointStatusKinds';
import { findingsFact } from '../diagnosis/text/findingFacts';
import { isStale, newestFetch, oldestFetch } from '../rows/freshness';
import { endpointName } from '../text/names';
import type { NodeIcon } from '../rows/node';
import { nonEmpty } from '../text/phrases';
import { alarmStateWord, endpointStateWord } from '../text/stateWords';
import type { TreeContext } from './treeContext';

/** A refresh reads all parts within less than this time, in ms. */
const refreshSpanMs = 90 * 1000;

/** What is known about an endpoint; undefined means unknown. */
export interface EndpointKnowledge {
  readonly endpoint: Endpoint;
  /** The open connections, oldest first. */
  readonly open: readonly Connection[] | undefined;
  readonly alarms: readonly AnyAlarm[] | undefined;
  readonly status: EndpointStatus;
  /** Number of findings that keep the alarms from working. */
  readonly faulty: number;
  /** Whether its notifications are muted. */
  readonly muted: boolean;
  /** Whether it is a favorite. */
  readonly favorite: boolean;
  /** The parts with these data, for their age. */
  readonly parts: readonly (Part<unknown> | undefined)[];
}

/**
 * The facts in display order: those after the name, and those for screen readers. The number of connections
 * comes first, because a narrow side bar cuts the rest.
 */
export function endpointFacts(
  knowledge: EndpointKnowledge,
  context: TreeContext,
): { readonly shown: readonly string[]; readonly accessible: readonly string[] } {
  const { endpoint, alarms = [], muted, favorite, faulty, status } = knowledge;
  const { t } = context;
  const state = endpointStateWord(endpoint.state, t);
  const connected = connectedFact(knowledge, context);
  const rest = [
    alarms.some(({ state }) => state === 'INSUFFICIENT_DATA')
      ? alarmStateWord('INSUFFICIENT_DATA', t)
      : undefined,
    alarms.some(({ actionsEnabled }) => !actionsEnabled) ? t('actions off') : undefined,
    findingsFact(faulty, context),
    muted ? t('muted') : undefined,
    ageFact(knowledge, context),
  ];
  // Omits "available" if there is other information.
  const shownState = endpoint.state === 'available' && connected ? undefined : state;
  const name = t('Endpoint {0}', endpointName(endpoint));
  return {
    shown: nonEmpty(
      favorite ? '★' : undefined,
      connected,
      shownState,
      shownStatus(status, context),
      ...rest,
    ),
    accessible: nonEmpty(
      name,
      favorite ? t('favorite') : undefined,
      state,
      connected,
      status.unread === 'waiting' ? undefined : statusText(status, context),
      ...rest,
    ),
  };
}

function connectedFact(
  { endpoint, open }: EndpointKnowledge,
  { t, format, scope }: TreeContext,
): string | undefined {
  if (open !== undefined) return t('{0} connected', format.count(open.length));
  return partFailure(scope.connections[endpoint.id]) && t('connections unknown');
}

/** The reason is on the row where the status alone would say nothing. */
function shownStatus(status: EndpointStatus, context: TreeContext): string | undefined {
  if (status.unread === 'waiting') return undefined;
  return status.kind === 'unknown'
    ? statusText(status, context)
    : statusKindText(status.kind, context);
}

/** Age of data that could not be refreshed, or whose polling is paused while the view is hidden. */
function ageFact(
  { parts }: EndpointKnowledge,
  { t, format, now }: TreeContext,
): string | undefined {
  const fetchedAt = oldestFetch(parts);
  if (fetchedAt === undefined) return undefined;
  const isOutdated = newestFetch(parts) - fetchedAt > refreshSpanMs;
  return isStale(parts) || isOutdated ? t('as of {0}', format.time(fetchedAt, now)) : undefined;
}

/** The icon by status; it stays that of an endpoint. Shapes differ as well as colors. */
export function endpointIcon({ endpoint, status, faulty }: EndpointKnowledge): NodeIcon {
  if (endpoint.state === 'deleting' || endpoint.state === 'deleted')
    return { id: 'circle-slash', color: 'disabledForeground' };
  const icon = icons[status.kind];
  // Without a target network no client can connect.
  const isUnavailable = endpoint.state !== 'available';
  const needsAttention = icon.color === healthy && (status.severity === 'warning' || faulty > 0);
  const isSevere = status.severity === 'error';
  return (isUnavailable && !isSevere) || needsAttention
    ? { ...icon, color: 'list.warningForeground' }
    : icon;
}

const healthy = 'testing.iconPassed';

const icons: Readonly<Record<StatusKind, NodeIcon>> = {
  inAlarm: { id: 'vm-running', color: 'charts.red' },
  nobodyNotified: { id: 'vm-outline', color: 'list.errorForeground' },
  noAlarm: { id: 'vm-outline', color: 'disabledForeground' },
  unknown: { id: 'vm' },
  countsOnly: { id: 'vm-connect', color: healthy },
  notifiesByName: { id: 'vm-active', color: healthy },
};
