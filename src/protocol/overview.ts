/** What the overview persists, and the messages of its tab Endpoints. */
import type { UnreadPart } from '../core/diagnosis/view/healthModel';
import type { EndpointRef } from '../core/model/endpointRef';
import type { ScopeId } from '../core/model/scope';
import type { CreatedList } from '../core/overview/view/createdList';
import { parseOverviewChoice, type OverviewChoice } from '../core/overview/view/overviewOrder';
import type { OverviewRow, OverviewTotals } from '../core/overview/view/overviewRow';
import type { OverviewTexts } from '../core/overview/view/overviewTexts';
import { isRecord, type FileAnswer } from './messages';
import { parseTabbedMemory, type TabbedMemory } from './tabs';

/** The ids of the tabs of the overview, in their order. */
export const overviewTabIds = ['endpoints', 'health'] as const;

export type OverviewTabId = (typeof overviewTabIds)[number];

/** Whether an untrusted value is the id of a tab of the overview. */
export function isOverviewTabId(value: unknown): value is OverviewTabId {
  return overviewTabIds.some((id) => id === value);
}

/** The state that the page persists. */
export interface OverviewMemory extends TabbedMemory {
  readonly tab: OverviewTabId;
}

/** Parses the persisted state of the page; the first tab without choices if it is invalid. */
export function parseOverviewMemory(value: unknown): OverviewMemory {
  const memory = parseTabbedMemory(value);
  const { tab, tabs = {} } = memory ?? {};
  return { target: null, tab: isOverviewTabId(tab) ? tab : 'endpoints', tabs };
}

/** What the header shows. */
export interface OverviewHeaderState {
  readonly type: 'state';
  readonly title: string;
  /** What is watched. */
  readonly about: string;
}

/** The facts that each message of the tab has. */
export interface EndpointsFacts {
  /** AWS's time, ms since 1970. */
  readonly now: number;
  readonly totals: OverviewTotals;
  readonly readOnly: boolean;
  /** Whether something is read for the first time. */
  readonly reading: boolean;
  /** What could not be read: the first scope of each reason. */
  readonly faults: readonly UnreadPart[];
}

/** The whole state of the tab. */
export interface EndpointsState extends EndpointsFacts {
  readonly type: 'state';
  readonly texts: OverviewTexts;
  /** BCP 47. */
  readonly language: string;
  readonly rows: readonly OverviewRow[];
}

/** What has changed since the last message. */
export interface EndpointsChanges extends EndpointsFacts {
  readonly type: 'changes';
  /** New rows, and those that have changed. */
  readonly rows: readonly OverviewRow[];
  /** The keys of the rows that are gone. */
  readonly gone: readonly string[];
}

/** The result of the last Create Alarms…. */
export interface EndpointsCreated {
  readonly type: 'created';
  /** Null if there is none, or if it was dismissed. */
  readonly list: CreatedList | null;
  /** The outcome of the last export of the list; null if there is none. */
  readonly file: FileAnswer | null;
}

/** Extension → tab. */
export type EndpointsMessage = EndpointsState | EndpointsChanges | EndpointsCreated;

/** Tab → extension. */
export type EndpointsRequest =
  /** The tab was created and shows nothing yet. */
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' | 'find' }
  /** Takes the next step for what could not be read. */
  | { readonly type: 'next'; readonly scope: ScopeId }
  | { readonly type: 'open'; readonly endpoint: EndpointRef }
  /** Opens the chart of the first, with the others compared. */
  | { readonly type: 'compare'; readonly endpoints: readonly EndpointRef[] }
  /** Shows the card of an alarm. */
  | {
      readonly type: 'openAlarm';
      readonly endpoint: EndpointRef;
      readonly alarmName: string;
    }
  /** What to do with the result of the last Create Alarms…. */
  | { readonly type: 'tryAgain' | 'exportCreated' | 'dismissCreated' }
  /** For these endpoints, as far as they have no alarm. */
  | { readonly type: 'createAlarms'; readonly endpoints: readonly EndpointRef[] };

/** Parses a message of the tab; undefined if it is invalid. */
export function parseEndpointsRequest(value: unknown): EndpointsRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { type } = value;
  switch (type) {
    case 'ready':
    case 'refresh':
    case 'find':
    case 'tryAgain':
    case 'exportCreated':
    case 'dismissCreated':
      return { type };
    case 'next':
      return typeof value.scope === 'string' ? { type, scope: value.scope } : undefined;
    case 'open': {
      const [endpoint] = parseRefs([value.endpoint]) ?? [];
      return endpoint && { type, endpoint };
    }
    case 'openAlarm': {
      const [endpoint] = parseRefs([value.endpoint]) ?? [];
      const { alarmName } = value;
      return endpoint && typeof alarmName === 'string' ? { type, endpoint, alarmName } : undefined;
    }
    case 'compare':
    case 'createAlarms': {
      const endpoints = parseRefs(value.endpoints);
      return endpoints && { type, endpoints };
    }
    default:
      return undefined;
  }
}

function parseRefs(value: unknown): readonly EndpointRef[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const refs = value.flatMap((item: unknown): EndpointRef[] => {
    if (!isRecord(item)) return [];
    const { scope, endpointId } = item;
    return typeof scope === 'string' && typeof endpointId === 'string'
      ? [{ scope, endpointId }]
      : [];
  });
  return refs.length === value.length ? refs : undefined;
}

/** What the tab persists. */
export interface EndpointsMemory {
  readonly choice: OverviewChoice;
  /** How far the table is scrolled, CSS pixels. */
  readonly top: number;
}

/** Parses what the tab has persisted; the defaults stand for what is invalid. */
export function parseEndpointsMemory(value: unknown): EndpointsMemory {
  const { choice, top } = isRecord(value) ? value : {};
  return {
    choice: parseOverviewChoice(choice),
    top: typeof top === 'number' && Number.isFinite(top) ? Math.max(0, top) : 0,
  };
}
