/** How Often Would This Have Fired?… and Show Replay on Chart: a replay as a report and on the chart. */
import * as vscode from 'vscode';
import { readReplay, type ReplayReport } from '../../core/replay/readReplay';
import { readsOnlyConnections } from '../../core/replay/replayAlarm';
import { replayFailure } from '../../core/replay/replayObstacle';
import { isLogAlarm } from '../../core/model/logAlarm';
import type { Store } from '../../core/state/store';
import { methodOf } from '../../core/watching/methodOf';
import { foreignEndpoints, watchedEndpoints } from '../../core/watching/watches';
import type { ScopeId } from '../../core/model/scope';
import { noSamples, replayHeadline, replayMarkdown } from '../../core/replay/replayText';
import type { ViewContext } from '../../core/text/viewContext';
import { chartReplay, type ChartReplay } from '../../core/chart/view/chartReplay';
import { displayText } from '../../core/text/displayText';
import { failureText } from '../../core/text/failures/failureText';
import type { AlarmRef } from '../input/pickTarget';
import type { ReportDeps } from '../messages/reportDeps';
import { withProgress } from '../input/withProgress';
import { replayOnLog } from './logReplayCommand';

const t = vscode.l10n.t;

/** Dependencies of replays. */
export interface ReplayDeps extends ReportDeps {
  readonly store: Store;
  readonly navigation: {
    /** Shows a replay on the chart of its endpoint. */
    readonly openReplay: (scope: ScopeId, endpointId: string, replay: ChartReplay) => void;
  };
}

/** Replays an existing alarm, shows the report, and offers to show it on the chart. */
export async function replayAlarmCommand(deps: ReplayDeps, ref: AlarmRef): Promise<void> {
  const { documents, messages, navigation, format } = deps;
  const method = methodOf(ref.alarm);
  if (method === 'logAlarm' || method === 'metricFilter') return replayOnLog(deps, ref);
  const replayed = await replay(deps, ref);
  if (!replayed) return;
  const { report, endpointId, now } = replayed;
  const reader: ViewContext = { t, format, now };
  await documents.preview('alarm-replay.md', replayMarkdown(report, reader));
  const drawn = chartReplay(report);
  if (!drawn) return;
  const text = `${displayText(ref.alarm.name)}: ${replayHeadline(report, reader)}`;
  // Not awaited: the report can be read while the message is shown.
  void messages.info(text, {
    label: t('Show on Chart'),
    run: () => {
      navigation.openReplay(ref.scope, endpointId, drawn);
    },
  });
}

/** Replays an existing alarm and shows the replay on its endpoint's chart. */
export async function showReplayCommand(deps: ReplayDeps, ref: AlarmRef): Promise<void> {
  const replayed = await replay(deps, ref);
  if (!replayed) return;
  const drawn = chartReplay(replayed.report);
  if (drawn) deps.navigation.openReplay(ref.scope, replayed.endpointId, drawn);
  else await deps.messages.info(noSamples(t));
}

/** A replay, its endpoint, and its time, ms since 1970. */
interface Replayed {
  readonly report: ReplayReport;
  readonly endpointId: string;
  readonly now: number;
}

/** Undefined if the alarm cannot be replayed; the reason has then been reported. */
async function replay(
  { session, messages, format, yielder, now }: ReplayDeps,
  { scope, alarm }: AlarmRef,
): Promise<Replayed | undefined> {
  if (isLogAlarm(alarm)) {
    await messages.warn(
      t(
        'The alarm {0} reads the connection log and not the number of connections, so the chart cannot show its replay.',
        displayText(alarm.name),
      ),
    );
    return undefined;
  }
  const failure = replayFailure(alarm);
  if (failure) {
    const sentence = failureText(failure, t).sentence;
    await messages.warn(`${displayText(alarm.name)}: ${sentence}`);
    return undefined;
  }
  const [foreign] = foreignEndpoints(alarm);
  if (foreign) {
    await messages.warn(
      t(
        'The alarm {0} reads metrics of the account {1}, so it cannot be replayed here.',
        displayText(alarm.name),
        displayText(foreign.accountId),
      ),
    );
    return undefined;
  }
  const [endpointId, ...others] = watchedEndpoints(alarm);
  if (endpointId === undefined || others.length > 0 || !readsOnlyConnections(alarm, endpointId)) {
    await messages.warn(
      t(
        'The alarm {0} reads more than the number of connections of one endpoint, so it cannot be replayed.',
        displayText(alarm.name),
      ),
    );
    return undefined;
  }
  const at = now();
  const report = await withProgress(
    t('Reading the connection counts of the last 63 days…'),
    (signal, report) => {
      const onReplayed = (done: number, all: number): void => {
        report(t('{0} of {1} replayed', format.count(done), format.count(all)));
      };
      const place = { endpointId, alarm, now: at };
      return readReplay(session.scopeAws(scope), alarm, place, signal, { yielder, onReplayed });
    },
  );
  return { report, endpointId, now: at };
}
