/** What a suite came to. */
export interface Outcome {
  readonly passed: number;
  /** What failed: the full title of each, and in the lines below it what was wrong. */
  readonly failures: readonly string[];
}

/** A failure as its lines: what failed, and indented what was wrong. */
export const failureText = (title: string, wrong: string): string =>
  `${title}\n${wrong.replaceAll(/^/gm, '    ')}`;
