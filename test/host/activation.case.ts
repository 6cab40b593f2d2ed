import { strict as assert } from 'node:assert';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { api, extension } from './extension';
import { loadedScripts } from './loadedScripts';

const loaded = (): readonly string[] => loadedScripts(extension().extensionPath);

/** Host cases run in the order of their files' names: this one is the first, and no scope is chosen yet. */
describe('before a scope is chosen', () => {
  before(() => extension().activate());

  it('loads the shell alone, of 40 KB at most', async () => {
    assert.deepEqual(loaded(), ['extension.js']);
    const { size } = await stat(join(extension().extensionPath, 'dist', 'extension.js'));
    assert(size <= 40 * 1024, `${size} bytes`);
  });

  it('registers every command of its manifest', async () => {
    const manifest = extension().packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const ids = manifest.contributes.commands.map(({ command }) => command);
    assert(ids.length > 20);
    assert.deepEqual(
      ids.filter((id) => !registered.has(id)),
      [],
    );
  });

  it('loads the app for a command, and nothing of the AWS SDK', async () => {
    await vscode.commands.executeCommand('clientVpnWatch.refresh');
    assert.deepEqual(loaded(), ['extension.js', 'app.js', 'shared.js']);
  });

  it('shows no rows, watches nothing, and a refresh asks nobody', async () => {
    const { tree, session, store } = await api();
    await vscode.commands.executeCommand('clientVpnWatch.refresh');
    assert.deepEqual(tree.getChildren(), []);
    assert.equal(session.watched, undefined);
    assert.deepEqual(store.snapshot.scopes, []);
    assert.deepEqual(loaded(), ['extension.js', 'app.js', 'shared.js']);
  });
});
