/** The delay of the extension host's event loop while many endpoints are refreshed, as it is told. */

/** What is refreshed, how often, and how long a call takes at least and at most, in ms. */
export const refreshedFleet = {
  scopes: 10,
  endpoints: 100,
  alarms: 3,
  rounds: 12,
  latencyMs: [60, 100],
} as const;

/** How late timers were, in ms. The sampling interval of 1 ms is part of it. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The same refreshes, drawn as the extension does and drawn anew as a whole after each change. */
export interface RefreshDelays {
  readonly ours: LoopDelay;
  readonly plain: LoopDelay;
  /** With nothing to do: what the machine itself adds. */
  readonly idle: LoopDelay;
  /** How many rows the view was told of, in all rounds. */
  readonly told: number;
}

/** Precedes the delays, as JSON, among what the extension host prints. */
export const refreshMark = 'bench refresh: ';
