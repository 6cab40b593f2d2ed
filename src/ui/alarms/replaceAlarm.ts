/** Fixes an alarm: compares the current and the new configuration, asks, and writes the alarm. */
import * as vscode from 'vscode';
import { differenceText } from '../../core/actions/write/alarmDifferences';
import { comments, json } from '../../core/actions/plan/jsonc';
import {
  previewReplace,
  replaceAlarm,
  type Replacement,
  type ReplacePreview,
  type ReplaceResult,
} from '../../core/actions/replace/replaceAlarm';
import type { AlarmDefinition } from '../../core/model/alarm';
import { scopeId } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import { displayText } from '../../core/text/displayText';
import { sentences } from '../../core/text/phrases';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import type { Session } from '../../core/session/session';
import { waitingTitle, withLateProgress } from '../input/withProgress';

const t = vscode.l10n.t;
const beforeDocument = 'alarm-now.jsonc';
const afterDocument = 'alarm-afterwards.jsonc';

/** Dependencies of the fix. */
export interface ReplaceDeps {
  readonly session: Session;
  readonly documents: Documents;
  readonly messages: Messages;
}

/** What a fix depends on beside the alarm itself. */
export interface FixWarnings {
  /** What the user should know before the answer, as sentences. */
  readonly warnings: readonly string[];
  /** Asked after the answer, right before the write. @throws ExpectedError */
  readonly mayWrite: (signal: AbortSignal) => Promise<boolean>;
}

/**
 * @param seen the alarm from which the definition was derived
 * @returns whether the alarm now has the definition
 * @throws ExpectedError
 */
export async function fixAlarm(
  seen: AlarmDefinition,
  definition: AlarmDefinition,
  aws: ScopeAws,
  deps: ReplaceDeps,
  fixWarnings?: FixWarnings,
): Promise<boolean> {
  const { session, messages } = deps;
  const name = displayText(seen.name);
  const preview = await previewReplace(seen, definition, aws);
  switch (preview.kind) {
    case 'unchanged':
      return true;
    case 'ready':
      break;
    default:
      return notFixed(preview, name, messages);
  }
  if (!(await agreed(preview.replacement, name, fixWarnings?.warnings ?? [], deps))) return false;
  const result = await withLateProgress(waitingTitle(seen.name), (signal) =>
    session.inTurn(
      async () =>
        !fixWarnings || (await fixWarnings.mayWrite(signal))
          ? replaceAlarm(preview.replacement, aws, signal)
          : undefined,
      signal,
    ),
  );
  if (!result) return false;
  await session.refresh(scopeId(aws.scope));
  switch (result.kind) {
    case 'done':
      void messages.info(t('The alarm {0} was fixed.', name));
      return true;
    case 'differs':
      void messages.warn(
        sentences(
          [
            t('The alarm {0} was written, but its configuration in AWS is different.', name),
            ...result.differences.map((difference) => differenceText(difference, t)),
          ],
          t,
        ),
      );
      return false;
    default:
      return notFixed(result, name, messages);
  }
}

async function agreed(
  { configuration, call }: Replacement,
  name: string,
  warnings: readonly string[],
  { documents, messages }: ReplaceDeps,
): Promise<boolean> {
  await documents.compare(
    t('{0}: now and after the fix', name),
    [beforeDocument, `${comments([t('Now')])}\n${json(configuration)}\n`],
    [
      afterDocument,
      `${comments([`${t('After the fix')}: ${call.iamAction}`])}\n${json(call.input)}\n`,
    ],
  );
  const yes = await messages.confirm(
    t('Fix the alarm {0}?', name),
    sentences(
      [
        ...warnings,
        t('The editor shows the configuration now and after the fix.'),
        t(
          'All other settings in AWS are sent unchanged, including settings unknown to this extension.',
        ),
      ],
      t,
    ),
    t('Fix the Alarm'),
  );
  await documents.close(afterDocument);
  return yes;
}

function notFixed(
  result: Exclude<
    ReplacePreview | ReplaceResult,
    { kind: 'done' | 'differs' | 'ready' | 'unchanged' }
  >,
  name: string,
  messages: Messages,
): false {
  switch (result.kind) {
    case 'gone':
      void messages.info(t('The alarm {0} no longer exists.', name));
      return false;
    case 'changed':
      void messages.warn(
        t('The alarm {0} was changed in the meantime, so nothing was done. Try again.', name),
      );
      return false;
    default:
      void messages.stopped(result);
      return false;
  }
}
