/** How Often Would This Have Fired?… and Show Replay on Chart: a replay on the card of its alarm or on the chart. */
import * as vscode from 'vscode';
import { chartReplay } from '../../../core/chart/view/chartReplay';
import { isExpected } from '../../../core/model/errors';
import type { Log } from '../../../core/base/log';
import { noSamples } from '../../../core/replay/replayText';
import { displayText } from '../../../core/text/displayText';
import type { AlarmRef } from '../../input/pickTarget';
import { withProgress } from '../../input/withProgress';
import type { Messages } from '../../messages/messages';
import type { OpenPages } from '../../pages/openPages';
import { failureSentence } from '../../pages/pageFiles';
import { pageOf } from '../runs/alarmPage';
import type { AlarmRuns } from '../../../core/alarms/alarmRuns';
import { replayable, replayCounts } from './countReplay';
import { readReplayFor } from './readReplayFor';
import type { ReplayDeps, ShownReplay } from './replayWork';

const t = vscode.l10n.t;

/** Dependencies of the commands. */
export interface ReplayCommandDeps extends ReplayDeps {
  readonly messages: Messages;
  readonly pages: OpenPages;
  readonly replays: AlarmRuns<ShownReplay>;
  readonly log: Log;
}

/** Opens the page of the alarm's endpoint at its card, and replays the alarm there. */
export async function replayAlarmCommand(
  deps: ReplayCommandDeps,
  ref: AlarmRef,
  argument: unknown,
): Promise<void> {
  const { store, messages, pages, replays, log } = deps;
  const { scope, alarm } = ref;
  const page = pageOf(store, ref, argument);
  if (!page) {
    return messages.warn(
      t('The alarm {0} watches no endpoint that is listed here.', displayText(alarm.name)),
    );
  }
  const run = replays.begin(
    { scope, alarmName: alarm.name },
    { kind: 'running', text: t('Replaying…') },
  );
  pages.openEndpoint(page, 'alarms', { alarmName: alarm.name });
  try {
    const say = (text: string): void => {
      run.show({ kind: 'running', text });
    };
    run.show(await readReplayFor(deps, ref, { signal: run.signal, say }));
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'cancelled') run.remove();
    else run.show({ kind: 'failed', sentence: failureSentence(error, log) });
  }
}

/** Replays an alarm and shows the replay on its endpoint's chart. @throws ExpectedError */
export async function showReplayCommand(
  deps: ReplayCommandDeps,
  { scope, alarm }: AlarmRef,
): Promise<void> {
  const { messages, pages } = deps;
  const possible = replayable(alarm);
  if (possible.kind === 'no')
    return messages.warn(t('{0}: {1}', displayText(alarm.name), possible.sentence));
  const read = await withProgress(displayText(alarm.name), (signal, say) =>
    replayCounts(deps, scope, possible, { signal, say }),
  );
  const replay = chartReplay(read);
  if (!replay) return messages.info(noSamples(t));
  pages.openEndpoint({ scope, endpointId: possible.endpointId }, 'now', { replay });
}
