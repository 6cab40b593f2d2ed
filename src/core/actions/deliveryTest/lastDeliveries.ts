/** From an alarm's history: when an action last succeeded, and when one last failed. */
import { dayMs, minuteMs } from '../../base/duration';
import type { ActionItem, AlarmHistoryItem } from '../../model/alarmHistory';
import type { ScopeAws } from '../../ports/aws';
import { stopped, type Stopped } from '../write/attempt';

/** How far back the history is read, in ms: an alarm that fires often fills many pages. */
const deliveriesReadMs = 7 * dayMs;

/** The last one of each kind; absent if there was none within a week. */
export interface LastDeliveries {
  readonly succeeded?: ActionItem;
  readonly failed?: ActionItem;
}

/**
 * Reads the history from CloudWatch.
 * @param now ms since 1970
 * @throws unexpected errors
 */
export async function lastDeliveries(
  alarmName: string,
  now: number,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<{ readonly kind: 'read'; readonly last: LastDeliveries } | Stopped> {
  try {
    const range = { start: now - deliveriesReadMs, end: now + minuteMs };
    return { kind: 'read', last: lastOf(await aws.alarms.history(alarmName, range, signal)) };
  } catch (error) {
    return stopped(error);
  }
}

/** @param items oldest first */
function lastOf(items: readonly AlarmHistoryItem[]): LastDeliveries {
  const actions = items.filter((item) => item.kind === 'action');
  const succeeded = actions.findLast((item) => item.succeeded);
  const failed = actions.findLast((item) => !item.succeeded);
  return { ...(succeeded && { succeeded }), ...(failed && { failed }) };
}
