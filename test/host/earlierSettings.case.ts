import { strict as assert } from 'node:assert';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { scopeId } from '../../src/core/model/scope';
import {
  moveSetting,
  notificationsWanted,
  readOnlyMode,
  refreshIntervalMs,
  saveTrial,
  sessionSettings,
} from '../../src/ui/editor/settings';
import { api, set, startTrial, stopTrial } from './extension';
import { setEarlier, stored } from './storedSetting';
import { until } from './until';

const scopes = [{ profile: 'no-such-profile', region: 'eu-west-1' }];

/** Waits until a setting is stored under its key only, with this value. */
function moved(key: string, value: unknown): Promise<true> {
  return until(`${key} under its key`, vscode.workspace.onDidChangeConfiguration, () => {
    const { current, earlier } = stored(key);
    if (earlier !== null) return undefined;
    assert.deepEqual(current, value);
    return true;
  });
}

/** Replaces the machine's settings as somebody who edits the file. */
async function edit(file: string, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, all, text);
  assert(await vscode.workspace.applyEdit(change));
  assert(await document.save());
}

describe('a setting under the key of version 0.1', () => {
  before(stopTrial);
  after(async () => {
    for (const key of ['scopes', 'refreshInterval', 'readOnly', 'notifications'])
      await set(key, undefined);
  });

  it('applies at once, and at every moment while it moves to its new key', async () => {
    const seen: unknown[] = [];
    const listening = vscode.workspace.onDidChangeConfiguration(() => {
      seen.push(sessionSettings().scopes);
    });
    await setEarlier('scopes', scopes);
    await moved('scopes', scopes);
    listening.dispose();
    assert(seen.length >= 3, String(seen.length));
    for (const value of seen) assert.deepEqual(value, scopes);
    const { session } = await api();
    await until('the scope', session.onDidChange, () => session.watched && true);
    assert(session.scopeAws(scopeId({ profile: 'no-such-profile', region: 'eu-west-1' })));
    await set('scopes', undefined);
  });

  it('moves from the user’s own settings too, and with a value of a wrong type', async () => {
    await setEarlier('readOnly', true);
    await moved('readOnly', true);
    assert.equal(readOnlyMode(), true);
    await setEarlier('notifications', false);
    await moved('notifications', false);
    assert.equal(notificationsWanted().alarms, false);
    await setEarlier('refreshInterval', '90');
    await moved('refreshInterval', '90');
    assert.equal(refreshIntervalMs(), 60_000);
  });

  it('gives way to one under the new key, which keeps its session', async () => {
    const { session, store } = await startTrial();
    const id = scopeId(store.snapshot.scopes[0]?.scope ?? assert.fail());
    const aws = session.scopeAws(id);
    await setEarlier('trial', true);
    await moved('trial', true);
    await setEarlier('trial', false);
    await moveSetting('trial');
    assert.deepEqual(stored('trial'), { current: true, earlier: false });
    assert.equal(session.scopeAws(id), aws);
    // Neither is left after a reset.
    await saveTrial(false);
    assert.deepEqual(stored('trial'), { current: undefined, earlier: null });
    await until('the end of the trial', session.onDidChange, () =>
      session.watched ? undefined : true,
    );
  });

  it('applies while the settings file cannot be changed, and moves once it can', async () => {
    const { context } = await api();
    const data = join(context.globalStorageUri.fsPath, '..', '..', '..');
    const file = join(data, 'Machine', 'settings.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '{}', { flag: 'a' });
    const setting = `"clientVpnWatch.scopes": ${JSON.stringify(scopes)}`;
    const applies = until('the scope', vscode.workspace.onDidChangeConfiguration, () =>
      sessionSettings().scopes.length === 1 ? true : undefined,
    );
    await edit(file, `{ ${setting}, oops`);
    await applies;
    await assert.rejects(moveSetting('scopes'), /settings/);
    assert.deepEqual(stored('scopes'), { current: undefined, earlier: scopes });
    assert.deepEqual(sessionSettings().scopes, scopes);

    await edit(file, `{ ${setting}, "clientVpnWatch.refreshInterval": 120 }`);
    await moved('scopes', scopes);
    await moved('refreshInterval', 120);
    assert.deepEqual(sessionSettings().scopes, scopes);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
