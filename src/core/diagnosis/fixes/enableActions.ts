/** Enables the actions of one alarm; asks first if another alarm notifies of the same. */
import { setActionsEnabled, type SetActionsResult } from '../../actions/setActionsEnabled';
import { writeAccepted, type AcceptedWrite } from './writeAccepted';

/** What enabling needs. */
export interface EnableActionsDeps extends Omit<
  AcceptedWrite<SetActionsResult>,
  'asksAlways' | 'ask' | 'write'
> {
  /** Whether the user wants it nevertheless. @param warnings sentences, never empty */
  readonly ask: (warnings: readonly string[]) => Promise<boolean>;
}

/**
 * Enables the actions.
 * @returns undefined if the user declined
 * @throws ExpectedError
 */
export async function enableActions(
  alarmName: string,
  { ask, ...deps }: EnableActionsDeps,
): Promise<SetActionsResult | undefined> {
  const { aws, words } = deps;
  return writeAccepted(
    { alarmName, after: (alarm) => ({ ...alarm, actionsEnabled: true }) },
    {
      ...deps,
      asksAlways: false,
      ask: ({ warnings }) => ask(warnings),
      write: (signal) => setActionsEnabled(alarmName, true, aws, words.t, signal),
    },
  );
}
