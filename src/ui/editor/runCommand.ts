/** Runs the commands of the extension from its own code. */
import * as vscode from 'vscode';
import { fullCommandId, type CommandId } from './ids';

/** Runs one of the extension's commands. */
export type RunCommand = (id: CommandId, ...values: readonly unknown[]) => Thenable<unknown>;

/** Runs it in this window. */
export const runCommand: RunCommand = (id, ...values) =>
  vscode.commands.executeCommand(fullCommandId(id), ...values);
