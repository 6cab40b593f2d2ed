/** Registers all commands. */
import * as vscode from 'vscode';
import { commandIds, fullCommandId, type CommandId } from '../editor/ids';

/**
 * Registers every command; disposing the result unregisters them.
 * @param run runs a command; `argument` is a tree row from VS Code, or undefined
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
