/** One start of the extension in a fresh extension host, as the module in the host reports it. */

/** What is measured. Times in ms; between VS Code's marks they are whole. */
export interface Start {
  /** The extension host's process: each start has its own. */
  readonly process: number;
  /** How many scopes the settings name. */
  readonly scopes: number;
  /** Between VS Code's marks around loading dist/extension.js, and around activating it. */
  readonly startMs: number;
  /** From the call of the shell's `activate` until it returns, by a stopwatch. */
  readonly activateMs: number;
  /** Like startMs, of an extension that does nothing, in the same host. VS Code activates both at its start, so the times overlap. */
  readonly emptyMs: number;
  /** The extension's scripts that were loaded when `activate` was over. */
  readonly scripts: readonly string[];
  /** In the trial: since the mark before `activate`, until a row stood for each endpoint. */
  readonly rowsMs?: number;
  /** In the trial: until the first refresh was over and all below the rows was there. */
  readonly filledMs?: number;
}

/** The id of an extension that does nothing. */
export const emptyExtensionId = 'bench.empty';

/** The global variable in which the stopwatch leaves its time. */
export const stopwatchName = 'benchActivateMs';

/** Precedes a start, as JSON, among what the extension host prints. */
export const startMark = 'bench start: ';
