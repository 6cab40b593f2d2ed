/** Moves settings from the keys of version 0.1, and tells the user once if that is not possible. */
import * as vscode from 'vscode';
import type { Log } from '../../core/base/log';
import { systemClock } from '../../core/base/systemClock';
import { MoveSettings, type MoveFailure } from '../../core/settings/moveSettings';
import {
  earlierSettingsPrefix,
  machineSettingKeys,
  settingKeys,
  settingsPrefix,
  type SettingKey,
} from '../editor/ids';
import { hasEarlierSettings, moveSetting, onDidChangeSettings } from '../editor/settings';
import type { Messages } from '../messages/messages';

const reportedKey = 'earlierSettingsReported';

/** Dependencies. */
export interface EarlierSettingsDeps {
  readonly log: Log;
  readonly messages: Messages;
  readonly memory: vscode.Memento;
}

/** Moves them now and whenever they come back, until disposed. */
export function moveEarlierSettings(deps: EarlierSettingsDeps): vscode.Disposable {
  const moving = new MoveSettings({
    keys: settingKeys,
    move: moveSetting,
    clock: systemClock,
    onFailure: (failure) => {
      report(failure, deps);
    },
  });
  const move = (): void => {
    if (hasEarlierSettings()) void moving.run();
  };
  move();
  return vscode.Disposable.from(moving, onDidChangeSettings(move));
}

/** Not again, and in one window only: the values still apply. */
function report(
  { key, error }: MoveFailure<SettingKey>,
  { log, messages, memory }: EarlierSettingsDeps,
): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.warn(`Settings keep their earlier keys: ${reason}`);
  if (memory.get(reportedKey) === true || !vscode.window.state.focused) return;
  void memory.update(reportedKey, true);
  void messages.warn(
    vscode.l10n.t(
      'Settings that begin with {0} now begin with {1}. Yours still apply, but could not be moved to the new names: {2}',
      earlierSettingsPrefix,
      settingsPrefix,
      reason,
    ),
    {
      label: vscode.l10n.t('Open Settings (JSON)'),
      run: () => vscode.commands.executeCommand(settingsFileCommand(key)),
    },
  );
}

/** The command that opens the file with the setting: in a remote window there are two. */
function settingsFileCommand(key: SettingKey): string {
  return vscode.env.remoteName !== undefined && machineSettingKeys.includes(key)
    ? 'workbench.action.openRemoteSettingsFile'
    : 'workbench.action.openSettingsJson';
}
