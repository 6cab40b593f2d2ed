/** What a suite came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}
