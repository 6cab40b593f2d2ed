/** The error for an invalid filter pattern; each service has its own message for it. */

/** Thrown for an invalid pattern; its message is the invalid part. */
export class PatternError extends Error {
  constructor(part: string) {
    super(part);
    this.name = 'PatternError';
  }
}
