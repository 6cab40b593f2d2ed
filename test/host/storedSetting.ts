/** What VS Code stores of a setting, under its key and under the key of version 0.1. */
import * as vscode from 'vscode';

/** The user's value under the key, undefined if not set; under the earlier key the one that applies, null if not set. */
export function stored(key: string): { readonly current: unknown; readonly earlier: unknown } {
  return {
    current: vscode.workspace.getConfiguration('clientVPNWatch').inspect(key)?.globalValue,
    earlier: vscode.workspace.getConfiguration('clientVpnWatch').get(key),
  };
}

/** Sets the user's value under the key of version 0.1. */
export async function setEarlier(key: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('clientVpnWatch');
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
}
