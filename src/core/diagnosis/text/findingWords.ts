/** The shape of a finding in words, and what the words are made with. */
import type { ViewContext } from '../../text/viewContext';

/** Sentences for a person. */
export interface FindingText {
  /** One sentence, about something that is named beside it. */
  readonly what: string;
  readonly why: string;
  /** What a person does about it. */
  readonly remedy: string;
  /** Where AWS says so. */
  readonly link: string;
}

/** How sentences are made. */
export type FindingWords = Pick<ViewContext, 't' | 'format' | 'now'>;
