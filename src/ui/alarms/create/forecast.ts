/** A replay of an alarm that does not exist yet, for the wizard's preview. */
import * as vscode from 'vscode';
import { readReplay } from '../../../core/replay/readReplay';
import { isExpected } from '../../../core/model/errors';
import type { AlarmDefinition } from '../../../core/model/alarm';
import { replayLines } from '../../../core/replay/replayText';
import { chartReplay, type ChartReplay } from '../../../core/chart/view/chartReplay';
import { failureText } from '../../../core/text/failures/failureText';
import type { AlarmWizardDeps } from './alarmWizardDeps';
import type { Place } from './draft';

/** The result of the replay, as sentences and for the chart. */
export interface Forecast {
  /** If the counts cannot be read, a sentence with the reason. */
  readonly lines: readonly string[];
  /** Undefined if there is nothing to draw. */
  readonly replay: ChartReplay | undefined;
}

/** Computes the forecast. Does not reject if the counts cannot be read. */
export async function forecast(
  definition: AlarmDefinition,
  { aws, endpoint }: Pick<Place, 'aws' | 'endpoint'>,
  { format, yielder, now }: Pick<AlarmWizardDeps, 'format' | 'yielder' | 'now'>,
  signal: AbortSignal,
): Promise<Forecast> {
  const { t } = vscode.l10n;
  const at = now();
  try {
    const place = { endpointId: endpoint.id, now: at };
    const report = await readReplay(aws, definition, place, signal, { yielder });
    return { lines: replayLines(report, { t, format, now: at }), replay: chartReplay(report) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { lines: [failureText(error.failure, t).sentence], replay: undefined };
  }
}
