/** The data rates of a connection, from its counters at two times, and how long it has been quiet. */
import { isOpen, type Connection } from './connection';
import type { ScopeId } from './scope';

/** Average per second between the two times. */
export interface ConnectionRates {
  /** Bytes that the client sends. */
  readonly ingressBytes: number;
  /** Bytes that the client receives. */
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
}

/** The rates of a connection, if known. */
export type RatesOf = (
  scope: ScopeId,
  endpointId: string,
  connectionId: string,
) => ConnectionRates | undefined;

/** How long an open connection has transferred almost nothing, up to the last read. */
export interface QuietSpan {
  /** Ms since 1970. */
  readonly from: number;
  /** The last read, ms since 1970. */
  readonly to: number;
  /** Bytes in both directions in this time. */
  readonly bytes: number;
}

/** The span of a connection; undefined until it has been read. */
export type QuietOf = (
  scope: ScopeId,
  endpointId: string,
  connectionId: string,
) => QuietSpan | undefined;

type Counters = Pick<
  Connection,
  'state' | 'ingressBytes' | 'egressBytes' | 'ingressPackets' | 'egressPackets'
>;

const counters = ['ingressBytes', 'egressBytes', 'ingressPackets', 'egressPackets'] as const;

/**
 * The rates between two reads of one connection.
 * @param elapsedMs time between the two reads
 * @returns undefined if they cannot be determined: the connection has ended, no time has passed, or
 * a counter has decreased, for example after a reset
 */
export function ratesBetween(
  before: Counters,
  after: Counters,
  elapsedMs: number,
): ConnectionRates | undefined {
  if (!isOpen(after) || elapsedMs <= 0) return undefined;
  if (counters.some((name) => after[name] < before[name])) return undefined;
  const perSecond = (name: (typeof counters)[number]): number =>
    (after[name] - before[name]) / (elapsedMs / 1000);
  return {
    ingressBytes: perSecond('ingressBytes'),
    egressBytes: perSecond('egressBytes'),
    ingressPackets: perSecond('ingressPackets'),
    egressPackets: perSecond('egressPackets'),
  };
}
