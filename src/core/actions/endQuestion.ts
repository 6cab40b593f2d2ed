/** The confirmation dialog for ending connections, and the texts about the outcome. */
import { connectionUser, type Connection } from '../model/connection';
import type { Translate } from '../ports/translate';
import { displayName, displayText } from '../text/displayText';
import type { Format } from '../text/format';
import { joined } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import type { Stopped } from './write/attempt';
import type { ConnectionEnd, EndResult } from './endConnections';

/** If there are more connections, they are counted, not listed: a dialog does not scroll. */
const mostListed = 10;

/** A confirmation dialog. */
export interface Question {
  readonly question: string;
  readonly detail: string;
  /** The title of the confirming button. */
  readonly yes: string;
}

/** The name of the connection's user, sanitized for display. */
export function connectionName(connection: Connection): string {
  return displayName(connectionUser(connection), connection.commonName, connection.id);
}

/**
 * Creates the dialog for ending these connections: user, start times, number.
 * @param ends of the connections of one user, never empty
 * @param endpointName the display name for an endpoint id
 */
export function endQuestion(
  ends: readonly ConnectionEnd[],
  endpointName: (id: string) => string,
  context: ViewContext,
): Question {
  const { t, format } = context;
  const [first] = ends;
  const who = first ? connectionName(first.connection) : '';
  const count = format.count(ends.length);
  const lines = ends
    .slice(0, mostListed)
    .map(({ connection }) => connectionLine(connection, endpointName, context));
  const more = ends.length - lines.length;
  const list = [...lines, ...(more > 0 ? [t('and {0} more', format.count(more))] : [])];
  const warning = t(
    'The client is disconnected immediately and may reconnect by itself: ending a connection does not block the user.',
  );
  const detail = [list.join('\n'), warning, callText(ends)].join('\n\n');
  return ends.length === 1
    ? { question: t('End the connection of {0}?', who), detail, yes: t('End Connection') }
    : {
        question: t('End all {0} connections of {1}?', count, who),
        detail,
        yes: t('End {0} Connections', count),
      };
}

function connectionLine(
  { clientIp, clientIpv6, endpointId, startedAt }: Connection,
  endpointName: (id: string) => string,
  { t, format, now }: ViewContext,
): string {
  const address = clientIp ?? clientIpv6;
  const since =
    startedAt === undefined
      ? undefined
      : t(
          'connected since {0}, for {1}',
          format.time(startedAt, now),
          format.duration(now - startedAt),
        );
  return joined(address && displayText(address), endpointName(endpointId), since);
}

/** The exact call, as in every preview. */
function callText(ends: readonly ConnectionEnd[]): string {
  const [first] = ends;
  if (!first) return '';
  const { iamAction, input } = first.call;
  return ends.length === 1
    ? `${iamAction}: ${input.ConnectionId}`
    : `${iamAction} × ${ends.length}`;
}

/** The outcomes as text. */
export interface EndReport {
  readonly sentences: readonly string[];
  /** The first reason why connections were not ended; absent if all were. */
  readonly stopped?: Stopped;
}

/** Creates the texts for the results. */
export function endReport(
  results: readonly EndResult[],
  { t, format }: { readonly t: Translate; readonly format: Format },
): EndReport {
  const of = (fits: (result: EndResult) => boolean): number => results.filter(fits).length;
  const ended = of(hasEnded);
  const gone = of(({ outcome }) => outcome.kind === 'gone');
  const skipped = of(({ outcome }) => outcome.kind === 'skipped');
  const stopped = results.flatMap(({ outcome }) => ('failure' in outcome ? [outcome] : []))[0];
  const all = format.count(results.length);
  const [only] = results.length === 1 ? results : [];
  const who = only && connectionName(only.connection);
  const sentences = [
    ...(ended > 0 && who !== undefined ? [t('The connection of {0} is being ended.', who)] : []),
    ...(ended > 0 && who === undefined
      ? [t('Being ended: {0} of {1}.', format.count(ended), all)]
      : []),
    ...(gone > 0 && who !== undefined ? [t('{0} was no longer connected.', who)] : []),
    ...(gone > 0 && who === undefined
      ? [t('No longer connected: {0} of {1}.', format.count(gone), all)]
      : []),
    ...(skipped > 0 ? [t('Not tried: {0} of {1}.', format.count(skipped), all)] : []),
  ];
  return { sentences, ...(stopped && { stopped }) };
}

/** A stopped write that took effect nevertheless has ended its connection. */
function hasEnded({ outcome }: EndResult): boolean {
  return outcome.kind === 'ended' || ('failure' in outcome && outcome.applied === 'yes');
}
