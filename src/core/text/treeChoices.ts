/** What the reader has chosen about the tree: what stands first, what is left out, what is sought. */

/** The states that a filter can ask for. */
export const filterStates = ['any', 'inAlarm', 'attention', 'favourite'] as const;

/**
 * `attention`: no alarm, no data, or something that keeps an alarm from telling; what could not be
 * read counts too.
 */
export type FilterState = (typeof filterStates)[number];

/** Which endpoints to show. */
export interface EndpointFilter {
  /** Words that all have to be found; blank for none. */
  readonly text: string;
  readonly state: FilterState;
}

/** The choices. A new object whenever one of them changes, so that identity tells. */
export interface TreeChoices {
  /** `endpointKey`s. They may name endpoints that are not there now. */
  readonly favourites: ReadonlySet<string>;
  /** `endpointKey`s of endpoints that are neither shown nor counted. */
  readonly hidden: ReadonlySet<string>;
  readonly filter: EndpointFilter | undefined;
}

/** Everything is shown, by name. */
export const noChoices: TreeChoices = {
  favourites: new Set(),
  hidden: new Set(),
  filter: undefined,
};
