/**
 * How CloudWatch decides the state of a log alarm and of its contributors from the results of the
 * newest runs of its query. Pure: the caller runs the query.
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
import { decidedReason, failureReason, missingReason } from './logAlarmReason';
import { breachTest, type LogAlarmRules, type QueryRun, type RunValue } from './logAlarmRules';

/** "Maximum 100 contributors tracked in ALARM state simultaneously." */
export const mostInAlarm = 100;

/** A contributor in ALARM. */
export interface ContributorInAlarm {
  readonly key: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** The result of one evaluation. */
export interface LogAlarmEvaluation {
  readonly state: AlarmState;
  readonly reason: string;
  /** The runs that decided the state of an alarm with a single value, newest first. */
  readonly results?: readonly RunValue[];
  readonly evaluationState?: 'PARTIAL_DATA' | 'EVALUATION_FAILURE' | 'EVALUATION_ERROR';
  /** In the order in which they take the 100 places. */
  readonly inAlarm: readonly ContributorInAlarm[];
  /** Breaching contributors without a place: they have no state and run no actions. */
  readonly untracked: readonly ContributorValue[];
}

/** The state before an evaluation. */
export interface LogAlarmBefore {
  readonly state: AlarmState;
  /** The keys of the contributors in ALARM. */
  readonly inAlarm: ReadonlySet<string>;
}

/** @param runs oldest first; undefined while there are fewer than N */
export function evaluateLogAlarm(
  rules: LogAlarmRules,
  runs: readonly QueryRun[],
  before: LogAlarmBefore,
): LogAlarmEvaluation | undefined {
  const newest = runs.at(-1);
  if (!newest) return undefined;
  if (newest.failure !== undefined) return failed('EVALUATION_ERROR', newest.failure);
  const window = runs.slice(-rules.resultsToEvaluate);
  if (window.length < rules.resultsToEvaluate) return undefined;
  const failures = window.filter(({ failure }) => failure !== undefined).length;
  if (failures > 0) return failed('EVALUATION_FAILURE', failureReason(failures, window.length));

  const evaluation =
    rules.grouped && newest.values.length > 0
      ? evaluateContributors(rules, window, newest, before)
      : evaluateWhole(rules, window, before);
  return newest.partial ? { ...evaluation, evaluationState: 'PARTIAL_DATA' } : evaluation;
}

function failed(
  evaluationState: 'EVALUATION_ERROR' | 'EVALUATION_FAILURE',
  reason: string,
): LogAlarmEvaluation {
  return { state: 'INSUFFICIENT_DATA', reason, evaluationState, inAlarm: [], untracked: [] };
}

/** A single value; with a `by` clause, an alarm whose newest run has no contributor. */
function evaluateWhole(
  rules: LogAlarmRules,
  window: readonly QueryRun[],
  before: LogAlarmBefore,
): LogAlarmEvaluation {
  const values = window.map((run): RunValue => ({ run, value: run.values[0]?.value }));
  // Contributors that are gone are in OK, so the ALARM that they caused is over.
  const previous = before.inAlarm.size > 0 ? 'OK' : before.state;
  // The contributors of earlier runs have all left ALARM, so their values do not breach.
  const breaches = rules.grouped ? () => false : breachTest(rules);
  const state = decideState(rules, values, breaches, previous);
  const reason =
    state === 'INSUFFICIENT_DATA' || rules.grouped
      ? missingReason(rules, values, state)
      : decidedReason(rules, values, state);
  return { state, reason, ...(!rules.grouped && { results: values.toReversed() }), ...nobody };
}

const nobody = { inAlarm: [], untracked: [] };

function evaluateContributors(
  rules: LogAlarmRules,
  window: readonly QueryRun[],
  newest: QueryRun,
  before: LogAlarmBefore,
): LogAlarmEvaluation {
  const breaches = breachTest(rules);
  const byRun = window.map(({ values }) => new Map(values.map((one) => [one.key, one.value])));
  const breaching = newest.values.flatMap((contributor) => {
    const { key, attributes } = contributor;
    const values = window.map((run, index) => ({ run, value: byRun[index]?.get(key) }));
    const was = before.inAlarm.has(key);
    if (decideState(rules, values, breaches, was ? 'ALARM' : 'OK') !== 'ALARM') return [];
    const alarm = { key, attributes, reason: decidedReason(rules, values, 'ALARM') };
    return [{ contributor, alarm, was }];
  });
  const ranked = [...breaching.filter(({ was }) => was), ...breaching.filter(({ was }) => !was)];
  const inAlarm = ranked.slice(0, mostInAlarm).map(({ alarm }) => alarm);
  return {
    state: inAlarm.length > 0 ? 'ALARM' : 'OK',
    reason: `${inAlarm.length} out of ${newest.values.length} contributors evaluated to ALARM`,
    inAlarm,
    untracked: ranked.slice(mostInAlarm).map(({ contributor }) => contributor),
  };
}

/** @param previous the state that `ignore` keeps when nothing is available */
function decideState(
  rules: LogAlarmRules,
  values: readonly RunValue[],
  breaches: (value: number) => boolean,
  previous: AlarmState,
): AlarmState {
  const available = values.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const missing = values.length - available.length;
  const { treatMissing } = rules;
  if (available.length === 0 && treatMissing === 'missing') return 'INSUFFICIENT_DATA';
  if (available.length === 0 && treatMissing === 'ignore') return previous;
  const breaching = available.filter(breaches).length;
  const filled = treatMissing === 'breaching' ? missing : 0;
  return breaching + filled >= rules.resultsToAlarm ? 'ALARM' : 'OK';
}
