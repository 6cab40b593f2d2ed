/**
 * What the extension and the chart page say to one another. The page may die whenever it is hidden:
 * it says `ready` when it lives again and is sent everything. Each side answers through a record
 * with one handler for every message, so that a new message does not compile until both know it.
 */
import type { ScopeId } from '../core/model/scope';
import { isChartRange, type ChartModel, type ChartRange } from '../core/views/chart';
import type { ChartTexts } from '../core/views/chartTexts';

/** What a chart is of. */
export interface ChartTarget {
  readonly scope: ScopeId;
  readonly endpointId: string;
}

/** Everything that the page shows. */
export interface ChartState {
  readonly target: ChartTarget;
  readonly texts: ChartTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  /** The range that is asked for; `model.range` is the one on show. */
  readonly range: ChartRange;
  /** Null until samples have been read once. */
  readonly model: ChartModel | null;
  readonly busy: boolean;
  /** Why the last read failed, in a sentence. */
  readonly failure: string | null;
}

/** Extension → page. */
export type HostMessage =
  /** Everything, after `ready` and whenever the data change. */
  | { readonly type: 'state'; readonly state: ChartState }
  /** A read begins or ends. */
  | { readonly type: 'busy'; readonly busy: boolean }
  /** A read failed; the chart stays. */
  | { readonly type: 'failure'; readonly sentence: string }
  /** A file could not be saved, or nothing copied. */
  | { readonly type: 'fileFailure'; readonly sentence: string }
  | { readonly type: 'copied'; readonly rows: number }
  | { readonly type: 'saved'; readonly name: string };

/** A file that the page made: text as it is, a picture as base64. */
export type ChartFile =
  | { readonly kind: 'csv'; readonly name: string; readonly text: string }
  | { readonly kind: 'png'; readonly name: string; readonly base64: string };

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'setRange'; readonly range: ChartRange }
  | { readonly type: 'refresh' }
  | { readonly type: 'saveFile'; readonly file: ChartFile }
  /** For the clipboard; `rows` without the header. */
  | { readonly type: 'copy'; readonly text: string; readonly rows: number };

/** One handler for every message of a union. */
export type Handlers<M extends { readonly type: string }> = {
  readonly [K in M['type']]: (message: Extract<M, { readonly type: K }>) => void;
};

/** Calls the handler of a message; does nothing for a message of an unknown type. */
export function handle<M extends { readonly type: string }>(
  handlers: Handlers<M>,
  message: M,
): void {
  // The record has a handler for exactly this type; the compiler cannot pair the two unions.
  const handler = handlers[message.type as M['type']] as ((message: M) => void) | undefined;
  handler?.(message);
}

/** What the page leaves behind for a reload of the window. */
export interface ChartMemory extends ChartTarget {
  readonly range: ChartRange;
  /** The span on show, ms since 1970; null for the whole range. */
  readonly zoom: { readonly min: number; readonly max: number } | null;
  /** Whether the table is open. */
  readonly table: boolean;
}

/** Reads a message of the page; undefined for anything that is none. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
      return { type: value.type };
    case 'setRange':
      return isChartRange(value.range) ? { type: 'setRange', range: value.range } : undefined;
    case 'copy': {
      const { text, rows } = value;
      return typeof text === 'string' && typeof rows === 'number'
        ? { type: 'copy', text, rows }
        : undefined;
    }
    case 'saveFile': {
      const file = parseFile(value.file);
      return file && { type: 'saveFile', file };
    }
    default:
      return undefined;
  }
}

/** Reads what a page left behind; undefined when it cannot say what the chart was of. */
export function parseMemory(value: unknown): ChartMemory | undefined {
  if (!isRecord(value)) return undefined;
  const { scope, endpointId, range, zoom, table } = value;
  if (typeof scope !== 'string' || typeof endpointId !== 'string') return undefined;
  if (!isChartRange(range)) return undefined;
  return { scope, endpointId, range, zoom: parseZoom(zoom), table: table === true };
}

function parseZoom(value: unknown): ChartMemory['zoom'] {
  if (!isRecord(value)) return null;
  const { min, max } = value;
  return typeof min === 'number' && typeof max === 'number' && min < max ? { min, max } : null;
}

function parseFile(value: unknown): ChartFile | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, name, text, base64 } = value;
  // A name, not a path: it is only a proposal, but it goes into one.
  if (typeof name !== 'string' || !/^[\w.-]+$/.test(name)) return undefined;
  if (kind === 'csv' && typeof text === 'string') return { kind, name, text };
  if (kind === 'png' && typeof base64 === 'string') return { kind, name, base64 };
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
