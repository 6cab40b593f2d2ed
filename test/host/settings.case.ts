import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { scopeId } from '../../src/core/model/scope';
import { moveSetting } from '../../src/ui/editor/settings';
import { api, set, stopTrial } from './extension';
import { stored } from './storedSetting';
import { until } from './until';

function value(section: string, key: string): unknown {
  return vscode.workspace.getConfiguration(section).get(key);
}

/** A setting of the same file that a workspace may make: with it, the others have been read too. */
function tabSize(size: number): Promise<true> {
  return until(`a tab size of ${size}`, vscode.workspace.onDidChangeConfiguration, () =>
    value('editor', 'tabSize') === size ? true : undefined,
  );
}

describe('the settings', () => {
  before(stopTrial);
  after(() => set('scopes', undefined));

  it('that choose profile and region are not heeded in a workspace', async () => {
    const { session } = await api();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert(folder, 'no folder is open');
    const file = vscode.Uri.joinPath(folder, '.vscode', 'settings.json');
    const before = value('editor', 'tabSize') as number;
    const settings = {
      'clientVPNWatch.trial': true,
      'clientVPNWatch.scopes': [{ profile: 'theirs', region: 'eu-west-1' }],
      'clientVPNWatch.refreshInterval': 1,
      'clientVPNWatch.notifications': false,
      'clientVPNWatch.readOnly': true,
      'clientVpnWatch.trial': true,
      'clientVpnWatch.scopes': [{ profile: 'theirs', region: 'eu-west-1' }],
      'clientVpnWatch.readOnly': true,
      'editor.tabSize': before + 1,
    };
    await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(settings)));
    await tabSize(before + 1);
    assert.equal(value('clientVPNWatch', 'trial'), false);
    assert.deepEqual(value('clientVPNWatch', 'scopes'), []);
    assert.equal(value('clientVPNWatch', 'refreshInterval'), 60);
    assert.equal(value('clientVPNWatch', 'notifications'), true);
    assert.equal(value('clientVPNWatch', 'readOnly'), false);
    assert.equal(session.watched, undefined);
    // Nor do they get from there into the settings of the user.
    await moveSetting('scopes');
    await moveSetting('readOnly');
    assert.deepEqual(stored('scopes'), { current: undefined, earlier: null });
    assert.deepEqual(stored('readOnly'), { current: undefined, earlier: null });
    assert.deepEqual(JSON.parse(String(await vscode.workspace.fs.readFile(file))), settings);
    await vscode.workspace.fs.delete(file);
    await tabSize(before);
  });

  it('that name a profile without credentials lead to rows that say so', async () => {
    const { store, tree } = await api();
    const scopes = ['ap-northeast-1', 'eu-west-1'].map((region) => ({
      profile: 'no-such-profile',
      region,
    }));
    await set('scopes', scopes);
    await until('an answer for each scope', store.onDidChange, () => {
      const failed = store.snapshot.scopes.filter(({ endpoints }) => endpoints.kind === 'failed');
      return failed.length === 2 || undefined;
    });
    const rows = await until(
      'a row of each scope with its reason',
      tree.onDidChangeTreeData,
      () => {
        const all = tree.getChildren();
        const notified = all.filter(
          (row) => tree.getChildren(row)[0]?.node.description !== undefined,
        );
        return notified.length === 2 ? all : undefined;
      },
    );
    assert.deepEqual(
      rows.map(({ node: { target } }) => target),
      scopes.map((scope) => ({ kind: 'scope', scope: scopeId(scope) })),
    );
    for (const row of rows)
      assert.match(tree.getChildren(row)[0]?.node.description ?? '', /no-such-profile/);
  });
});
