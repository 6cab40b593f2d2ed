/**
 * Reads and writes all settings. Malformed values are left out. A setting has two keys, see
 * `core/settings/storedSetting.ts`; nothing outside of this file depends on which of them is set.
 */
import * as vscode from 'vscode';
import { chosenScopes } from '../../core/session/chosenScopes';
import type { Event } from '../../core/base/events';
import type { Scope } from '../../core/model/scope';
import { refreshIntervalOf } from '../../core/polling/schedule/refreshInterval';
import type { SessionSettings } from '../../core/session/session';
import {
  earlierApplies,
  moveToCurrentKey,
  saveSetting,
  type SettingStore,
  type StoredSetting,
} from '../../core/settings/storedSetting';
import {
  earlierSettingsPrefix,
  machineSettingKeys,
  settingKeys,
  settingsPrefix,
  type SettingKey,
} from './ids';

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(settingsPrefix);
}

function earlierConfiguration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration(earlierSettingsPrefix);
}

/** The value under the earlier key; undefined if it is not set: its default in the manifest is null. */
function earlierValue(key: SettingKey): unknown {
  return earlierConfiguration().get(key) ?? undefined;
}

/** All settings are the user's or the machine's: VS Code ignores them in a workspace. */
function stored(key: SettingKey): StoredSetting {
  return {
    current: configuration().inspect(key)?.globalValue ?? undefined,
    earlier: earlierValue(key),
    forAllProfiles: {
      current: isForAllProfiles(settingsPrefix, key),
      earlier: isForAllProfiles(earlierSettingsPrefix, key),
    },
  };
}

/** Whether VS Code applies a key to all its profiles. Remote machines have none. */
function isForAllProfiles(prefix: string, key: SettingKey): boolean {
  if (vscode.env.remoteName !== undefined || !machineSettingKeys.includes(key)) return true;
  const listed = vscode.workspace.getConfiguration('workbench.settings').get('applyToAllProfiles');
  return Array.isArray(listed) && listed.includes(`${prefix}.${key}`);
}

function read(key: SettingKey): unknown {
  const earlier = earlierValue(key);
  // `inspect` is slow, and rarely needed.
  return earlier !== undefined && earlierApplies(stored(key)) ? earlier : configuration().get(key);
}

/** The settings that select the data source. */
export function sessionSettings(): SessionSettings {
  return { trial: read('trial') === true, scopes: chosenScopes(read('scopes')) };
}

/** The interval between refreshes, in ms; 0 disables automatic refreshes. */
export function refreshIntervalMs(): number {
  return refreshIntervalOf(read('refreshInterval'));
}

/** Whether the editor notifies of alarms, and of connections. */
export function notificationsWanted(): { readonly alarms: boolean; readonly connections: boolean } {
  const alarms = read('notifications') !== false;
  return { alarms, connections: alarms && read('connectionNotifications') !== false };
}

/** Whether read-only mode is on. */
export function readOnlyMode(): boolean {
  return read('readOnly') === true;
}

/** Whether certificates are verified: a setting of the editor itself. */
export function checksCertificates(): boolean {
  return vscode.workspace.getConfiguration('http').get('proxyStrictSSL') !== false;
}

/** The current value of every setting of the extension. */
export function ownSettings(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(settingKeys.map((key) => [key, read(key)]));
}

/** The network settings; for a proxy, only whether there is one. */
export function networkSettings(): Readonly<Record<string, unknown>> {
  const http = vscode.workspace.getConfiguration('http');
  const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'AWS_CA_BUNDLE'];
  const isSet = (name: string): boolean =>
    [name, name.toLowerCase()].some((spelled) => Boolean(process.env[spelled]));
  return {
    'http.proxy': Boolean(http.get<string>('proxy')),
    'http.proxySupport': http.get('proxySupport'),
    'http.proxyStrictSSL': http.get('proxyStrictSSL'),
    'set in the environment': variables.filter(isSet),
  };
}

/** Sets the scopes and turns the trial off. */
export async function saveScopes(scopes: readonly Scope[]): Promise<void> {
  await save('scopes', scopes);
  await save('trial', undefined);
}

/** Turns the trial on or off. */
export async function saveTrial(on: boolean): Promise<void> {
  await save('trial', on ? true : undefined);
}

/** Opens a setting in the settings editor. */
export async function openSetting(key: SettingKey): Promise<void> {
  await vscode.commands.executeCommand(
    'workbench.action.openSettings',
    `@id:${settingsPrefix}.${key}`,
  );
}

/**
 * Fires when settings of the extension change, with a test for each setting. It also fires for a
 * value that moves from the earlier key, which is the same before and after.
 */
export const onDidChangeSettings: Event<(key: SettingKey) => boolean> = (listener) =>
  vscode.workspace.onDidChangeConfiguration((change) => {
    const changed = (path: string): boolean =>
      [settingsPrefix, earlierSettingsPrefix].some((prefix) =>
        change.affectsConfiguration(`${prefix}${path}`),
      );
    if (changed('')) listener((key) => changed(`.${key}`));
  });

/** Whether any setting is set under its earlier key. */
export function hasEarlierSettings(): boolean {
  return settingKeys.some((key) => earlierValue(key) !== undefined);
}

/** Machine settings of a remote window are written to the remote machine. */
const store: SettingStore<SettingKey> = {
  stored,
  set: async (key, value) => {
    await configuration().update(key, value, vscode.ConfigurationTarget.Global);
  },
  setEarlier: async (key, value) => {
    await earlierConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
  },
};

/** Moves the value of a setting to its current key. @throws Error if VS Code cannot write it */
export function moveSetting(key: SettingKey): Promise<void> {
  return inTurn(() => moveToCurrentKey(store, key));
}

function save(key: SettingKey, value: unknown): Promise<void> {
  return inTurn(() => saveSetting(store, key, value));
}

let lastWrite = Promise.resolve();

/** One after the other: a value that is being moved must not overwrite the one that the user chooses. */
function inTurn(write: () => Promise<void>): Promise<void> {
  const written = lastWrite.then(write);
  lastWrite = written.catch(() => undefined);
  return written;
}

/** Fires when read-only mode is switched on or off. */
export const onReadOnlyChange: Event<unknown> = (listener) =>
  onDidChangeSettings((changed) => {
    if (changed('readOnly')) listener(undefined);
  });
