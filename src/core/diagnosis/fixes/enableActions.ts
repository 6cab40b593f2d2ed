/** Enables the actions of one alarm; asks first if another alarm notifies of the same. */
import { setActionsEnabled, type SetActionsResult } from '../../actions/setActionsEnabled';
import type { AlarmChange } from './doubling';
import { readFixWarnings, type FixWarningsDeps } from './fixWarnings';

/** What enabling needs. */
export interface EnableActionsDeps extends Omit<FixWarningsDeps, 'signal'> {
  /** Runs work while no other window does; the signal aborts when the user cancels. */
  readonly inTurn: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Whether the user wants it nevertheless. @param warnings sentences, never empty */
  readonly ask: (warnings: readonly string[]) => Promise<boolean>;
}

/**
 * Enables the actions. Looks again after each answer, since another window or user may have enabled
 * an alarm meanwhile.
 * @returns undefined if the user declined
 * @throws ExpectedError
 */
export async function enableActions(
  alarmName: string,
  { inTurn, ask, ...deps }: EnableActionsDeps,
): Promise<SetActionsResult | undefined> {
  const { aws, words } = deps;
  const change: AlarmChange = {
    alarmName,
    after: (alarm) => ({ ...alarm, actionsEnabled: true }),
  };
  let accepted: readonly string[] = [];
  for (;;) {
    const step = await inTurn(async (signal) => {
      const { warnings } = await readFixWarnings(change, { ...deps, signal });
      if (warnings.some((text) => !accepted.includes(text))) return { warnings };
      return { result: await setActionsEnabled(alarmName, true, aws, words.t, signal) };
    });
    if ('result' in step) return step.result;
    if (!(await ask(step.warnings))) return undefined;
    accepted = step.warnings;
  }
}
