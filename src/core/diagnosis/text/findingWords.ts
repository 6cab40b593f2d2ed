/** The type of a finding's text, and the context that creates it. */
import type { ViewContext } from '../../text/viewContext';

/** The text of a finding, in sentences. */
export interface FindingText {
  /** One sentence. The name of the subject is shown next to it. */
  readonly what: string;
  readonly why: string;
  /** What the user can do. */
  readonly remedy: string;
  /** The AWS document that states the rule. */
  readonly link: string;
}

/** Translation and formatting for the sentences. */
export type FindingWords = Pick<ViewContext, 't' | 'format' | 'now'>;
