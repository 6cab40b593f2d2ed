/**
 * Reads the public address of a new connection from the connection log, if the log has it in time
 * for the notification.
 */
import { minuteMs } from '../base/duration';
import { readConnectionRecords } from '../connections/log/readConnectionRecords';
import { isExpected } from '../model/errors';
import { partValue } from '../model/snapshot';
import type { ScopeAws } from '../ports/aws';
import type { NewEvents } from '../notifications/newEvents';

/** The search starts this long before the start of a connection, in ms. */
const slackMs = minuteMs;

/**
 * Public addresses by connection ID, for endpoints with a single new connection. With several new
 * connections, a notification has no room for addresses.
 * @param now AWS's time, ms since 1970
 * @param signal ends the search; the result is what is known by then
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
