/**
 * How a script ends when something outside of it is missing: with one message that says what is
 * missing and what to do, without a stack. Anything else thrown is a bug and keeps its stack.
 */

/** An error whose message is for the user at the terminal. */
export class CliError extends Error {}

/** Runs a script's work; an error ends the process with code 1. */
export function runScript(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(error instanceof CliError ? error.message : error);
    process.exit(1);
  });
}
