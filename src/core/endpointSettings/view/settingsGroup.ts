/** What the page of an endpoint's settings shows: texts that are ready to be shown. */

/** A setting. */
export interface SettingRow {
  readonly name: string;
  /** In words. */
  readonly value: string;
  /** The name and the value of the API, shown on request. */
  readonly raw: string;
  /** The text that the copy button copies; null for none. */
  readonly copy: string | null;
}

/** What a setting means for the detection of connections. */
export interface SettingNote {
  readonly severity: 'warning' | 'info';
  readonly text: string;
  /** The command that changes it. */
  readonly command: 'turnOnLogging' | null;
}

/** What a cell of a table says below its value. */
export interface CellLine {
  readonly kind: 'detail' | 'info' | 'warning' | 'error';
  readonly text: string;
}

/** A cell of a table. */
export interface TableCell {
  /** In words. */
  readonly value: string;
  /** The value of the API, shown on request; null if `value` is that one. */
  readonly raw: string | null;
  readonly lines: readonly CellLine[];
}

/** Settings of which an endpoint has many. */
export interface SettingsTable {
  /** `raw` is the name of the API, shown on request. */
  readonly columns: readonly { readonly name: string; readonly raw: string }[];
  /** A cell for each column; the first one names the row. */
  readonly rows: readonly (readonly TableCell[])[];
  /** The whole table for the clipboard: lines of cells between tabs, the names first. */
  readonly copy: string;
}

/** Settings that belong together. */
export interface SettingsGroup {
  readonly title: string;
  readonly rows: readonly SettingRow[];
  readonly notes: readonly SettingNote[];
  readonly table?: SettingsTable;
}
