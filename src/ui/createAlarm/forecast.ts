/** What an alarm that is still to be made would have done so far, for the wizard's preview. */
import * as vscode from 'vscode';
import { readReplay } from '../../core/audit/readReplay';
import { isExpected } from '../../core/errors';
import type { AlarmDefinition } from '../../core/model/alarm';
import { replayLines } from '../../core/views/audit/replayText';
import { failureText } from '../../core/views/failureText';
import type { AlarmWizardTools } from './alarmWizardTools';
import type { Place } from './draft';

/** Sentences; where the counts cannot be read, the one that says why. Never rejects for that. */
export async function forecast(
  definition: AlarmDefinition,
  { aws, endpoint }: Pick<Place, 'aws' | 'endpoint'>,
  { format, now }: Pick<AlarmWizardTools, 'format' | 'now'>,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { t } = vscode.l10n;
  const at = now();
  try {
    const report = await readReplay(aws, definition, { endpointId: endpoint.id, now: at }, signal);
    return replayLines(report, { t, format, now: at });
  } catch (error) {
    if (!isExpected(error)) throw error;
    return [failureText(error.failure, t).sentence];
  }
}
