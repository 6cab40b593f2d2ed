/** What the history of an alarm tells of its actions: when one last worked, when one last failed. */
import type { ActionItem, AlarmHistoryItem } from '../../model/alarmHistory';
import type { ScopeAws } from '../../ports/aws';
import { stopped, type Stopped } from '../write/attempt';

/** How far back it is read: an alarm that goes off often fills pages. In ms. */
const deliveriesReadMs = 7 * 24 * 3_600_000;

/** The last of each kind; absent where there was none within a week. */
export interface LastDeliveries {
  readonly succeeded?: ActionItem;
  readonly failed?: ActionItem;
}

/** Asks CloudWatch. @param now ms since 1970. @throws what is not expected */
export async function lastDeliveries(
  alarmName: string,
  now: number,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<{ readonly kind: 'read'; readonly last: LastDeliveries } | Stopped> {
  try {
    const range = { start: now - deliveriesReadMs, end: now + 60_000 };
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
