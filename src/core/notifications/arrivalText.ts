/** The sentences about new connections. */
import type { Arrivals } from './arrivals';
import { allEnded, endedText } from './joinText';
import { connectionUser, type Connection } from '../model/connection';
import { displayName, displayText } from '../text/displayText';
import { sentences } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';

/** More endpoints than these are counted together. */
const mostEndpoints = 3;

/** The new connections, with display names. */
export interface ArrivalFacts {
  /** Never empty. */
  readonly arrivals: readonly Arrivals[];
  readonly endpointName: (endpointId: string) => string;
  /** A client's public address by connection ID, if the connection log has it. */
  readonly devices: ReadonlyMap<string, string>;
}

/** All sentences, one for each of the first endpoints. */
export function arrivalText(
  { arrivals, endpointName, devices }: ArrivalFacts,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const all = arrivals.slice(0, mostEndpoints).map(({ endpointId, connections }) => {
    const place = displayText(endpointName(endpointId));
    return endpointText(connections, place, devices, { t, format });
  });
  const more = arrivals.slice(mostEndpoints);
  if (more.length > 0) {
    const count = more.reduce((sum, { connections }) => sum + connections.length, 0);
    const [connected, endpoints] = [format.count(count), format.count(more.length)];
    all.push(t('{0} more connected to other endpoints ({1}).', connected, endpoints));
  }
  return sentences(all, t);
}

function endpointText(
  connections: readonly Connection[],
  place: string,
  devices: ReadonlyMap<string, string>,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  // A user whose client reconnects counts once.
  const users = [...new Map(connections.map((c) => [connectionUser(c), c])).values()];
  const [first, second, ...rest] = users.map(nameOf);
  if (first === undefined) return '';
  const joined =
    second === undefined
      ? oneText(first, place, deviceOf(users[0], devices), t)
      : rest.length === 0
        ? t('{0} and {1} connected to {2}.', first, second, place)
        : t('{0} and {1} others connected to {2}.', first, format.count(users.length - 1), place);
  return allEnded(connections) ? sentences([joined, endedText(users.length, { t })], t) : joined;
}

function oneText(
  name: string,
  place: string,
  device: string | undefined,
  t: ViewContext['t'],
): string {
  return device === undefined
    ? t('{0} connected to {1}.', name, place)
    : t('{0} connected to {1} from {2}.', name, place, displayText(device));
}

function nameOf(connection: Connection): string {
  return displayName(connectionUser(connection), connection.id);
}

function deviceOf(
  connection: Connection | undefined,
  devices: ReadonlyMap<string, string>,
): string | undefined {
  return connection && devices.get(connection.id);
}
