/** What every view needs to render a snapshot as text. */
import type { PastOf } from '../model/connectionRecord';
import type { QuietOf, RatesOf } from '../model/rates';
import type { Translate } from '../ports/translate';
import type { Format } from './format';
import type { TreeChoices } from './treeChoices';

/** The user's language, the current time and the user's choices. */
export interface ViewContext {
  readonly t: Translate;
  readonly format: Format;
  /** Milliseconds since 1970, on the clock of the snapshot's times. */
  readonly now: number;
  /** The endpoints whose notifications the user has muted, as `endpointKey`s; none if absent. */
  readonly muted?: ReadonlySet<string>;
  /** Whether read-only mode is on: rows then offer no write. */
  readonly readOnly?: boolean;
  /** Traffic rates of connections, where known; unknown everywhere if absent. */
  readonly ratesOf?: RatesOf;
  /** Since when connections have been quiet; unknown everywhere if absent. */
  readonly quietOf?: QuietOf;
  /** The past of connections, where it was read; unknown everywhere if absent. */
  readonly pastOf?: PastOf;
  /** The user's choices for the tree; everything by name if absent. */
  readonly choices?: TreeChoices;
}
