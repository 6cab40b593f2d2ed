/** The user's choices for the tree: favorites, hidden endpoints, the filter, order and groups. */

/** The states that a filter can select. */
export const filterStates = ['any', 'inAlarm', 'attention', 'favorite'] as const;

/**
 * `attention`: no alarm, no data, or something that keeps an alarm from notifying; includes what
 * could not be read.
 */
export type FilterState = (typeof filterStates)[number];

/** Which endpoints to show. */
export interface EndpointFilter {
  /** Words that must all match; blank for none. */
  readonly text: string;
  readonly state: FilterState;
}

/** `connectedFirst`: endpoints with connections first, then by name. */
export const sortOrders = ['name', 'connectedFirst', 'connections', 'state'] as const;

export type SortOrder = (typeof sortOrders)[number];

/** `scope`: by profile and region; no groups if there is only one. */
export type Grouping =
  | { readonly by: 'scope' | 'account' | 'state' }
  /** By the value of a tag of the endpoints. */
  | { readonly by: 'tag'; readonly key: string };

/** Order of the endpoints, and their groups. Favorites come first in every group. */
export interface Arrangement {
  readonly sort: SortOrder;
  readonly group: Grouping;
}

/** The choices. Each change creates a new object, so that they can be compared by identity. */
export interface TreeChoices {
  /** `endpointKey`s. They may name endpoints that do not exist now. */
  readonly favorites: ReadonlySet<string>;
  /** `endpointKey`s of endpoints that are neither shown nor counted. */
  readonly hidden: ReadonlySet<string>;
  readonly filter: EndpointFilter | undefined;
  readonly arrangement: Arrangement;
}

/** Shows everything, ordered by name. */
export const noChoices: TreeChoices = {
  favorites: new Set(),
  hidden: new Set(),
  filter: undefined,
  arrangement: { sort: 'name', group: { by: 'scope' } },
};
