/** Messages between the extension and the page of failed attempts. */
import type { FailedAttemptsView } from '../core/failedAttempts/view/failedAttemptsView';
import { attemptAspects, type AttemptAspect } from '../core/failedAttempts/view/attemptGroups';
import { parseAttemptRange, type AttemptPreset } from '../core/failedAttempts/view/attemptRange';
import type { AttemptTexts } from '../core/failedAttempts/view/attemptTexts';
import { isRecord } from './messages';

/** Everything that the page shows: after `ready` and after every change. */
export interface FailedAttemptsState {
  readonly type: 'state';
  readonly texts: AttemptTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly range: AttemptPreset;
  /** Null until the log has been read. */
  readonly view: FailedAttemptsView | null;
  readonly reading: boolean;
  /** Why the log could not be read, in a sentence. */
  readonly failure: string | null;
  /** Whether the endpoint's connection logging is off. */
  readonly loggingOff: boolean;
  /** Whether clients authenticate with certificates, whose failures no log has. */
  readonly certificates: boolean;
  readonly readOnly: boolean;
}

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'setRange'; readonly range: AttemptPreset }
  | { readonly type: 'refresh' }
  | { readonly type: 'cancel' }
  | { readonly type: 'turnOnLogging' }
  | { readonly type: 'showActivity' };

/** The state that the page persists for a reload of the window. */
export interface FailedAttemptsMemory {
  readonly range: AttemptPreset;
  readonly aspect: AttemptAspect;
}

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
    case 'cancel':
    case 'turnOnLogging':
    case 'showActivity':
      return { type: value.type };
    case 'setRange': {
      const range = parseAttemptRange(value.range);
      return range && { type: 'setRange', range };
    }
    default:
      return undefined;
  }
}

/** Parses the persisted state; undefined if it has no valid range. */
export function parseFailedAttemptsMemory(value: unknown): FailedAttemptsMemory | undefined {
  if (!isRecord(value)) return undefined;
  const range = parseAttemptRange(value.range);
  const aspect = attemptAspects.find((one) => one === value.aspect) ?? 'reason';
  return range && { range, aspect };
}
