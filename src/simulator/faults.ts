/** Faults on demand: what makes a call fail, how often and how many times. */
import type { ServiceName } from './protocols/protocol';
import type { Random } from './world/random';

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
 * - `throttle`, `expired`, `denied`, `server-error`: the service answers that error, nothing happens
 * - `timeout`: no answer at all, nothing happens; `reset`: the connection breaks, nothing happens
 * - `malformed`: the call is carried out, but only half of its answer arrives
 * - `latency`: the answer comes late
 */
export type FaultKind = (typeof faultKinds)[number];

/** A fault that is set. Without a service or an operation it meets every one. */
export interface Fault {
  readonly kind: FaultKind;
  readonly service?: ServiceName;
  readonly operation?: string;
  /** How likely it is for each call: 0 never, 1 always. */
  readonly rate: number;
  /** How often it still strikes; without it, for ever. */
  readonly times?: number;
  /** In milliseconds of the machine's time, for `latency`. */
  readonly latencyMs?: number;
}

/** The faults that are set. */
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

  /** The faults that strike this call, in the order in which they were set. */
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
