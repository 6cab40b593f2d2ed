/** What a replay is given and what comes of it. */
import type { AlarmState } from '../model/alarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { CompiledAlarm } from '../cloudwatch/compiledAlarm';
import type { Assumptions } from '../cloudwatch/evaluation';

/** A change of state in a replay. */
export interface ReplayTransition {
  /** When the evaluation ran that changed it, ms since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Start of the oldest period whose value counted, ms since 1970; absent when none did. */
  readonly since?: number;
}

/** When a replay runs, and on what it relies. */
export interface ReplayOptions {
  /** An evaluation runs at every full minute of it (every ten seconds for periods under a minute). */
  readonly range: TimeRange;
  /** The state before the first evaluation. */
  readonly initial: AlarmState;
  readonly assumptions?: Assumptions;
  /** When the alarm was made, ms since 1970: its warm-up begins. Left out, it is warm. */
  readonly createdAt?: number;
}

/** A replay under way: what both ways of running it need. */
export interface ReplayRun {
  readonly alarm: CompiledAlarm;
  readonly samples: readonly Sample[];
  readonly range: TimeRange;
  readonly initial: AlarmState;
  readonly assumptions: Assumptions;
}
