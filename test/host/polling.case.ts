import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension';
import { set, startTrial } from './extension';
import { until } from './until';

/** Writes the setting and waits until the extension has been notified. */
async function setInterval(seconds: number | undefined, expected: number): Promise<void> {
  await set('refreshInterval', seconds);
  await until(`the interval ${expected}`, vscode.workspace.onDidChangeConfiguration, () => {
    const value = vscode.workspace.getConfiguration('clientVPNWatch').get('refreshInterval');
    return value === expected || undefined;
  });
}

describe('the refresh interval', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
    // Whether the window of the tests has the focus is not ours to say.
    parts.session.setActive(true);
  });
  after(() => setInterval(undefined, 60));

  it('of 0 refreshes on request only, and any other by itself', async () => {
    const { session } = parts;
    const { trial } = session.watched ?? assert.fail();
    assert(trial);
    let refreshes = 0;
    const counting = session.onDidRefresh(() => refreshes++);
    await setInterval(0, 0);
    // Waits for a refresh that may be running.
    await session.refresh();
    refreshes = 0;
    trial.advance(3600);
    // One that had begun by itself would be counted before the one that is asked for.
    await session.refresh();
    assert.equal(refreshes, 1);

    await setInterval(30, 30);
    trial.advance(60);
    await until('a refresh by itself', session.onDidRefresh, () => refreshes > 1 || undefined);
    counting.dispose();
  });
});
