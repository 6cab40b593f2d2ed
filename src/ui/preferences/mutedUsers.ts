/** The users whose connections cause no notification, by the name in their connections. */
import * as vscode from 'vscode';
import { displayText } from '../../core/text/displayText';
import { PersistedSet } from './persistedSet';
import type { Messages } from '../messages/messages';
import { pickMany } from '../input/quickPick';

/** The set of muted users. */
export class MutedUsers extends PersistedSet {
  constructor(memory: vscode.Memento) {
    super(memory, 'mutedUsers');
  }
}

/** Unmute Users…: asks which users to unmute. */
export async function unmuteUsers(muted: MutedUsers, messages: Messages): Promise<void> {
  const { t } = vscode.l10n;
  if (muted.keys.size === 0) {
    await messages.info(
      t('No users are muted. The notification of a new connection has a button to mute its user.'),
    );
    return;
  }
  const answer = await pickMany<string>({
    title: t('Unmute Users'),
    placeholder: t('Choose the users to unmute'),
    items: [...muted.keys].sort().map((user) => ({ label: displayText(user), value: user })),
  });
  if (answer.kind === 'value') await muted.setAll(answer.value, false);
}
