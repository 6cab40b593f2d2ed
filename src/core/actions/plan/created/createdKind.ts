/** What is known of one kind of created resource. */
import type { Translate } from '../../../ports/translate';

/** A resource of one kind that an action created. */
export interface CreatedOf<Kind extends string> {
  readonly kind: Kind;
  /**
   * False if the response to the call was lost and AWS could not be read: the resource may or may
   * not exist.
   */
  readonly confirmed: boolean;
}

/** How resources of one kind are identified and shown. */
export interface CreatedKind<CreatedResource> {
  /** Equal for two entries about the same resource. */
  readonly key: (created: CreatedResource) => string;
  /** One sentence for display. */
  readonly text: (created: CreatedResource, t: Translate) => string;
}
