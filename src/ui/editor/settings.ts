/** The settings, read in one place; what is malformed is left out rather than passed on. */
import * as vscode from 'vscode';
import { chosenScopes } from '../../core/session/chosenScopes';
import type { Event } from '../../core/base/events';
import type { Scope } from '../../core/model/scope';
import { refreshIntervalOf } from '../../core/polling/refreshInterval';
import type { SessionSettings } from '../../core/session/session';
import { prefix, settingKeys } from './ids';

type SettingKey = (typeof settingKeys)[number];

function read(key: SettingKey): unknown {
  return vscode.workspace.getConfiguration(prefix).get(key);
}

/** What decides where data come from. */
export function sessionSettings(): SessionSettings {
  return { trial: read('trial') === true, scopes: chosenScopes(read('scopes')) };
}

/** Between two refreshes, in ms; 0 for never by itself. */
export function refreshIntervalMs(): number {
  return refreshIntervalOf(read('refreshInterval'));
}

/** Whether the editor tells of alarms, and of connections. */
export function notificationsWanted(): { readonly alarms: boolean; readonly connections: boolean } {
  const alarms = read('notifications') !== false;
  return { alarms, connections: alarms && read('connectionNotifications') !== false };
}

/** Whether nothing in AWS may be changed from here. */
export function readOnlyMode(): boolean {
  return read('readOnly') === true;
}

/** Whether certificates are checked: a setting of the editor's own, for all that it does. */
export function checksCertificates(): boolean {
  return vscode.workspace.getConfiguration('http').get('proxyStrictSSL') !== false;
}

/** Every setting of the extension, as it stands. */
export function ownSettings(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(settingKeys.map((key) => [key, read(key)]));
}

/** What decides how AWS is reached; of a proxy only whether there is one. */
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

/** Chooses the scopes, and with them the real AWS. */
export async function saveScopes(scopes: readonly Scope[]): Promise<void> {
  await save('scopes', scopes);
  await save('trial', undefined);
}

/** Turns the trial on or off. */
export async function saveTrial(on: boolean): Promise<void> {
  await save('trial', on ? true : undefined);
}

/** Shows a setting where it is changed. */
export async function openSetting(key: SettingKey): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `${prefix}.${key}`);
}

/** Fires with whether the setting changed, for each of the extension's settings. */
export const onDidChangeSettings: Event<(key: SettingKey) => boolean> = (listener) =>
  vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(prefix))
      listener((key) => change.affectsConfiguration(`${prefix}.${key}`));
  });

async function save(key: SettingKey, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration(prefix);
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
}
