/** The outcomes that all commands on an alarm share. */
import * as vscode from 'vscode';
import type { Stopped } from '../../../core/actions/write/attempt';
import type { Session } from '../../../core/session/session';
import { displayText } from '../../../core/text/displayText';
import type { AlarmRef } from '../../input/pickTarget';
import type { Messages } from '../../messages/messages';

const t = vscode.l10n.t;

/** Dependencies of commands on an alarm. */
export interface AlarmDeps {
  readonly session: Session;
  readonly messages: Messages;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** Reports that the alarm is gone or was changed, or that AWS refused. */
export async function endedEarly(
  result: Stopped | { readonly kind: 'gone' | 'changed' },
  { session, messages }: AlarmDeps,
  ref: AlarmRef,
): Promise<void> {
  const name = displayText(ref.alarm.name);
  await session.refresh(ref.scope);
  switch (result.kind) {
    case 'gone':
      return messages.info(t('The alarm {0} no longer exists.', name));
    case 'changed':
      return messages.warn(
        t('The alarm {0} was changed in the meantime, so nothing was done. Try again.', name),
      );
    default:
      return messages.stopped(result);
  }
}
