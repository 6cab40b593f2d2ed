/**
 * Messages between the extension and the chart page. The editor may destroy the page while it is hidden.
 * When the page is created again, it sends `ready` and receives the complete state. Each side has a
 * record with one handler per message, so that a new message does not compile until both handle it.
 */
import type { EndpointRef } from '../core/model/endpointRef';
import type { ChartModel } from '../core/chart/view/chart';
import {
  isPreset,
  parseChartRange,
  type ChartRange,
  type CustomRange,
} from '../core/chart/view/chartRange';
import type { ChartReplay } from '../core/chart/view/chartReplay';
import type { ChartTexts } from '../core/chart/view/chartTexts';
import { isSign, type Sign } from '../core/chart/view/sign';
import { isRecord, parseFileRequest, type FileAnswer, type FileRequest } from './messages';

/** Everything that the page shows: the message after `ready` and after each change of the data. */
export interface ChartState {
  readonly type: 'state';
  readonly target: EndpointRef;
  readonly texts: ChartTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  /** The requested range; `model.range` is the one that is shown. */
  readonly range: ChartRange;
  /** The other endpoints that were chosen; the model has those that could be read. */
  readonly compared: readonly EndpointRef[];
  /** Whether new data are read on request only. */
  readonly paused: boolean;
  /** How often new data are read otherwise, ms; 0 if on request only. */
  readonly refreshMs: number;
  /** Null until samples have been read once. */
  readonly model: ChartModel | null;
  /** The replay that is drawn below the plot; null if none was requested. */
  readonly replay: ChartReplay | null;
  readonly busy: boolean;
  /** Why the last read failed, in a sentence. */
  readonly failure: string | null;
}

/** Extension → page. */
export type HostMessage =
  | ChartState
  /** Moves the cursor to the sample of a time, ms since 1970, and shows the hour around it. */
  | { readonly type: 'revealTime'; readonly at: number }
  /** A read begins or ends. */
  | { readonly type: 'busy'; readonly busy: boolean }
  /** The requested link is on the clipboard. */
  | { readonly type: 'linkCopied' }
  /** A read failed; the chart stays. */
  | { readonly type: 'failure'; readonly sentence: string }
  | FileAnswer;

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'setRange'; readonly range: ChartRange }
  | { readonly type: 'refresh' }
  | { readonly type: 'setPaused'; readonly paused: boolean }
  /** Asks the user which other endpoints to show. */
  | { readonly type: 'chooseCompared' }
  | { readonly type: 'hideReplay' }
  /** Copies a link to what the chart shows. */
  | { readonly type: 'copyLink'; readonly range: CustomRange }
  | FileRequest;

/** The state that the page persists for a reload of the window. */
export interface ChartMemory extends EndpointRef {
  readonly range: ChartRange;
  readonly compared: readonly EndpointRef[];
  readonly paused: boolean;
  /** The visible span, ms since 1970; null for the whole range. */
  readonly zoom: { readonly min: number; readonly max: number } | null;
  /** Whether the table is open. */
  readonly table: boolean;
  /** The symbols that the legend has switched off. */
  readonly hidden: readonly Sign[];
}

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
    case 'hideReplay':
    case 'chooseCompared':
      return { type: value.type };
    case 'setPaused':
      return { type: 'setPaused', paused: value.paused === true };
    case 'copyLink': {
      const range = parseChartRange(value.range);
      return range && !isPreset(range) ? { type: 'copyLink', range } : undefined;
    }
    case 'setRange': {
      const range = parseChartRange(value.range);
      return range && { type: 'setRange', range };
    }
    default:
      return parseFileRequest(value);
  }
}

/** Parses the persisted state of a page; undefined if it has no valid target or range. */
export function parseMemory(value: unknown): ChartMemory | undefined {
  if (!isRecord(value)) return undefined;
  const { zoom, table, hidden, compared, paused } = value;
  const target = parseEndpoint(value);
  const range = parseChartRange(value.range);
  if (!target || !range) return undefined;
  return {
    ...target,
    range,
    compared: Array.isArray(compared) ? compared.flatMap((one) => parseEndpoint(one) ?? []) : [],
    paused: paused === true,
    zoom: parseZoom(zoom),
    table: table === true,
    hidden: Array.isArray(hidden) ? hidden.filter(isSign) : [],
  };
}

function parseEndpoint(value: unknown): EndpointRef | undefined {
  if (!isRecord(value)) return undefined;
  const { scope, endpointId } = value;
  if (typeof scope !== 'string' || typeof endpointId !== 'string') return undefined;
  return { scope, endpointId };
}

function parseZoom(value: unknown): ChartMemory['zoom'] {
  if (!isRecord(value)) return null;
  const { min, max } = value;
  return typeof min === 'number' && typeof max === 'number' && min < max ? { min, max } : null;
}
