/**
 * The state of a log alarm and of its contributors, decided by the newest runs of its query. Pure: the
 * caller runs the query.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 *
 * Assumed, because AWS documents nothing: all N runs must be there before a state is decided; a new
 * contributor counts as missing in the runs before it; contributors that are in ALARM keep their
 * places when more than 100 breach, and the others follow in the order of the results; a failed run
 * forgets the contributors without a transition to OK; a run without contributors is missing data
 * of the alarm itself.
 */
import type { AlarmState } from '../model/alarm';
import type { ContributorValue } from './aggregation';
import { breachTest, type LogAlarmRules, type QueryRun, type RunValue } from './logAlarmRules';

/** "Maximum 100 contributors tracked in ALARM state simultaneously." */
export const mostInAlarm = 100;

/** Why runs that failed leave no state: the newest failed, or so many of the last N. */
export type RunFailures =
  { readonly newest: string } | { readonly count: number; readonly all: number };

/** The result of one evaluation, without texts. */
export interface LogAlarmDecision {
  readonly state: AlarmState;
  /** Present if runs failed. */
  readonly failures?: RunFailures;
  /** Whether the newest run had more contributors than CloudWatch evaluates. */
  readonly partial: boolean;
  /** The values of the alarm itself in all N runs, oldest first; absent if contributors decided. */
  readonly values?: readonly RunValue[];
  /** In the order in which they take the 100 places. */
  readonly inAlarm: readonly ContributorValue[];
  /** Breaching contributors without a place: they have no state and run no actions. */
  readonly untracked: readonly ContributorValue[];
}

/** The state before an evaluation. */
export interface LogAlarmBefore {
  readonly state: AlarmState;
  /** The keys of the contributors in ALARM. */
  readonly inAlarm: Pick<ReadonlySet<string>, 'has' | 'size'>;
}

/** @param runs oldest first; undefined while there are fewer than N */
export function decideLogAlarm(
  rules: LogAlarmRules,
  runs: readonly QueryRun[],
  before: LogAlarmBefore,
): LogAlarmDecision | undefined {
  const newest = runs.at(-1);
  if (!newest) return undefined;
  if (newest.failure !== undefined) return failed({ newest: newest.failure });
  const window = runs.slice(-rules.resultsToEvaluate);
  const all = window.length;
  if (all < rules.resultsToEvaluate) return undefined;
  const count = window.filter(({ failure }) => failure !== undefined).length;
  if (count > 0) return failed({ count, all });
  return rules.grouped && newest.values.length > 0
    ? decideContributors(rules, window, newest, before)
    : decideWhole(rules, window, newest, before);
}

const nobody = { inAlarm: [], untracked: [] };

function failed(failures: RunFailures): LogAlarmDecision {
  return { state: 'INSUFFICIENT_DATA', failures, partial: false, ...nobody };
}

/** A single value; with a `by` clause, an alarm whose newest run has no contributor. */
function decideWhole(
  rules: LogAlarmRules,
  window: readonly QueryRun[],
  { partial }: QueryRun,
  before: LogAlarmBefore,
): LogAlarmDecision {
  const values = window.map((run): RunValue => ({ run, value: run.values[0]?.value }));
  // Contributors that are gone are in OK, so the ALARM that they caused is over.
  const previous = before.inAlarm.size > 0 ? 'OK' : before.state;
  // The contributors of earlier runs have all left ALARM, so their values do not breach.
  const count = new Counter(rules.grouped ? () => false : breachTest(rules));
  for (const { value } of values) count.add(value);
  return { state: decideState(rules, count, previous), partial, values, ...nobody };
}

function decideContributors(
  rules: LogAlarmRules,
  window: readonly QueryRun[],
  newest: QueryRun,
  before: LogAlarmBefore,
): LogAlarmDecision {
  const earlier = window.slice(0, -1).map(valuesByKey);
  const count = new Counter(breachTest(rules));
  const stillInAlarm: ContributorValue[] = [];
  const added: ContributorValue[] = [];
  for (const contributor of newest.values) {
    const { key, value } = contributor;
    count.clear();
    for (const values of earlier) count.add(values.get(key));
    count.add(value);
    const was = before.inAlarm.has(key);
    if (decideState(rules, count, was ? 'ALARM' : 'OK') === 'ALARM')
      (was ? stillInAlarm : added).push(contributor);
  }
  const free = mostInAlarm - stillInAlarm.length;
  const inAlarm = [...stillInAlarm, ...added.slice(0, free)];
  return {
    state: inAlarm.length > 0 ? 'ALARM' : 'OK',
    partial: newest.partial,
    inAlarm,
    untracked: added.slice(free),
  };
}

/** The values of a run by contributor. */
export function valuesByKey({ values }: QueryRun): ReadonlyMap<string, number> {
  return new Map(values.map(({ key, value }) => [key, value]));
}

/** Counts the values of N runs. */
class Counter {
  all = 0;
  available = 0;
  breaching = 0;

  constructor(private readonly breaches: (value: number) => boolean) {}

  clear(): void {
    this.all = this.available = this.breaching = 0;
  }

  add(value: number | undefined): void {
    this.all++;
    if (value === undefined) return;
    this.available++;
    if (this.breaches(value)) this.breaching++;
  }
}

/** @param previous the state that `ignore` keeps when nothing is available */
function decideState(
  { treatMissing, resultsToAlarm }: LogAlarmRules,
  { all, available, breaching }: Counter,
  previous: AlarmState,
): AlarmState {
  if (available === 0 && treatMissing === 'missing') return 'INSUFFICIENT_DATA';
  if (available === 0 && treatMissing === 'ignore') return previous;
  const filled = treatMissing === 'breaching' ? all - available : 0;
  return breaching + filled >= resultsToAlarm ? 'ALARM' : 'OK';
}
