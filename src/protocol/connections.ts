/**
 * Messages between the extension and the connections page. The editor may destroy the page while it is
 * hidden. When the page is created again, it sends `ready` and receives the complete state.
 */
import type { EndpointSelection } from '../core/model/endpointRef';
import type { ScopeId } from '../core/model/scope';
import {
  isConnectionColumn,
  parseColumnChoices,
  type ColumnChoices,
} from '../core/connections/view/connectionColumn';
import {
  defaultConnectionSort,
  type ConnectionChoice,
} from '../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionTexts } from '../core/connections/view/connectionTexts';
import { isRecord, parseFileRequest, type FileAnswer, type FileRequest } from './messages';

/** A sentence and the title of the next step, if there is one. */
export interface PageNotice {
  readonly sentence: string;
  readonly step: string | null;
}

/** Everything that the page shows. */
export interface ConnectionsState {
  readonly target: EndpointSelection;
  /** Null on the endpoint page, whose header has it. */
  readonly title: string | null;
  readonly texts: ConnectionTexts;
  readonly columns: ColumnChoices;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly rows: readonly ConnectionRow[];
  /** AWS's time, ms since 1970. */
  readonly now: number;
  /** When the oldest data of the rows were read, ms since 1970; null if nothing was read. */
  readonly fetchedAt: number | null;
  /** Why some of the data are stale or missing; null if there is no fault. */
  readonly fault: PageNotice | null;
  /** The notice shown if there are no rows at all. */
  readonly empty: PageNotice;
  /** Which information is missing without a connection log; null if all endpoints have one. */
  readonly logging: PageNotice | null;
  /** The connection whose row is selected now, by id; null to leave the selection as it is. */
  readonly highlight: string | null;
  /** Whether read-only mode forbids ending connections. */
  readonly readOnly: boolean;
}

/** Extension → page. */
export type HostMessage =
  /** Part of the rows of a large state, starting at `from`. See `connectionMessages.ts`. */
  | {
      readonly type: 'rows';
      /** The number of the state. */
      readonly of: number;
      readonly from: number;
      readonly rows: readonly ConnectionRow[];
    }
  /** The rest of the state, after `ready` and after each change. */
  | {
      readonly type: 'state';
      /** The number of the state. */
      readonly of: number;
      /** How many rows were sent before. */
      readonly from: number;
      readonly state: ConnectionsState;
    }
  /** A refresh begins or ends. */
  | { readonly type: 'busy'; readonly busy: boolean }
  | FileAnswer;

const noticeNames = ['fault', 'empty', 'logging'] as const;

/** The notices of the state that have steps. */
export type NoticeName = (typeof noticeNames)[number];

/** The commands of a row. */
export type RowCommand = 'endConnection' | 'endUserConnections';

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  /** The user has chosen columns or their widths. */
  | { readonly type: 'columns'; readonly columns: ColumnChoices }
  /** Runs the step of a notice. */
  | { readonly type: 'step'; readonly of: NoticeName }
  | {
      readonly type: 'rowCommand';
      readonly command: RowCommand;
      readonly scope: ScopeId;
      readonly endpointId: string;
      readonly connectionId: string;
    }
  | FileRequest;

/** The state that the page persists for a reload of the window. */
export interface ConnectionsMemory extends ConnectionChoice {
  readonly target: EndpointSelection;
}

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
      return { type: value.type };
    case 'columns':
      return { type: 'columns', columns: parseColumnChoices(value.columns) };
    case 'step': {
      const of = noticeNames.find((name) => name === value.of);
      return of && { type: 'step', of };
    }
    case 'rowCommand':
      return parseRowCommand(value);
    default:
      return parseFileRequest(value);
  }
}

function parseRowCommand(value: Readonly<Record<string, unknown>>): PageMessage | undefined {
  const { command, scope, endpointId, connectionId } = value;
  if (command !== 'endConnection' && command !== 'endUserConnections') return undefined;
  if (typeof scope !== 'string') return undefined;
  if (typeof endpointId !== 'string' || typeof connectionId !== 'string') return undefined;
  return { type: 'rowCommand', command, scope, endpointId, connectionId };
}

/** Parses the persisted state of a page; undefined if it has no valid target. */
export function parseMemory(value: unknown): ConnectionsMemory | undefined {
  if (!isRecord(value) || !isRecord(value.target)) return undefined;
  const { filter, ended, failed, sort } = value;
  const { scope, endpointId } = value.target;
  if (!isTextOrNull(scope) || !isTextOrNull(endpointId)) return undefined;
  return {
    target: { scope, endpointId },
    filter: typeof filter === 'string' ? filter : '',
    ended: ended === true,
    failed: failed === true,
    sort:
      isRecord(sort) && isConnectionColumn(sort.column)
        ? { column: sort.column, descending: sort.descending === true }
        : defaultConnectionSort,
  };
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
