/**
 * Replays a log alarm: runs its query over past log entries as often as CloudWatch does, and
 * evaluates the results by the rules that the simulator uses.
 *
 * Assumed beyond `decideLogAlarm` and `logRuns`: every run succeeds, and the log still has every
 * entry of the time.
 */
import { minuteMs } from '../../base/duration';
import type { CooperativeTask } from '../../base/cooperativeTask';
import type { Contributor } from '../../logAlarms/contributors';
import { decideLogAlarm, type LogAlarmDecision } from '../../logAlarms/logAlarmDecision';
import type { LogAlarmRules, QueryRun } from '../../logAlarms/logAlarmRules';
import type { AlarmState } from '../../model/alarm';
import type { LogAlarmDefinition } from '../../model/logAlarm';
import type { TimeRange } from '../../model/timeRange';
import { firstAtOrAfter } from '../sampleReader';
import { firstRunFrom, runQuery, type RunSchedule } from './logRuns';
import type { MatchedEntries } from './matchedEntries';

/** The range and the first state of a replay. */
export interface LogReplayOptions {
  /** The alarm is evaluated after each run in it. */
  readonly range: TimeRange;
  readonly schedule: RunSchedule;
  /** The state before the first evaluation; no contributor is in ALARM. */
  readonly initial: AlarmState;
  /** Present if the alarm was created in the range, ms since 1970: no run is earlier. */
  readonly createdAt?: number;
}

/** A change of the state of the alarm itself. */
export interface LogAlarmChange {
  /** Time of the run, ms since 1970. */
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  /** Whether the actions of the alarm itself run: no contributor explains the change. */
  readonly isOwn: boolean;
}

/** A change of a contributor, to ALARM or back to OK. */
export interface ContributorChange {
  /** Time of the run, ms since 1970. */
  readonly at: number;
  readonly to: 'ALARM' | 'OK';
  readonly contributor: Contributor;
}

/** A run whose results exceed CloudWatch's limits. */
export interface LimitedRun {
  readonly at: number;
  /** Whether there were more than 500 contributors. */
  readonly partial: boolean;
  /** Contributors that breached when 100 others were in ALARM. */
  readonly untracked: readonly string[];
}

/** What a log alarm would have done, oldest first. */
export interface LogReplay {
  readonly changes: readonly LogAlarmChange[];
  readonly contributors: readonly ContributorChange[];
  readonly limited: readonly LimitedRun[];
}

/** Replays an alarm over the entries that its query matches. Works in steps. */
export function* replayLogAlarm(
  definition: LogAlarmDefinition,
  matched: MatchedEntries,
  { range, schedule, initial, createdAt }: LogReplayOptions,
): CooperativeTask<LogReplay> {
  const rules = { ...definition, grouped: matched.aggregation.by.length > 0 };
  const state = new ReplayedState(initial);
  const { resultsToEvaluate: all } = rules;
  const entries = matched.entries();
  yield;
  const before = range.start - (all - 1) * schedule.rateMs;
  const warm = warmUpOf(definition, createdAt);
  let runs: QueryRun[] = [];
  let idle = 0;
  let at = firstRunFrom(schedule, createdAt === undefined ? before : Math.max(before, createdAt));
  for (; at < range.end; at += schedule.rateMs) {
    yield;
    const run = runQuery(matched, schedule, at);
    runs = [...runs.slice(-(all - 1) || runs.length), run];
    if (at < range.start || warm(at, runs.length)) continue;
    state.apply(at, decideLogAlarm(rules, runs, state));
    idle = isIdle(run, rules) ? idle + 1 : 0;
    // More runs without entries change nothing: the next one that can is the first to find the next entry.
    if (idle <= all) continue;
    const next = entries[firstAtOrAfter(entries, at + schedule.rateMs - schedule.startMs)];
    const due = next ? firstRunFrom(schedule, next.at + schedule.endMs + 1) : range.end;
    at = Math.max(at, due - schedule.rateMs);
  }
  return state;
}

function isIdle({ values }: QueryRun, { grouped }: LogAlarmRules): boolean {
  return grouped ? values.length === 0 : (values[0]?.value ?? 0) === 0;
}

/**
 * Whether the alarm is in its warm-up after a run, given the number of runs until then.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
 */
function warmUpOf(
  { warmUp, resultsToEvaluate }: LogAlarmDefinition,
  createdAt: number | undefined,
): (at: number, runs: number) => boolean {
  if (!warmUp || createdAt === undefined) return () => false;
  const end = createdAt + warmUp.minutes * minuteMs;
  return (at, runs) => at < end && (warmUp.wholePeriod || runs < resultsToEvaluate);
}

/** The state of the alarm during a replay, and its changes so far. */
class ReplayedState implements LogReplay {
  readonly changes: LogAlarmChange[] = [];
  readonly contributors: ContributorChange[] = [];
  readonly limited: LimitedRun[] = [];
  /** By key, with the last evaluation that found it in ALARM. */
  private readonly present = new Map<string, { readonly contributor: Contributor; at: number }>();

  constructor(private now: AlarmState) {}

  get state(): AlarmState {
    return this.now;
  }

  /** The keys of the contributors in ALARM. */
  get inAlarm(): ReadonlyMap<string, unknown> {
    return this.present;
  }

  /** Applies an evaluation: first what left ALARM, then what entered it, then the alarm itself. */
  apply(at: number, decision: LogAlarmDecision | undefined): void {
    if (!decision) return;
    const { state: to, inAlarm, untracked, partial } = decision;
    const count = this.contributors.length;
    const entered: Contributor[] = [];
    for (const contributor of inAlarm) {
      const known = this.present.get(contributor.key);
      if (known) known.at = at;
      else entered.push(contributor);
    }
    this.leave(at);
    for (const contributor of entered) {
      this.present.set(contributor.key, { contributor, at });
      this.contributors.push({ at, to: 'ALARM', contributor });
    }
    if (partial || untracked.length > 0)
      this.limited.push({ at, partial, untracked: untracked.map(({ key }) => key) });
    if (to === this.now) return;
    const isOwn = to === 'INSUFFICIENT_DATA' || this.contributors.length === count;
    this.changes.push({ at, from: this.now, to, isOwn });
    this.now = to;
  }

  /** Those that this evaluation did not find in ALARM are in OK. */
  private leave(at: number): void {
    for (const { contributor, at: last } of this.present.values()) {
      if (last === at) continue;
      this.present.delete(contributor.key);
      this.contributors.push({ at, to: 'OK', contributor });
    }
  }
}
