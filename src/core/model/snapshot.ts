/** All data that the extension has at one time. Immutable: a change creates a new object. */
import type { Transition } from './alarm';
import type { ContributorTransition } from './alarmHistory';
import type { AlarmContributor, AnyAlarm } from './logAlarm';
import type { Connection } from './connection';
import type { Elsewhere } from './elsewhere';
import type { Endpoint } from './endpoint';
import type { Failure } from './errors';
import type { LastSeen, UnreadHistory } from './lastSeen';
import type { MuteRule } from './muteRule';
import type { Identity, Scope } from './scope';
import type { Topic } from './topic';

/**
 * Fetched data: not yet available, fresh, stale because the last try failed, or never fetched
 * successfully.
 */
export type Part<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly value: T; readonly fetchedAt: number }
  | {
      readonly kind: 'stale';
      readonly value: T;
      readonly fetchedAt: number;
      readonly failure: Failure;
      readonly failedAt: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly failedAt: number };

/** An EventBridge rule that matches when some alarms, or contributors of them, enter ALARM. */
export interface AlarmRule {
  readonly name: string;
  readonly enabled: boolean;
  /** The alarms without an action for ALARM that it matches. */
  readonly alarmNames: readonly string[];
  /** The ARNs of its targets. */
  readonly targetArns: readonly string[];
}

/** The data of one scope. */
export interface ScopeSnapshot {
  readonly scope: Scope;
  readonly identity: Part<Identity>;
  readonly endpoints: Part<readonly Endpoint[]>;
  /** Alarms that watch a metric or a log of Client VPN, whatever their names. */
  readonly alarms: Part<readonly AnyAlarm[]>;
  /** By alarm name, for log alarms in ALARM: their contributors in ALARM. */
  readonly contributors: Readonly<Record<string, Part<readonly AlarmContributor[]>>>;
  /** By endpoint id. */
  readonly connections: Readonly<Record<string, Part<readonly Connection[]>>>;
  /** By topic ARN; the topics that the alarms refer to, and the rules on alarms. */
  readonly topics: Readonly<Record<string, Part<Topic>>>;
  /** Transitions seen since the extension started, oldest first, at most a day old. */
  readonly transitions: readonly Transition[];
  /** Contributors seen to enter ALARM since the extension started, as the transitions. */
  readonly contributorTransitions: readonly ContributorTransition[];
  /** What of the histories is still to be read, since a read failed or is under way; absent if nothing. */
  readonly unread?: UnreadHistory | undefined;
  /** Rules by which CloudWatch mutes alarms, now or later; undefined if they could not be read. */
  readonly muteRules: readonly MuteRule[] | undefined;
  /**
   * EventBridge rules on the alarms that have no action for ALARM; undefined if they could not be read,
   * or if every alarm has one.
   */
  readonly alarmRules?: readonly AlarmRule[] | undefined;
  /** Hosts that its calls reach without encryption; absent if there is none. */
  readonly unencryptedHosts?: readonly string[];
  /** Cross-account relations with other scopes; absent if there are none. */
  readonly elsewhere?: Elsewhere | undefined;
  /** What was seen before this window started; absent if that is not known. Other windows do not get it. */
  readonly lastSeen?: LastSeen | undefined;
  /** When the next call is allowed, ms since 1970, while AWS throttles; otherwise undefined. */
  readonly throttledUntil: number | undefined;
}

/** All scopes, in the order in which the user chose them. */
export interface Snapshot {
  readonly scopes: readonly ScopeSnapshot[];
}

export const emptySnapshot: Snapshot = { scopes: [] };

/** A scope without any fetched data. */
export function newScopeSnapshot(scope: Scope): ScopeSnapshot {
  const waiting = { kind: 'waiting' } as const;
  return {
    scope,
    identity: waiting,
    endpoints: waiting,
    alarms: waiting,
    contributors: {},
    connections: {},
    topics: {},
    transitions: [],
    contributorTransitions: [],
    muteRules: undefined,
    throttledUntil: undefined,
  };
}

/** The data of a part, fresh or stale; undefined if there is none. */
export function partValue<T>(part: Part<T> | undefined): T | undefined {
  return part && (part.kind === 'ready' || part.kind === 'stale') ? part.value : undefined;
}

/**
 * The endpoint of this id as it is listed; undefined if it is not. Refreshes keep the object of an unchanged
 * one.
 */
export function listedEndpoint(scope: ScopeSnapshot | undefined, id: string): Endpoint | undefined {
  return partValue(scope?.endpoints)?.find((endpoint) => endpoint.id === id);
}

/** The endpoint of this id, without a connection log if it is not listed. */
export function endpointIn(
  scope: ScopeSnapshot | undefined,
  id: string,
): Pick<Endpoint, 'id' | 'name' | 'logging'> {
  return listedEndpoint(scope, id) ?? { id, logging: { enabled: false } };
}

/** Why a part is missing or stale; undefined if it is fresh or still loading. */
export function partFailure<T>(part: Part<T> | undefined): Failure | undefined {
  return part && (part.kind === 'failed' || part.kind === 'stale') ? part.failure : undefined;
}

/** A successful fetch. */
export function succeeded<T>(value: T, fetchedAt: number): Part<T> {
  return { kind: 'ready', value, fetchedAt };
}

/** A failed fetch: existing data stay and become stale. */
export function failed<T>(
  before: Part<T> | undefined,
  failure: Failure,
  failedAt: number,
): Part<T> {
  if (before && (before.kind === 'ready' || before.kind === 'stale')) {
    const { value, fetchedAt } = before;
    return { kind: 'stale', value, fetchedAt, failure, failedAt };
  }
  return { kind: 'failed', failure, failedAt };
}
