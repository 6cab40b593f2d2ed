/** What is known of one kind of created resource. */
import type { Translate } from '../../../ports/translate';

/** A resource of one kind that an action created. */
export interface MadeOf<Kind extends string> {
  readonly kind: Kind;
  /**
   * False if the response to the call was lost and AWS could not be read: the resource may or may
   * not exist.
   */
  readonly sure: boolean;
}

/** How resources of one kind are identified and shown. */
export interface MadeKind<Made> {
  /** Equal for two entries about the same resource. */
  readonly key: (made: Made) => string;
  /** One sentence for display. */
  readonly text: (made: Made, t: Translate) => string;
}
