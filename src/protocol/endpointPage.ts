/** What the endpoint page persists, and the messages of its header. */
import type { EndpointHeader } from '../core/endpointPage/view/endpointHeader';
import type { EndpointRef } from '../core/model/endpointRef';
import * as chart from './chart';
import * as connections from './connections';
import { isRecord } from './messages';
import { parseTabbedMemory, type TabbedMemory } from './tabs';

/** The ids of the tabs of the endpoint page, in their order. */
export const endpointTabIds = [
  'now',
  'connections',
  'alarms',
  'missed',
  'failures',
  'settings',
] as const;

export type EndpointTabId = (typeof endpointTabIds)[number];

/** Whether an untrusted value is the id of a tab of the endpoint page. */
export function isEndpointTabId(value: unknown): value is EndpointTabId {
  return endpointTabIds.some((id) => id === value);
}

/** The state that the page persists. */
export interface EndpointPageMemory extends TabbedMemory {
  readonly target: EndpointRef;
  readonly tab: EndpointTabId;
}

/**
 * Parses the persisted state; undefined if it is invalid. Earlier versions had one page for the chart and
 * one for the connections of an endpoint: their states become those of the tabs.
 */
export function parseEndpointMemory(value: unknown): EndpointPageMemory | undefined {
  const memory = parseTabbedMemory(value);
  if (memory) {
    const target = parseTarget(memory.target);
    return target && { ...memory, target, tab: isEndpointTabId(memory.tab) ? memory.tab : 'now' };
  }
  const charted = chart.parseMemory(value);
  if (charted) {
    const { scope, endpointId } = charted;
    return { target: { scope, endpointId }, tab: 'now', tabs: { now: charted } };
  }
  const listed = connections.parseMemory(value);
  const target = parseTarget(listed?.target);
  return target && { target, tab: 'connections', tabs: { connections: listed } };
}

function parseTarget(value: unknown): EndpointRef | undefined {
  if (!isRecord(value)) return undefined;
  const { scope, endpointId } = value;
  if (typeof scope !== 'string' || typeof endpointId !== 'string') return undefined;
  return { scope, endpointId };
}

/** Extension → header. */
export type HeaderMessage =
  | ({ readonly type: 'state' } & EndpointHeader)
  /** The outcome of a command. */
  | { readonly type: 'status'; readonly sentence: string };

const headerCommands = ['copyId', 'copyLink', 'openConsole', 'createAlarm'] as const;

/** Header → extension: it is ready, or a command was chosen. */
export type HeaderRequest = { readonly [Type in 'ready' | HeaderCommand]: { readonly type: Type } }[
  'ready' | HeaderCommand];

type HeaderCommand = (typeof headerCommands)[number];

/** Parses a message of the header; undefined if it is invalid. */
export function parseHeaderRequest(value: unknown): HeaderRequest | undefined {
  if (!isRecord(value)) return undefined;
  const type = ['ready' as const, ...headerCommands].find((known) => known === value.type);
  return type && { type };
}
