/**
 * What the extension and the chart page say to one another. The page may die whenever it is hidden:
 * it says `ready` when it lives again and is sent everything. Each side answers through a record
 * with one handler for every message, so that a new message does not compile until both know it.
 */
import type { ScopeId } from '../core/model/scope';
import { isChartRange, type ChartModel, type ChartRange } from '../core/chart/view/chart';
import type { ChartReplay } from '../core/chart/view/chartReplay';
import type { ChartTexts } from '../core/chart/view/chartTexts';
import { isRecord, parseFileRequest, type FileAnswer, type FileRequest } from './messages';

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
  /** What an alarm would have done, drawn below the plot; null while nobody asks for it. */
  readonly replay: ChartReplay | null;
  readonly busy: boolean;
  /** Why the last read failed, in a sentence. */
  readonly failure: string | null;
}

/** Extension → page. */
export type HostMessage =
  /** Everything, after `ready` and whenever the data change. */
  | { readonly type: 'state'; readonly state: ChartState }
  /** Puts the cursor on the sample of a time, ms since 1970, and shows the hour around it. */
  | { readonly type: 'lookAt'; readonly at: number }
  /** A read begins or ends. */
  | { readonly type: 'busy'; readonly busy: boolean }
  /** A read failed; the chart stays. */
  | { readonly type: 'failure'; readonly sentence: string }
  | FileAnswer;

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'setRange'; readonly range: ChartRange }
  | { readonly type: 'refresh' }
  | { readonly type: 'hideReplay' }
  | FileRequest;

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
    case 'hideReplay':
      return { type: value.type };
    case 'setRange':
      return isChartRange(value.range) ? { type: 'setRange', range: value.range } : undefined;
    default:
      return parseFileRequest(value);
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
