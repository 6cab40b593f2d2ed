/** Who connected before an alarm fired, as a part of a sentence. */
import { connectionUser, type Connection } from '../model/connection';
import { displayName, displayText } from '../text/displayText';
import { nonEmpty } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** More users than these are counted, not named. */
const mostNames = 5;

/** The connections to name. */
export interface Joins {
  /** Oldest first. */
  readonly connections: readonly Connection[];
  /** The display name of the endpoint of a connection; undefined where the text has named it. */
  readonly placeOf: (connection: Connection) => string | undefined;
  /** A client's public address by connection ID, if the connection log has it. */
  readonly devices: ReadonlyMap<string, string>;
}

/** "alice connected at 10:21 PM", as the end of a sentence; undefined for no connections. */
export function joinText(joins: Joins, context: ViewContext): string | undefined {
  const { t } = context;
  const [first, ...others] = usersOf(joins);
  if (!first) return undefined;
  return others.length === 0
    ? oneText(first, joins, context)
    : t('connected: {0}', listText(joins, context));
}

/** The same as a sentence. */
export function joinSentence(joins: Joins, context: ViewContext): string | undefined {
  const { t } = context;
  const [first, ...others] = usersOf(joins);
  if (!first) return undefined;
  return others.length === 0
    ? t('{0}.', oneText(first, joins, context))
    : t('Connected: {0}.', listText(joins, context));
}

/** A user whose client reconnects counts once. */
function usersOf({ connections }: Joins): readonly Connection[] {
  return [...new Map(connections.map((join) => [connectionUser(join), join])).values()];
}

function oneText(
  join: Connection,
  { placeOf, devices }: Joins,
  { t, format, now }: ViewContext,
): string {
  const name = nameOf(join);
  const at = format.time(join.startedAt ?? now, now);
  const [place, device] = [placeOf(join), devices.get(join.id)];
  if (device === undefined) {
    return place === undefined
      ? t('{0} connected at {1}', name, at)
      : t('{0} connected to {1} at {2}', name, place, at);
  }
  const from = displayText(device);
  return place === undefined
    ? t('{0} connected from {1} at {2}', name, from, at)
    : t('{0} connected to {1} from {2} at {3}', name, place, from, at);
}

/** Each user with the place, if it is not clear, and the time. */
function listText(joins: Joins, { t, format, now }: ViewContext): string {
  const users = usersOf(joins);
  const shown = users.slice(0, mostNames).map((user) => {
    const time = format.time(user.startedAt ?? now, now);
    return t('{0} ({1})', nameOf(user), format.list(nonEmpty(joins.placeOf(user), time)));
  });
  const more = users.length - shown.length;
  return format.list(more > 0 ? [...shown, t('{0} more', format.count(more))] : shown);
}

/** Whether all of some connections have ended. */
export function allEnded(connections: readonly Connection[]): boolean {
  return connections.length > 0 && connections.every(({ state }) => state === 'terminated');
}

/** Sentence for connections that have ended by the time they are reported. */
export function endedText(users: number, { t }: Pick<ViewContext, 't'>): string {
  return users === 1 ? t('The connection has already ended.') : t('All have already disconnected.');
}

function nameOf(connection: Connection): string {
  return displayName(connectionUser(connection), connection.id);
}
