/** Replays an existing alarm of any kind, for the card of the alarm. */
import * as vscode from 'vscode';
import { replayPicture } from '../../../core/alarms/pictures/replayPictures';
import { noSamples, replayMarkdown } from '../../../core/replay/replayText';
import { methodOf } from '../../../core/watching/methodOf';
import type { AlarmRef } from '../../input/pickTarget';
import { replayable, replayCounts } from './countReplay';
import { replayOnLog } from './logReplay';
import type { ReplayDeps, ReplayResult, ReplayWork } from './replayWork';

/** Replays the alarm. @throws ExpectedError */
export async function readReplayFor(
  deps: ReplayDeps,
  ref: AlarmRef,
  work: ReplayWork,
): Promise<ReplayResult> {
  const { t } = vscode.l10n;
  const method = methodOf(ref.alarm);
  if (method === 'logAlarm' || method === 'metricFilter') return replayOnLog(deps, ref, work);
  const possible = replayable(ref.alarm);
  if (possible.kind === 'no') return { kind: 'failed', sentence: possible.sentence };
  const read = await replayCounts(deps, ref.scope, possible, work);
  const reader = { t, format: deps.format, now: deps.now() };
  const picture = replayPicture(read, reader);
  if (!picture) return { kind: 'failed', sentence: noSamples(t) };
  return { kind: 'done', picture, markdown: replayMarkdown(read, reader) };
}
