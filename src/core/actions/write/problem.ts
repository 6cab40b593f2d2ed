/** What stands in the way of an action, as data: a sentence for the person and, where we have one, the cure. */

/** What the extension itself can do about a problem. */
export type Fix =
  /** Let CloudWatch publish to the topic. */
  | { readonly kind: 'repairPolicy'; readonly topicArn: string }
  /** Subscribe an address to the topic. */
  | { readonly kind: 'subscribe'; readonly topicArn: string }
  /** Take another topic. */
  | { readonly kind: 'chooseTopic' };

/** An `error` keeps the action from being done; a `warning` is for the person to weigh. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly fix?: Fix;
}

/** Whether anything among these keeps the action from being done. */
export function refuses(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
