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
import { refusalText } from '../../core/diagnosis/fixes/doublingText';
import { writeAccepted } from '../../core/diagnosis/fixes/writeAccepted';
import type { AlarmDefinition } from '../../core/model/alarm';
import { isLogAlarm, type AnyAlarm } from '../../core/model/logAlarm';
import { scopeId } from '../../core/model/scope';
import type { ScopeAws } from '../../core/ports/aws';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
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
  readonly store: Store;
  readonly documents: Documents;
  readonly messages: Messages;
  readonly format: Format;
}

/**
 * Asks again if another alarm has come to notify of the same since the question.
 * @param seen the alarm from which the definition was derived
 * @param refusesSuperfluous whether it reports, instead of asking, that another alarm does everything
 * @returns whether the alarm now has the definition
 * @throws ExpectedError
 */
export async function fixAlarm(
  seen: AlarmDefinition,
  definition: AlarmDefinition,
  aws: ScopeAws,
  deps: ReplaceDeps,
  refusesSuperfluous = false,
): Promise<boolean> {
  const { session, store, messages, format } = deps;
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
  const { replacement } = preview;
  const words = { t, format };
  const scope = scopeId(aws.scope);
  const change = {
    alarmName: seen.name,
    after: (alarm: AnyAlarm) => (isLogAlarm(alarm) ? undefined : { ...alarm, ...definition }),
  };
  const result = await writeAccepted(change, {
    ...{ aws, words, scope: store.scope(scope), asksAlways: true },
    inTurn: (work) =>
      withLateProgress(waitingTitle(seen.name), (signal) =>
        session.inTurn(() => work(signal), signal),
      ),
    ask: async ({ warnings, superfluous }) => {
      if (!superfluous || !refusesSuperfluous) return agreed(replacement, name, warnings, deps);
      await session.refresh(scope);
      void messages.warn(refusalText(superfluous, words));
      return false;
    },
    write: (signal) => replaceAlarm(replacement, aws, signal),
  });
  if (!result) return false;
  await session.refresh(scope);
  return reportReplaced(result, name, messages);
}

function reportReplaced(result: ReplaceResult, name: string, messages: Messages): boolean {
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
