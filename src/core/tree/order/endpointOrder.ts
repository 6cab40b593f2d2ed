/** The order of endpoints in the tree. */
import type { Endpoint } from '../../model/endpoint';
import type { EndpointStatus } from '../../overview/view/endpointStatus';
import { statusKinds } from '../../overview/view/endpointStatusKinds';
import { endpointName } from '../../text/names';
import type { SortOrder } from '../../text/treeChoices';
import type { ViewContext } from '../../text/viewContext';

/** What decides the order. */
export interface Ordered {
  readonly endpoint: Pick<Endpoint, 'id' | 'name' | 'description'>;
  readonly favorite: boolean;
  readonly status: Pick<EndpointStatus, 'kind'>;
  /** Number of open connections; undefined while unknown. */
  readonly open: number | undefined;
}

/** The most connections, the worst status or just any connection first; all end with the name. */
const ranks: Readonly<Record<SortOrder, (one: Ordered) => number>> = {
  name: () => 0,
  connectedFirst: ({ open = 0 }) => (open > 0 ? 0 : 1),
  connections: ({ open = 0 }) => -open,
  state: ({ status }) => statusKinds.indexOf(status.kind),
};

/** The comparison for `sort`: favorites first, then by the chosen order, then by name. */
export function endpointOrder(
  sort: SortOrder,
  { format }: Pick<ViewContext, 'format'>,
): (a: Ordered, b: Ordered) => number {
  const rank = ranks[sort];
  return (a, b) =>
    Number(b.favorite) - Number(a.favorite) ||
    rank(a) - rank(b) ||
    format.compare(endpointName(a.endpoint), endpointName(b.endpoint)) ||
    (a.endpoint.id < b.endpoint.id ? -1 : 1);
}
