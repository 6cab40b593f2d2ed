/** Messages between the extension and the picture of an audit. */
import type { AuditDetails, AuditEntry, AuditPicture } from '../core/audit/view/auditPicture';
import { parseAuditRange, type AuditRange } from '../core/audit/view/auditRange';
import type { AuditTexts } from '../core/audit/view/auditTexts';
import { isVerdictMark, type VerdictMark } from '../core/audit/view/verdictMark';
import { isRecord, type FileAnswer } from './messages';

/** Everything around the picture: after `ready` and after every change of it. */
export interface AuditState {
  readonly type: 'state';
  readonly texts: AuditTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly range: AuditRange;
  /** The name of the only alarm that is shown, as `alarms` has it; null for all. */
  readonly alarm: string | null;
  /** The alarms that were audited. */
  readonly alarms: readonly string[];
  /** What is being read, in a sentence; null if nothing is. */
  readonly progress: string | null;
  /** Why there is no newer result, in a sentence. */
  readonly failure: string | null;
  readonly readOnly: boolean;
  /** Whether the endpoint's connection logging is off. */
  readonly loggingOff: boolean;
  /** The audit time by AWS's clock, ms since 1970: the latest end of a range. */
  readonly now: number;
}

/** Extension → page. */
export type HostMessage =
  | AuditState
  /** Some of the connections of a picture, before it. See `pieces.ts`. */
  | {
      readonly type: 'entries';
      /** The number of the picture. */
      readonly of: number;
      readonly from: number;
      readonly entries: readonly AuditEntry[];
    }
  | {
      readonly type: 'picture';
      readonly of: number;
      /** How many connections were sent before. */
      readonly from: number;
      readonly entries: readonly AuditEntry[];
      readonly picture: AuditPicture;
    }
  /** The answer to `describe`. */
  | {
      readonly type: 'details';
      readonly of: number;
      readonly index: number;
      readonly details: AuditDetails;
    }
  /** Selects a connection, if the picture has it. */
  | { readonly type: 'select'; readonly connectionId: string }
  | FileAnswer;

const exportKinds = ['md', 'csv', 'json'] as const;

/** The formats of an export. */
export type AuditExport = (typeof exportKinds)[number];

const commands = ['createAlarm', 'turnOnLogging'] as const;

/** The commands that the page offers, on its endpoint. */
export type AuditCommand = (typeof commands)[number];

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'choose'; readonly range: AuditRange; readonly alarm: string | null }
  | { readonly type: 'refresh' }
  | { readonly type: 'cancel' }
  /** Asks for the details of a connection, by its index in a picture. */
  | { readonly type: 'describe'; readonly of: number; readonly index: number }
  | { readonly type: 'export'; readonly kind: AuditExport }
  | { readonly type: 'run'; readonly command: AuditCommand };

/** The state that the page persists for a reload of the window. */
export interface AuditMemory {
  readonly range: AuditRange;
  readonly alarm: string | null;
  /** The verdicts that the legend has switched off. */
  readonly hidden: readonly VerdictMark[];
}

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
    case 'cancel':
      return { type: value.type };
    case 'choose': {
      const range = parseAuditRange(value.range);
      return range && { type: 'choose', range, alarm: textOrNull(value.alarm) };
    }
    case 'describe': {
      const { of, index } = value;
      return isCount(of) && isCount(index) ? { type: 'describe', of, index } : undefined;
    }
    case 'export': {
      const kind = exportKinds.find((one) => one === value.kind);
      return kind && { type: 'export', kind };
    }
    case 'run': {
      const command = commands.find((one) => one === value.command);
      return command && { type: 'run', command };
    }
    default:
      return undefined;
  }
}

/** Parses the persisted state; undefined if it has no valid range. */
export function parseAuditMemory(value: unknown): AuditMemory | undefined {
  if (!isRecord(value)) return undefined;
  const range = parseAuditRange(value.range);
  if (!range) return undefined;
  const { alarm, hidden } = value;
  return {
    range,
    alarm: textOrNull(alarm),
    hidden: Array.isArray(hidden) ? hidden.filter(isVerdictMark) : [],
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
