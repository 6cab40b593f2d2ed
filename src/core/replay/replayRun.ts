/** Input and output types of a replay. */
import type { AlarmState } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { CompiledAlarm } from '../cloudwatch/compiledAlarm';
import type { Assumptions } from '../cloudwatch/evaluation';

/** A change of state in a replay. */
export interface ReplayTransition {
  /** Time of the evaluation that changed the state, ms since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Start of the oldest period whose value counted, ms since 1970; absent if none counted. */
  readonly since?: number;
}

/** A sample, and when it can be read. */
export interface ReplayedSample extends Sample {
  /** Milliseconds since 1970; if omitted, as soon as its minute is over. */
  readonly readableAt?: number;
}

/** Whether the samples say when they can be read: either all do or none. */
export function hasDelays([first]: readonly ReplayedSample[]): boolean {
  return first?.readableAt !== undefined;
}

/** The range, initial state and assumptions of a replay. */
export interface ReplayOptions {
  /**
   * An evaluation runs at every full minute of the range (every ten seconds for periods under a
   * minute).
   */
  readonly range: TimeRange;
  /** The state before the first evaluation. */
  readonly initial: AlarmState;
  readonly assumptions?: Assumptions;
  /**
   * Creation time of the alarm, ms since 1970: its warm-up starts. If omitted, there is no warm-up.
   */
  readonly createdAt?: number;
}

/** The common input of both replay methods. */
export interface ReplayRun {
  readonly alarm: CompiledAlarm;
  readonly samples: readonly ReplayedSample[];
  readonly range: TimeRange;
  readonly initial: AlarmState;
  readonly assumptions: Assumptions;
}
