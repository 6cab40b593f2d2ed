/** All that the extension knows at one moment. Immutable: a change makes a new object. */
import type { Alarm, Transition } from './alarm';
import type { Connection } from './connection';
import type { Elsewhere } from './elsewhere';
import type { Endpoint } from './endpoint';
import type { Failure } from './errors';
import type { MuteRule } from './muteRule';
import type { Identity, Scope } from './scope';
import type { Topic } from './topic';

/** Something that is fetched: not yet, fresh, old because the last try failed, or never had. */
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

/** What one scope shows. */
export interface ScopeSnapshot {
  readonly scope: Scope;
  readonly identity: Part<Identity>;
  readonly endpoints: Part<readonly Endpoint[]>;
  /** Alarms that watch an AWS/ClientVPN metric, whatever their names. */
  readonly alarms: Part<readonly Alarm[]>;
  /** By endpoint id. */
  readonly connections: Readonly<Record<string, Part<readonly Connection[]>>>;
  /** By topic ARN; the topics that the alarms name. */
  readonly topics: Readonly<Record<string, Part<Topic>>>;
  /** Transitions seen since the extension started, oldest first, a day at most. */
  readonly transitions: readonly Transition[];
  /** Rules by which CloudWatch mutes alarms, now or later; undefined where they could not be read. */
  readonly muteRules: readonly MuteRule[] | undefined;
  /** Hosts to which its calls go without encryption; absent while none was known. */
  readonly unencryptedHosts?: readonly string[];
  /** What other scopes know of it, and it of them; absent where that is nothing. */
  readonly elsewhere?: Elsewhere | undefined;
  /** When it is asked again, ms since 1970, while AWS asks for fewer calls; else undefined. */
  readonly throttledUntil: number | undefined;
}

/** The whole. Scopes stand in the order in which the person chose them. */
export interface Snapshot {
  readonly scopes: readonly ScopeSnapshot[];
}

export const emptySnapshot: Snapshot = { scopes: [] };

/** A scope of which nothing has been fetched. */
export function newScopeSnapshot(scope: Scope): ScopeSnapshot {
  const waiting = { kind: 'waiting' } as const;
  return {
    scope,
    identity: waiting,
    endpoints: waiting,
    alarms: waiting,
    connections: {},
    topics: {},
    transitions: [],
    muteRules: undefined,
    throttledUntil: undefined,
  };
}

/** The data of a part, old or fresh; undefined when there is none. */
export function partValue<T>(part: Part<T> | undefined): T | undefined {
  return part && (part.kind === 'ready' || part.kind === 'stale') ? part.value : undefined;
}

/** Why a part is missing or old; undefined when it is fresh or still awaited. */
export function partFailure<T>(part: Part<T> | undefined): Failure | undefined {
  return part && (part.kind === 'failed' || part.kind === 'stale') ? part.failure : undefined;
}

/** A fetch that worked. */
export function succeeded<T>(value: T, fetchedAt: number): Part<T> {
  return { kind: 'ready', value, fetchedAt };
}

/** A fetch that failed: the good data stay and become stale. */
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
