/** What an endpoint's row says besides its name, seen and spoken. */
import type { Alarm } from '../model/alarm';
import type { Endpoint } from '../model/endpoint';
import { partFailure, type Part } from '../model/snapshot';
import type { AlarmSummary } from './endpointAlarms';
import { findingsFact } from '../diagnosis/text/findingFacts';
import { isStale, newestFetch, oldestFetch } from '../rows/freshness';
import { endpointName } from '../text/names';
import { nonEmpty } from '../text/phrases';
import { alarmStateWord, endpointStateWord } from '../text/stateWords';
import type { TreeContext } from './treeContext';

/** One refresh reads all parts within less than this, in ms. */
const restingMs = 90 * 1000;

/** What is known of an endpoint; undefined is what is not known. */
export interface EndpointKnowledge {
  readonly endpoint: Endpoint;
  /** How many connections are open. */
  readonly open: number | undefined;
  readonly alarms: readonly Alarm[] | undefined;
  /** Of those alarms, when there are any. */
  readonly summary: AlarmSummary | undefined;
  /** How many things keep those alarms from doing their job. */
  readonly faulty: number;
  /** Whether the editor keeps silent about it. */
  readonly muted: boolean;
  /** Whether the reader wants it first. */
  readonly favourite: boolean;
  /** Where all this comes from, for its age. */
  readonly parts: readonly (Part<unknown> | undefined)[];
}

/** The facts in the order in which they stand: those shown after the name, and those read aloud. */
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
  // "available" goes without saying as soon as there is something better to say.
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

/** Said of what could not be refreshed, and of what rests because nobody looks. */
function ageFact(
  { parts }: EndpointKnowledge,
  { t, format, now }: TreeContext,
): string | undefined {
  const fetchedAt = oldestFetch(parts);
  if (fetchedAt === undefined) return undefined;
  const rests = newestFetch(parts) - fetchedAt > restingMs;
  return isStale(parts) || rests ? t('as of {0}', format.time(fetchedAt, now)) : undefined;
}
