/** The terminals in which commands are typed for a person, and the shell that reads them. */
import * as vscode from 'vscode';
import { shellOf, type Shell } from '../../core/signIn/shellQuoting';

/** What the machine says of its terminals. */
export interface TerminalOptions {
  /** Whether a new terminal runs on the machine that has the keys; in a remote window it may not. */
  readonly areHere: boolean;
  /** The person's home folder on this machine. */
  readonly home: string;
  readonly isWindows: boolean;
}

/** Opens terminals. */
export class Terminals {
  readonly areHere: boolean;

  constructor(private readonly options: TerminalOptions) {
    this.areHere = options.areHere;
  }

  /** That of a new terminal, by the person's settings. */
  get shell(): Shell {
    const { shell } = vscode.env;
    if (shell !== '') return shellOf(shell);
    return this.options.isWindows ? 'powershell' : 'sh';
  }

  /**
   * Opens and shows a terminal. It starts in the home folder: cmd runs a program of the folder that it
   * is in before one of the path, and a workspace may be anybody's.
   */
  open(name: string): vscode.Terminal {
    const terminal = vscode.window.createTerminal({ name, cwd: this.options.home });
    terminal.show();
    return terminal;
  }
}
