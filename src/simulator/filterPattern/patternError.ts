/** What is wrong with a filter pattern; the services word it their own way. */

/** Thrown for a pattern that cannot be understood; its message is the part at fault. */
export class PatternError extends Error {
  constructor(part: string) {
    super(part);
    this.name = 'PatternError';
  }
}
