/** A finding of the health check as a page shows it: whole sentences, and the fix as a button. */
import type { Severity } from '../finding';

/** A finding. */
export interface FindingView {
  /** Unique in its scope, and stable across refreshes. */
  readonly id: string;
  readonly severity: Severity;
  /** "Cannot do its job", "Needs attention" or "Worth knowing". */
  readonly severityText: string;
  /** The name of the alarm, topic or endpoint. */
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** The AWS document that states the rule. */
  readonly link: string;
  /** Null if there is none, or if nothing may be changed. */
  readonly fix: FixView | null;
}

/** A fix as a button. */
export interface FixView {
  readonly label: string;
  /** IAM actions, as written in policies. */
  readonly calls: string;
}
