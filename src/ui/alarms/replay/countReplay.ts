/** The replay of an alarm on the number of connections: over all samples that CloudWatch keeps. */
import * as vscode from 'vscode';
import type { Alarm } from '../../../core/model/alarm';
import { isMetricAlarm, type AnyAlarm } from '../../../core/model/logAlarm';
import type { ScopeId } from '../../../core/model/scope';
import { readReplay, type ReadReplay } from '../../../core/replay/readReplay';
import { readsOnlyConnections } from '../../../core/replay/replayAlarm';
import { replayFailure } from '../../../core/replay/replayObstacle';
import { displayText } from '../../../core/text/displayText';
import { failureText } from '../../../core/text/failures/failureText';
import { foreignEndpoints, watchedEndpoints } from '../../../core/watching/watches';
import type { ReplayDeps, ReplayWork } from './replayWork';

const t = vscode.l10n.t;

/** An alarm that can be replayed, or why it cannot, in a sentence. */
export type Replayable =
  | { readonly kind: 'yes'; readonly alarm: Alarm; readonly endpointId: string }
  | { readonly kind: 'no'; readonly sentence: string };

/** Whether the alarm reads nothing but the number of connections of one endpoint. */
export function replayable(alarm: AnyAlarm): Replayable {
  const no = (sentence: string): Replayable => ({ kind: 'no', sentence });
  if (!isMetricAlarm(alarm)) {
    return no(
      t(
        'The alarm reads the connection log and not the number of connections, so the chart cannot show its replay.',
      ),
    );
  }
  const failure = replayFailure(alarm);
  if (failure) return no(failureText(failure, t).sentence);
  const [foreign] = foreignEndpoints(alarm);
  if (foreign) {
    return no(
      t(
        'The alarm reads metrics of the account {0}, so it cannot be replayed here.',
        displayText(foreign.accountId),
      ),
    );
  }
  const [endpointId, ...others] = watchedEndpoints(alarm);
  if (endpointId === undefined || others.length > 0 || !readsOnlyConnections(alarm, endpointId)) {
    return no(
      t(
        'The alarm reads more than the number of connections of one endpoint, so it cannot be replayed.',
      ),
    );
  }
  return { kind: 'yes', alarm, endpointId };
}

/** Replays it. @throws ExpectedError */
export function replayCounts(
  { session, format, yielder, now }: ReplayDeps,
  scope: ScopeId,
  { alarm, endpointId }: Extract<Replayable, { readonly kind: 'yes' }>,
  { signal, say }: ReplayWork,
): Promise<ReadReplay> {
  const onReplayed = (done: number, all: number): void => {
    say(t('{0} of {1} replayed', format.count(done), format.count(all)));
  };
  say(t('Reading the connection counts of the last 63 days…'));
  const place = { endpointId, alarm, now: now() };
  return readReplay(session.scopeAws(scope), alarm, place, signal, { yielder, onReplayed });
}
