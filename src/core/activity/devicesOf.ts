/** From where somebody joined: the connection log knows, and soon enough for a notification or not. */
import { readConnectionRecords } from '../connections/log/readConnectionRecords';
import { isExpected } from '../model/errors';
import { partValue } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { NewEvents } from '../notifications/notices';

/** A connection is looked for from so long before its beginning on, in ms. */
const slackMs = 60_000;

/**
 * The public addresses, by connection id, of those who joined an endpoint alone; where more joined,
 * a notification has no room for addresses.
 * @param now AWS's time, ms since 1970
 * @param signal ends the looking; what is known by then is the answer
 */
export async function devicesOf(
  { scope, arrivals }: NewEvents,
  aws: ScopeAws,
  now: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const devices = new Map<string, string>();
  for (const { endpointId, connections } of arrivals) {
    const endpoint = partValue(scope.endpoints)?.find(({ id }) => id === endpointId);
    const [connection, ...others] = connections;
    if (!endpoint?.logging.enabled || !connection || others.length > 0) continue;
    const range = { start: (connection.startedAt ?? now) - slackMs, end: now };
    try {
      const { records } = await readConnectionRecords(aws, endpoint, range, now, signal);
      const device = records.find(({ id }) => id === connection.id)?.deviceIp;
      if (device !== undefined) devices.set(connection.id, device);
    } catch (error) {
      // Cancelled: the notification does not wait.
      if (!isExpected(error)) throw error;
      break;
    }
  }
  return devices;
}
