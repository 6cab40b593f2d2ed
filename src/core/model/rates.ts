/** How fast a connection carries traffic, from what its counters said at two moments. */
import { isOpen, type Connection } from './connection';
import type { ScopeId } from './scope';

/** Per second, on average between the two moments. */
export interface ConnectionRates {
  /** Bytes that the client sends. */
  readonly ingressBytes: number;
  /** Bytes that the client receives. */
  readonly egressBytes: number;
  readonly ingressPackets: number;
  readonly egressPackets: number;
}

/** The rates of a connection, where they are known. */
export type RatesOf = (
  scope: ScopeId,
  endpointId: string,
  connectionId: string,
) => ConnectionRates | undefined;

type Counters = Pick<
  Connection,
  'state' | 'ingressBytes' | 'egressBytes' | 'ingressPackets' | 'egressPackets'
>;

const counters = ['ingressBytes', 'egressBytes', 'ingressPackets', 'egressPackets'] as const;

/**
 * The rates between two looks at one connection.
 * @param elapsedMs from the first look to the second
 * @returns undefined when they cannot be told: the connection has ended, no time has passed, or a
 *   counter has gone back, as after a reset
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
