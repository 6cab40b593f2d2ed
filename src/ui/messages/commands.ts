/** Registers all commands. */
import * as vscode from 'vscode';
import { commandIds, formerIds, fullCommandId, type CommandId } from '../editor/ids';

/**
 * Registers every command; disposing the result unregisters them.
 * @param run runs a command; `argument` is a tree row from VS Code, or undefined
 */
export function registerCommands(
  run: (id: CommandId, argument: unknown) => Promise<unknown>,
): vscode.Disposable {
  const named = [...commandIds.map((id) => [id, id] as const), ...formerIds];
  return vscode.Disposable.from(
    ...named.map(([name, id]) =>
      vscode.commands.registerCommand(fullCommandId(name), (argument: unknown) =>
        run(id, argument),
      ),
    ),
  );
}
