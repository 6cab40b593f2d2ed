/** The facts on an endpoint's row, as text, for screen readers and as an icon. */
import type { AnyAlarm } from '../model/logAlarm';
import type { Endpoint } from '../model/endpoint';
import { partFailure, type Part } from '../model/snapshot';
import type { AlarmSummary } from './endpointAlarms';
import { findingsFact } from '../diagnosis/text/findingFacts';
import { isStale, newestFetch, oldestFetch } from '../rows/freshness';
import { endpointName } from '../text/names';
import type { NodeIcon } from '../rows/node';
import { nonEmpty } from '../text/phrases';
import { alarmStateWord, endpointStateWord } from '../text/stateWords';
import type { TreeContext } from './treeContext';

/** A refresh reads all parts within less than this time, in ms. */
const restingMs = 90 * 1000;

/** What is known about an endpoint; undefined means unknown. */
export interface EndpointKnowledge {
  readonly endpoint: Endpoint;
  /** How many connections are open. */
  readonly open: number | undefined;
  readonly alarms: readonly AnyAlarm[] | undefined;
  /** Summary of the alarms, if there are any. */
  readonly summary: AlarmSummary | undefined;
  /** Number of findings that keep the alarms from working. */
  readonly faulty: number;
  /** Whether its notifications are muted. */
  readonly muted: boolean;
  /** Whether it is a favourite. */
  readonly favourite: boolean;
  /** The parts with these data, for their age. */
  readonly parts: readonly (Part<unknown> | undefined)[];
}

/** The facts in display order: those after the name, and those for screen readers. */
export function endpointFacts(
  knowledge: EndpointKnowledge,
  context: TreeContext,
): { readonly shown: readonly string[]; readonly spoken: readonly string[] } {
  const { endpoint, summary, muted, favourite, faulty } = knowledge;
  const { t } = context;
  const state = endpointStateWord(endpoint.state, t);
  const connected = connectedFact(knowledge, context);
  const rest = [
    summary && summary.actionsOff > 0 ? t('actions off') : undefined,
    findingsFact(faulty, context),
    muted ? t('muted') : undefined,
    ageFact(knowledge, context),
  ];
  // Omits "available" if there is other information.
  const shownState = endpoint.state === 'available' && connected ? undefined : state;
  const name = t('Endpoint {0}', endpointName(endpoint));
  return {
    shown: nonEmpty(
      favourite ? '★' : undefined,
      shownState,
      connected,
      alarmFact(knowledge, context),
      ...rest,
    ),
    spoken: nonEmpty(
      name,
      favourite ? t('favourite') : undefined,
      state,
      connected,
      alarmPhrase(knowledge, context),
      ...rest,
    ),
  };
}

function connectedFact(
  { endpoint, open }: EndpointKnowledge,
  { t, format, scope }: TreeContext,
): string | undefined {
  if (open !== undefined) return t('{0} connected', format.count(open));
  return partFailure(scope.connections[endpoint.id]) && t('connections unknown');
}

function alarmFact(
  { alarms, summary }: EndpointKnowledge,
  { t, scope }: TreeContext,
): string | undefined {
  if (summary) return alarmStateWord(summary.worst, t);
  if (alarms) return t('no alarm');
  return partFailure(scope.alarms) && t('alarms unknown');
}

function alarmPhrase(knowledge: EndpointKnowledge, context: TreeContext): string | undefined {
  const { summary } = knowledge;
  if (!summary) return alarmFact(knowledge, context);
  const { t, format, now } = context;
  const since = format.time(summary.since, now);
  return t('alarm state {0} since {1}', alarmStateWord(summary.worst, t), since);
}

/** Age of data that could not be refreshed, or whose polling is paused while the view is hidden. */
function ageFact(
  { parts }: EndpointKnowledge,
  { t, format, now }: TreeContext,
): string | undefined {
  const fetchedAt = oldestFetch(parts);
  if (fetchedAt === undefined) return undefined;
  const rests = newestFetch(parts) - fetchedAt > restingMs;
  return isStale(parts) || rests ? t('as of {0}', format.time(fetchedAt, now)) : undefined;
}

/** Shapes differ as well as colours, so that no information depends on colour alone. */
export function endpointIcon({ endpoint, summary, faulty }: EndpointKnowledge): NodeIcon {
  if (endpoint.state === 'deleting' || endpoint.state === 'deleted')
    return { id: 'circle-slash', color: 'disabledForeground' };
  if (summary?.worst === 'ALARM') return { id: 'bell-dot', color: 'charts.red' };
  if (endpoint.state === 'unknown') return { id: 'question', color: 'list.warningForeground' };
  // Without a target network no client can connect.
  if (endpoint.state !== 'available') return { id: 'warning', color: 'list.warningForeground' };
  if (!summary) return { id: 'vm-connect' };
  if (summary.worst === 'INSUFFICIENT_DATA') return { id: 'vm-outline', color: 'charts.yellow' };
  if (summary.actionsOff > 0) return { id: 'bell-slash', color: 'list.warningForeground' };
  if (faulty > 0) return { id: 'warning', color: 'list.warningForeground' };
  return { id: 'vm-active', color: 'testing.iconPassed' };
}
