/** Injected faults: which calls fail, with which probability and how many times. */
import type { ServiceName } from './protocols/protocol';
import type { Random } from './state/random';

export const faultKinds = [
  'throttle',
  'expired',
  'denied',
  'server-error',
  'timeout',
  'reset',
  'malformed',
  'latency',
] as const;

/**
 * - `throttle`, `expired`, `denied`, `server-error`: the service returns that error, nothing is
 * changed
 * - `timeout`: no response, nothing is changed; `reset`: the connection breaks, nothing is changed
 * - `malformed`: the call is executed, but only half of its response arrives
 * - `latency`: the response is delayed
 */
export type FaultKind = (typeof faultKinds)[number];

/** A fault. Without a service or an operation it applies to all. */
export interface Fault {
  readonly kind: FaultKind;
  readonly service?: ServiceName;
  readonly operation?: string;
  /** The probability for each call: 0 never, 1 always. */
  readonly rate: number;
  /** The remaining number of times; unlimited if omitted. */
  readonly times?: number;
  /** In milliseconds of the machine's time, for `latency`. */
  readonly latencyMs?: number;
}

/** The active faults. */
export class Faults {
  private faults: Fault[] = [];

  constructor(private readonly random: Random) {}

  list(): readonly Fault[] {
    return this.faults;
  }

  add(fault: Fault): void {
    this.faults.push(fault);
  }

  clear(): void {
    this.faults = [];
  }

  /** The faults that apply to this call, in the order in which they were set. */
  strike(service: ServiceName, operation: string): Fault[] {
    const struck = this.faults.filter(
      (fault) =>
        (fault.service ?? service) === service &&
        (fault.operation ?? operation) === operation &&
        this.random.next() < fault.rate,
    );
    this.faults = this.faults
      .map((fault) =>
        struck.includes(fault) && fault.times !== undefined
          ? { ...fault, times: fault.times - 1 }
          : fault,
      )
      .filter(({ times }) => times === undefined || times > 0);
    return struck;
  }
}
