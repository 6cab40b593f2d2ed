import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { isExpected } from '../../src/core/model/errors';
import { scopeId } from '../../src/core/model/scope';
import { endpointRow, endpointRows, start, startTrial, stop } from './extension';

async function ourCommands(): Promise<readonly string[]> {
  const all = await vscode.commands.getCommands(true);
  // VS Code makes commands for views and containers by itself.
  return all.filter((id) => /^clientVpnWatch\.(?!(endpoints|activity)\.)/.test(id));
}

/** What the window's page refuses other extensions, such as a search without a program for it. */
function isOfTheWorkbench(reason: unknown): boolean {
  return reason instanceof Error && reason.stack?.includes('/vs/code/browser/workbench/') === true;
}

describe('the end of the extension', () => {
  it('in the middle of its work releases everything, and a new start finds nothing in its way', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => {
      if (!isOfTheWorkbench(reason)) rejections.push(reason);
    };
    process.on('unhandledRejection', note);
    const parts = await startTrial();
    const commands = await ourCommands();
    await vscode.commands.executeCommand(
      'clientVpnWatch.showChart',
      endpointRow(parts, 'Tokyo office'),
    );
    const [scope] = parts.store.snapshot.scopes;
    assert(scope);
    const call = parts.session.scopeAws(scopeId(scope.scope)).endpoints.list();
    const refresh = parts.session.refresh();
    stop(parts);
    const left = parts.store.snapshot;
    await assert.rejects(call, (error) => isExpected(error) && error.failure.kind === 'cancelled');
    await refresh;
    assert.equal(parts.store.snapshot, left);
    assert.deepEqual(await ourCommands(), []);

    await start(parts);
    const next = await startTrial();
    assert.notEqual(next.store, parts.store);
    assert.equal(endpointRows(next).length, 3);
    assert.deepEqual(await ourCommands(), commands);
    process.off('unhandledRejection', note);
    assert.deepEqual(rejections, []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
