/** The one place that registers commands, all of them, each inside the same error wrapper. */
import * as vscode from 'vscode';
import { ExpectedError } from '../../core/model/errors';
import { commandIds, fullCommandId, writeIds, type CommandId } from '../editor/ids';
import type { Messages } from './messages';

/** What a command does. `argument` is what VS Code hands it: a tree row, or nothing. */
export type CommandHandler = (argument: unknown) => unknown;

/** A handler for every command; one left out does not compile. */
export type CommandHandlers = Readonly<Record<CommandId, CommandHandler>>;

/** A handler for each of some commands. */
export type Handlers<Id extends CommandId> = Pick<CommandHandlers, Id>;

/**
 * Registers every command; dispose the result to take them away.
 * @param readOnly whether those that change something in AWS are refused: links and keys reach a
 *   command that no menu shows
 */
export function registerCommands(
  handlers: CommandHandlers,
  messages: Messages,
  readOnly: () => boolean,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(fullCommandId(id), async (argument: unknown) => {
        try {
          if (writeIds.includes(id) && readOnly()) throw new ExpectedError({ kind: 'readOnly' });
          return await handlers[id](argument);
        } catch (error) {
          // Not awaited: the command is over, however long the message stays.
          void messages.failure(error);
          return undefined;
        }
      }),
    ),
  );
}
