/** One start of the extension in a fresh extension host, as the inside tells it to the outside. */

/** What is measured. Times in ms; VS Code's own marks are whole ones. */
export interface Start {
  /** The extension host's process: each start has its own. */
  readonly process: number;
  /** From VS Code's mark before it loads dist/extension.js to the one after. */
  readonly loadMs: number;
  /** From its mark before it calls `activate` to the one after. */
  readonly activateMs: number;
  /** Loading and activating an extension that does nothing, in the same host. */
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

/** Precedes a start, as JSON, among what the extension host prints. */
export const startMark = 'bench start: ';
