/** The one place that registers commands, all of them. */
import * as vscode from 'vscode';
import { commandIds, fullCommandId, type CommandId } from '../editor/ids';

/**
 * Registers every command; dispose the result to take them away.
 * @param run what each does; `argument` is what VS Code hands it: a tree row, or nothing
 */
export function registerCommands(
  run: (id: CommandId, argument: unknown) => Promise<unknown>,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(fullCommandId(id), (argument: unknown) => run(id, argument)),
    ),
  );
}
