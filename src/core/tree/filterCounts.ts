/** How many endpoints a filter would show, displayed while the user edits it. */
import type { Snapshot } from '../model/snapshot';
import { filterOf } from './endpointFilter';
import { scopeOverview } from './scopeOverview';
import { noChoices, type EndpointFilter } from '../text/treeChoices';
import type { ViewContext } from '../text/viewContext';

/** Number of shown endpoints, and of endpoints that are not hidden. */
export interface FilterCount {
  readonly shown: number;
  readonly total: number;
}

/** "1 of 3 endpoints": what a filter leaves. */
export function filterCountText({ shown, total }: FilterCount, context: ViewContext): string {
  const { t, format } = context;
  return total === 1
    ? t('{0} of 1 endpoint', format.count(shown))
    : t('{0} of {1} endpoints', format.count(shown), format.count(total));
}

/** Counts for the current filter. */
export function shownCount({ scopes }: Snapshot, context: ViewContext): FilterCount {
  const overviews = scopes.map((scope) => scopeOverview(scope, context));
  return {
    shown: sum(overviews.map(({ endpoints }) => endpoints.length)),
    total: sum(overviews.map(({ total }) => total)),
  };
}

/** Counts for any filter over the current data, independent of the current filter. */
export function filterCounter(
  { scopes }: Snapshot,
  context: ViewContext,
): (filter: EndpointFilter) => FilterCount {
  const choices = { ...(context.choices ?? noChoices), filter: undefined };
  const overviews = scopes.map((scope) => scopeOverview(scope, { ...context, choices }));
  const total = sum(overviews.map((overview) => overview.total));
  return (filter) => {
    const shown = overviews.map(({ scope, endpoints }) => {
      const fits = filterOf(filter, scope, context.t);
      return endpoints.filter((one) => fits({ ...one, alarms: one.alarms ?? [] })).length;
    });
    return { shown: sum(shown), total };
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
