/** Every command with arguments that no row and no page passes: it asks instead, or does nothing. */
import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds, type CommandId } from '../../src/ui/editor/ids';
import type { TestApi } from '../../src/extension';
import { startTrial, stopTrial } from './extension';
import { closeAll, run } from './tabs';

/** They take no argument, and end what the other cases need or open what only a person can close. */
const leftOut: ReadonlySet<CommandId> = new Set([
  ...([
    'startTrial',
    'stopTrial',
    'chooseScopes',
    'chooseWorkspaceScopes',
    'useAllScopes',
  ] as const),
  ...(['findEndpoints', 'trial.next', 'trial.advance', 'showLog', 'openReadOnlySetting'] as const),
]);

/** Not what a command expects, and targets in full that nothing here has. */
const given: readonly unknown[] = [
  ...[[null], {}, { node: null }, { kind: 'endpoint', scope: 5, endpointId: ['x'] }],
  { kind: 'alarm', scope: 'nobody@eu-west-1', endpointId: 'x', alarmName: '\u202Egnp' },
  {
    ...{ kind: 'connection', scope: 'nobody@eu-west-1', connectionId: '' },
    endpointId: '<img src=x onerror=alert(1)>',
  },
  [{ scope: 'nobody@eu-west-1', endpointId: 'x' }],
];

/** Calls a command and dismisses its inputs and messages. */
async function runAndLeave(id: CommandId, argument: unknown): Promise<void> {
  let isOver = false;
  const running = Promise.resolve(run(id, argument)).finally(() => {
    isOver = true;
  });
  const isRunning = (): boolean => !isOver;
  while (isRunning()) {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
  }
  await running;
}

/** The errors in the extension's own log. */
async function loggedErrors({ context }: TestApi): Promise<readonly string[]> {
  const folder = context.logUri.fsPath;
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => /^(error|critical) /.test(line));
}

describe('commands with any argument', () => {
  let parts: TestApi;
  before(async () => {
    parts = await startTrial();
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
    // A command with one choice only takes it: the next cases get a new account.
    await stopTrial();
  });

  for (const id of commandIds.filter((one) => !leftOut.has(one))) {
    it(`meet no mistake in ${id}`, async () => {
      const earlier = await loggedErrors(parts);
      for (const argument of given) await runAndLeave(id, argument);
      assert.deepEqual((await loggedErrors(parts)).slice(earlier.length), []);
      await closeAll();
    });
  }
});
