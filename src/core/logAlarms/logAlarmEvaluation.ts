/**
 * How CloudWatch reports the state of a log alarm and of its contributors: the decision, with the
 * texts of its reasons.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import type { AlarmState } from '../model/alarm';
import type { ContributorValue } from './aggregation';
import {
  decideLogAlarm,
  valuesByKey,
  type LogAlarmBefore,
  type LogAlarmDecision,
  type RunFailures,
} from './logAlarmDecision';
import { decidedReason, failureReason, missingReason } from './logAlarmReason';
import type { LogAlarmRules, QueryRun, RunValue } from './logAlarmRules';

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

/** @param runs oldest first; undefined while there are fewer than N */
export function evaluateLogAlarm(
  rules: LogAlarmRules,
  runs: readonly QueryRun[],
  before: LogAlarmBefore,
): LogAlarmEvaluation | undefined {
  const decision = decideLogAlarm(rules, runs, before);
  if (!decision) return undefined;
  const window = runs
    .slice(-rules.resultsToEvaluate)
    .map((run) => ({ run, byKey: valuesByKey(run) }));
  const { state, values, failures, partial, inAlarm, untracked } = decision;
  return {
    state,
    reason: reasonOf(rules, decision, runs.at(-1)?.values.length ?? 0),
    ...(values && !rules.grouped && { results: values.toReversed() }),
    ...(failures
      ? { evaluationState: evaluationStateOf(failures) }
      : partial && { evaluationState: 'PARTIAL_DATA' as const }),
    inAlarm: inAlarm.map(({ key, attributes }) => {
      const own = window.map(({ run, byKey }) => ({ run, value: byKey.get(key) }));
      return { key, attributes, reason: decidedReason(rules, own, 'ALARM') };
    }),
    untracked,
  };
}

function evaluationStateOf(failures: RunFailures): 'EVALUATION_ERROR' | 'EVALUATION_FAILURE' {
  return 'newest' in failures ? 'EVALUATION_ERROR' : 'EVALUATION_FAILURE';
}

function reasonOf(
  rules: LogAlarmRules,
  { state, values, failures, inAlarm }: LogAlarmDecision,
  contributors: number,
): string {
  if (failures)
    return 'newest' in failures ? failures.newest : failureReason(failures.count, failures.all);
  if (!values) return `${inAlarm.length} out of ${contributors} contributors evaluated to ALARM`;
  return state === 'INSUFFICIENT_DATA' || rules.grouped
    ? missingReason(rules, values, state)
    : decidedReason(rules, values, state);
}
