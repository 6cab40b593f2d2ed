/**
 * What the extension and the connections page say to one another. The page may die whenever it is
 * hidden: it says `ready` when it lives again and is sent everything.
 */
import type { ScopeId } from '../core/model/scope';
import { isConnectionColumn } from '../core/connections/view/connectionColumn';
import {
  defaultConnectionSort,
  type ConnectionChoice,
} from '../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../core/connections/view/connectionRow';
import type { ConnectionsTarget } from '../core/connections/view/connectionRows';
import type { ConnectionTexts } from '../core/connections/view/connectionTexts';
import { isRecord, parseFileRequest, type FileAnswer, type FileRequest } from './messages';

/** A sentence and, where there is one, the title of the step that helps. */
export interface PageNotice {
  readonly sentence: string;
  readonly step: string | null;
}

/** Everything that the page shows. */
export interface ConnectionsState {
  readonly target: ConnectionsTarget;
  readonly title: string;
  readonly texts: ConnectionTexts;
  /** The editor's language, BCP 47. */
  readonly language: string;
  readonly rows: readonly ConnectionRow[];
  /** AWS's time, ms since 1970. */
  readonly now: number;
  /** When the oldest of the rows' data were read, ms since 1970; null when none were. */
  readonly fetchedAt: number | null;
  /** Why some of it is old or missing; null when all is well. */
  readonly fault: PageNotice | null;
  /** What stands in place of rows when there are none at all. */
  readonly empty: PageNotice;
  /** What no connection log tells of these endpoints; null where all of them have one. */
  readonly logging: PageNotice | null;
  /** Whether connections may be ended from here. */
  readonly readOnly: boolean;
}

/** Extension → page. */
export type HostMessage =
  /** The first rows of a state that has many: those from this one on. See `connectionMessages.ts`. */
  | {
      readonly type: 'rows';
      /** The number of the state. */
      readonly of: number;
      readonly from: number;
      readonly rows: readonly ConnectionRow[];
    }
  /** Everything else, after `ready` and whenever something has changed. */
  | {
      readonly type: 'state';
      /** The number of the state. */
      readonly of: number;
      /** How many rows came before. */
      readonly from: number;
      readonly state: ConnectionsState;
    }
  /** A refresh begins or ends. */
  | { readonly type: 'busy'; readonly busy: boolean }
  | FileAnswer;

const noticeNames = ['fault', 'empty', 'logging'] as const;

/** The notices of the state that have steps. */
export type NoticeName = (typeof noticeNames)[number];

/** What is done to one connection. */
export type RowCommand = 'endConnection' | 'endUserConnections';

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  /** Takes the step that a notice offers. */
  | { readonly type: 'step'; readonly of: NoticeName }
  | {
      readonly type: 'rowCommand';
      readonly command: RowCommand;
      readonly scope: ScopeId;
      readonly endpointId: string;
      readonly connectionId: string;
    }
  | FileRequest;

/** What the page leaves behind for a reload of the window. */
export interface ConnectionsMemory extends ConnectionChoice {
  readonly target: ConnectionsTarget;
}

/** Reads a message of the page; undefined for anything that is none. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
    case 'refresh':
      return { type: value.type };
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

/** Reads what a page left behind; undefined when it cannot say what it was of. */
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
