/** Messages between the extension and the page of an endpoint's settings. */
import type { SettingsGroup } from '../core/endpointSettings/view/settingsGroup';
import type { SettingsTexts } from '../core/endpointSettings/view/settingsTexts';
import { isRecord, parseFileRequest, type FileRequest } from './messages';

/** Everything that the page shows: after `ready` and after every change. */
export interface SettingsState {
  readonly type: 'state';
  readonly texts: SettingsTexts;
  /** Null until the configuration has been read. */
  readonly groups: readonly SettingsGroup[] | null;
  /** When it was read, in words; empty if it was not. */
  readonly readAt: string;
  readonly reading: boolean;
  /** Why it could not be read, in a sentence. */
  readonly failure: string | null;
  readonly readOnly: boolean;
}

const commands = ['turnOnLogging'] as const;

/** The commands that the page offers, on its endpoint. */
export type SettingsCommand = (typeof commands)[number];

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'run'; readonly command: SettingsCommand }
  | FileRequest;

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
      return { type: value.type };
    case 'run': {
      const command = commands.find((one) => one === value.command);
      return command && { type: 'run', command };
    }
    default:
      return parseFileRequest(value);
  }
}
