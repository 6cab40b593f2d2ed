/** The totals of the overview. */
import type { OverviewRow, OverviewTotals } from '../view/overviewRow';

/** The numbers of one endpoint that only the totals show. */
export interface EndpointDay {
  readonly row: OverviewRow;
  readonly today: number;
  readonly todayIsLeast: boolean;
}

/**
 * The totals of all rows.
 * @param isListed whether the endpoints of every scope are known
 * @param counted what is not counted from the rows
 */
export function overviewTotals(
  days: readonly EndpointDay[],
  isListed: boolean,
  counted: Pick<OverviewTotals, 'inAlarm' | 'hidden'>,
): OverviewTotals {
  const once = eachEndpointOnce(days);
  const counts = once.flatMap(({ row }) => row.open ?? []);
  return {
    ...counted,
    endpoints: once.length,
    open: counts.length === 0 && (days.length > 0 || !isListed) ? null : sum(counts),
    openComplete: isListed && counts.length === once.length,
    today: sum(once.map(({ today }) => today)),
    todayIsLeast: !isListed || once.some(({ todayIsLeast }) => todayIsLeast),
    withoutAlarm: once.filter(({ row }) => row.needsAlarm).length,
  };
}

/**
 * Each endpoint once: two profiles may see the same account, with a row each. Of two, the one whose
 * connections are known.
 */
function eachEndpointOnce(days: readonly EndpointDay[]): readonly EndpointDay[] {
  const byId = new Map<string, EndpointDay>();
  for (const day of days) {
    const key = `${day.row.region} ${day.row.endpointId}`;
    const other = byId.get(key);
    if (!other || (other.row.open === null && day.row.open !== null)) byId.set(key, day);
  }
  return [...byId.values()];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
