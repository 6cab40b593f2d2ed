/** Reads all settings. Malformed values are left out. */
import * as vscode from 'vscode';
import { chosenScopes } from '../../core/session/chosenScopes';
import type { Event } from '../../core/base/events';
import type { Scope } from '../../core/model/scope';
import { refreshIntervalOf } from '../../core/polling/schedule/refreshInterval';
import type { SessionSettings } from '../../core/session/session';
import { prefix, settingKeys } from './ids';

type SettingKey = (typeof settingKeys)[number];

function read(key: SettingKey): unknown {
  return vscode.workspace.getConfiguration(prefix).get(key);
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
  await vscode.commands.executeCommand('workbench.action.openSettings', `${prefix}.${key}`);
}

/** Fires when settings of the extension change, with a test for each setting. */
export const onDidChangeSettings: Event<(key: SettingKey) => boolean> = (listener) =>
  vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(prefix))
      listener((key) => change.affectsConfiguration(`${prefix}.${key}`));
  });

async function save(key: SettingKey, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration(prefix);
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
}

/** Fires when read-only mode is switched on or off. */
export const onReadOnlyChange: Event<unknown> = (listener) =>
  onDidChangeSettings((changed) => {
    if (changed('readOnly')) listener(undefined);
  });
