/** Problems that affect an action, as data: a sentence for the user and a fix, if there is one. */

/** How the extension can fix a problem. */
export type Fix =
  /** Let CloudWatch publish to the topic. */
  | { readonly kind: 'repairPolicy'; readonly topicArn: string }
  /** Subscribe an address to the topic. */
  | { readonly kind: 'subscribe'; readonly topicArn: string }
  /** Choose another topic. */
  | { readonly kind: 'chooseTopic' };

/** An `error` prevents the action; a `warning` leaves the decision to the user. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly fix?: Fix;
}

/** Whether any of these problems prevents the action. */
export function refuses(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
