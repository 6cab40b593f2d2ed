/** The terminals into which commands are inserted, and their shell. */
import * as vscode from 'vscode';
import { shellOf, type Shell } from '../../core/signIn/shellQuoting';

/** The environment of terminals. */
export interface TerminalOptions {
  /** Whether a new terminal runs on the machine with the credentials; in a remote window it may not. */
  readonly areHere: boolean;
  /** The user's home folder on this machine. */
  readonly home: string;
  readonly isWindows: boolean;
}

/** Opens terminals. */
export class Terminals {
  readonly areHere: boolean;

  constructor(private readonly options: TerminalOptions) {
    this.areHere = options.areHere;
  }

  /** The shell of a new terminal, by the user's settings. */
  get shell(): Shell {
    const { shell } = vscode.env;
    if (shell !== '') return shellOf(shell);
    return this.options.isWindows ? 'powershell' : 'sh';
  }

  /**
   * Opens and shows a terminal. It starts in the home folder: cmd prefers programs in the current folder to
   * those on the path, and a workspace may be untrusted.
   */
  open(name: string): vscode.Terminal {
    const terminal = vscode.window.createTerminal({ name, cwd: this.options.home });
    terminal.show();
    return terminal;
  }
}
