/**
 * From an alarm's history: when an action last succeeded, and when one last failed. The actions of a
 * log alarm run for its contributors.
 */
import { dayMs, minuteMs } from '../../base/duration';
import type { ActionItem } from '../../model/alarmHistory';
import { isLogAlarm, type AnyAlarm } from '../../model/logAlarm';
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
  alarm: AnyAlarm,
  now: number,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<{ readonly kind: 'read'; readonly last: LastDeliveries } | Stopped> {
  try {
    const range = { start: now - deliveriesReadMs, end: now + minuteMs };
    const [items, ofContributors] = await Promise.all([
      aws.alarms.history(alarm.name, range, signal),
      isLogAlarm(alarm) ? aws.alarms.contributorActions(alarm.name, range, signal) : [],
    ]);
    const own = items.filter((item) => item.kind === 'action');
    return { kind: 'read', last: lastOf([...own, ...ofContributors]) };
  } catch (error) {
    return stopped(error);
  }
}

function lastOf(items: readonly ActionItem[]): LastDeliveries {
  const actions = items.toSorted((one, other) => one.at - other.at);
  const succeeded = actions.findLast((item) => item.succeeded);
  const failed = actions.findLast((item) => !item.succeeded);
  return { ...(succeeded && { succeeded }), ...(failed && { failed }) };
}
