/** What every view needs to put a snapshot into words. */
import type { RatesOf } from '../model/rates';
import type { Translate } from '../ports/translate';
import type { Format } from './format';
import type { TreeChoices } from './treeChoices';

/** The reader's language and the moment of reading. */
export interface ViewContext {
  readonly t: Translate;
  readonly format: Format;
  /** Milliseconds since 1970, of the clock that the snapshot's times come from. */
  readonly now: number;
  /** The endpoints whose notifications the reader has muted, as `endpointKey`s; none when absent. */
  readonly muted?: ReadonlySet<string>;
  /** Whether nothing in AWS may be changed from here: rows then offer no write. */
  readonly readOnly?: boolean;
  /** How fast connections carry traffic, where that is known; nowhere when absent. */
  readonly ratesOf?: RatesOf;
  /** What the reader has chosen about the tree; everything by name when absent. */
  readonly choices?: TreeChoices;
}
