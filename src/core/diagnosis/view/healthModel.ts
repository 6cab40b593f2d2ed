/** What the page of the health check shows: findings as cards, one for each problem. */
import type { ScopeId } from '../../model/scope';
import type { Severity } from '../finding';
import type { FixView } from './findingView';

/** An alarm, a topic or an endpoint with the problem. */
export interface HealthRow {
  /** The finding: unique in its scope, and stable across refreshes. */
  readonly finding: string;
  readonly scope: ScopeId;
  readonly name: string;
  /** The profile and region; empty if only one is checked. */
  readonly place: string;
  /** The sentence about it; null if the card has the same for all. */
  readonly what: string | null;
}

/** One problem and everything that has it. */
export interface HealthCard {
  /** Unique, and stable while the problem lasts. */
  readonly key: string;
  readonly severity: Severity;
  readonly severityText: string;
  /** "175 endpoints · No alarm". */
  readonly title: string;
  /** The sentence about all of them; null if each row has its own. */
  readonly what: string | null;
  /** Whether the title says the same as that sentence. */
  readonly titleSaysIt: boolean;
  readonly why: string;
  readonly remedy: string;
  /** The AWS document that states the rule. */
  readonly link: string;
  /** The fix of one row; null if there is none, or if nothing may be changed. */
  readonly fix: FixView | null;
  /** The label of the fix of all rows; null if each needs an answer of its own. */
  readonly fixAll: string | null;
  /** Sorted by name. */
  readonly rows: readonly HealthRow[];
}

/** What could not be read. */
export interface UnreadPart {
  readonly scope: ScopeId;
  readonly sentence: string;
  /** The label of what can be done; null if there is nothing. */
  readonly next: string | null;
}

/** The outcome of a fix of all rows. */
export interface FixedList {
  /** "Fixed: 3 of 5." */
  readonly summary: string;
  readonly rows: readonly FixedRow[];
}

/** The outcome for one row. */
export interface FixedRow {
  readonly name: string;
  readonly outcome: 'fixed' | 'notFixed' | 'unknown';
  /** "Fixed", or the reason why not. */
  readonly text: string;
}

/** The whole page. */
export interface HealthModel {
  /** The most severe first, then by the number of rows. */
  readonly cards: readonly HealthCard[];
  /** How many endpoints and alarms were checked, what was found, and when. */
  readonly summary: string;
  readonly unread: readonly UnreadPart[];
  /** Why nothing can be changed; null if it can. */
  readonly readOnly: string | null;
  /** What the check does not cover. */
  readonly notChecked: string;
}
