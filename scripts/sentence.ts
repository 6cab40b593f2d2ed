/**
 * How a script ends when something outside of it is missing: with one sentence that says what and what
 * to do next, and no stack. Everything else that is thrown is a bug and keeps its stack.
 */

/** Its message is ready for the person at the terminal. */
export class Sentence extends Error {}

/** Runs a script's work; an error ends the process with code 1. */
export function runScript(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(error instanceof Sentence ? error.message : error);
    process.exit(1);
  });
}
