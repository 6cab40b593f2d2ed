/** The delay of the extension host's event loop while many endpoints are refreshed, as reported. */

/** How a thousand endpoints are spread. */
export interface Spread {
  readonly scopes: number;
  /** Whether the plain way is measured too. */
  readonly plain: boolean;
  /** In each scope. */
  readonly endpoints: number;
}

/** All that are measured: one scope with everything in it is the hardest. */
export const spreads: readonly Spread[] = [
  { scopes: 1, endpoints: 1000, plain: false },
  { scopes: 10, endpoints: 100, plain: true },
  { scopes: 200, endpoints: 5, plain: false },
];

/** Of each endpoint. All alarms of a scope notify one topic. */
export const alarmsEach = 3;
export const connectionsEach = 2;

/** How long a call takes at least and at most, ms. */
export const latencyMs = { least: 60, most: 100 };

/** The time between two samples of the histogram of delays, ms. */
export const resolutionMs = 1;

/** So often the state of one alarm in a hundred becomes another one, ms. */
export const changingMs = 5000;

/** Refreshes of each scope, beside the first, in which everything is read. */
export const rounds = 8;

/**
 * How late timers were, ms: what Node's `monitorEventLoopDelay` measures, minus the millisecond
 * between two samples.
 */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** What one spread came to. */
export interface RefreshDelays {
  /** The first refresh: every page of alarms, the connections of every endpoint. */
  readonly first: LoopDelay;
  /** Those after it, one upon the other. */
  readonly next: LoopDelay;
  /** As `next`, but each change draws all rows again; if requested. */
  readonly plain?: LoopDelay;
  /** With nothing to do, before and after: what the machine itself adds. */
  readonly idle: readonly LoopDelay[];
  /** How many rows the view was notified of, in a round. */
  readonly notified: number;
}

/** What the inside receives from the outside, in a file beside the module. */
export interface RefreshTask {
  readonly spread: Spread;
  /** A shared config with a profile for each scope. */
  readonly configFile: string;
}

export const taskFile = 'refreshTask.json';

/** The name of the profile of a scope. */
export function profileOf(index: number): string {
  return `fleet-${index}`;
}

/** Precedes the delays, as JSON, among what the extension host prints. */
export const refreshMark = 'bench refresh: ';
