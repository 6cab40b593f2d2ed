/** Writes one alarm once the user has accepted what speaks against it. */
import type { AlarmChange } from './doubling';
import { readFixWarnings, type FixWarnings, type FixWarningsDeps } from './fixWarnings';

/** What such a write needs. */
export interface AcceptedWrite<Result> extends Omit<FixWarningsDeps, 'signal'> {
  /** Whether the user is also asked where nothing speaks against it. */
  readonly asksAlways: boolean;
  /** Runs work while no other window does; the signal aborts when the user cancels. */
  readonly inTurn: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Whether the user wants it nevertheless. */
  readonly ask: (fixWarnings: FixWarnings) => Promise<boolean>;
  readonly write: (signal: AbortSignal) => Promise<Result>;
}

/**
 * Writes the alarm. Looks again after each answer, since another window or user may have changed an
 * alarm meanwhile, and asks again if something speaks against it that was not in the question.
 * @returns undefined if the user declined
 * @throws ExpectedError and what the write throws
 */
export async function writeAccepted<Result>(
  change: AlarmChange,
  { asksAlways, inTurn, ask, write, ...deps }: AcceptedWrite<Result>,
): Promise<Result | undefined> {
  let question = asksAlways ? await readFixWarnings(change, deps) : undefined;
  for (;;) {
    if (question && !(await ask(question))) return undefined;
    const accepted = question?.warnings ?? [];
    const step = await inTurn(async (signal) => {
      const now = await readFixWarnings(change, { ...deps, signal });
      if (now.warnings.some((text) => !accepted.includes(text))) return { question: now };
      return { result: await write(signal) };
    });
    if ('result' in step) return step.result;
    ({ question } = step);
  }
}
