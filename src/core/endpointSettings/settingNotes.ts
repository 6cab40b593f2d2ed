/** Notes below the settings of a group: what matters for the detection of connections. */
import type { ViewContext } from '../text/viewContext';
import type { SettingNote } from './view/settingsGroup';

/** What a group of settings needs besides the settings. */
export type SettingsContext = Pick<ViewContext, 't' | 'format'>;

/** A note about something to change. @param command the command that changes it; null if there is none */
export function warning(text: string, command: SettingNote['command'] = null): SettingNote {
  return { severity: 'warning', text, command };
}

/** A note about something to know. */
export function info(text: string): SettingNote {
  return { severity: 'info', text, command: null };
}
