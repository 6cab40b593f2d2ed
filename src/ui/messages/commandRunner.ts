/** Runs commands, all inside the same error handling. */
import { ExpectedError } from '../../core/model/errors';
import { writeIds, type CommandId } from '../editor/ids';
import type { Messages } from './messages';

/** The implementation of a command. `argument` is a tree row from VS Code, or undefined. */
export type CommandHandler = (argument: unknown) => unknown;

/** A handler for every command. A missing handler does not compile. */
export type CommandHandlers = Readonly<Record<CommandId, CommandHandler>>;

/** A handler for each of some commands. */
export type Handlers<Id extends CommandId> = Pick<CommandHandlers, Id>;

/**
 * Runs a command by its id. Shows its errors as messages.
 * @param readOnly whether commands that change something in AWS are refused: links and keyboard
 *   shortcuts can run a command that no menu shows
 */
export function commandRunner(
  handlers: CommandHandlers,
  messages: Messages,
  readOnly: () => boolean,
): (id: CommandId, argument: unknown) => Promise<unknown> {
  return async (id, argument) => {
    try {
      if (writeIds.includes(id) && readOnly()) throw new ExpectedError({ kind: 'readOnly' });
      return await handlers[id](argument);
    } catch (error) {
      // Not awaited: the command is over, however long the message stays.
      void messages.failure(error);
      return undefined;
    }
  };
}
