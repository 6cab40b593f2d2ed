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

/** Settings that belong together. */
export interface SettingsGroup {
  readonly title: string;
  readonly rows: readonly SettingRow[];
  readonly notes: readonly SettingNote[];
}
