/** The user's choices for the tree: favourites, hidden endpoints and the filter. */

/** The states that a filter can select. */
export const filterStates = ['any', 'inAlarm', 'attention', 'favourite'] as const;

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

/** The choices. Each change creates a new object, so that they can be compared by identity. */
export interface TreeChoices {
  /** `endpointKey`s. They may name endpoints that do not exist now. */
  readonly favourites: ReadonlySet<string>;
  /** `endpointKey`s of endpoints that are neither shown nor counted. */
  readonly hidden: ReadonlySet<string>;
  readonly filter: EndpointFilter | undefined;
}

/** Shows everything, ordered by name. */
export const noChoices: TreeChoices = {
  favourites: new Set(),
  hidden: new Set(),
  filter: undefined,
};
