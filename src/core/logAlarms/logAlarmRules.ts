/** The rules of a log alarm, and what its evaluation reads: the runs of its query. */
import { comparisonTest } from '../cloudwatch/comparisonTest';
import type { Comparison, TreatMissing } from '../model/alarm';
import type { ContributorValue } from './aggregation';

/** The part of a log alarm that decides its state. */
export interface LogAlarmRules {
  /** QueryResultsToEvaluate: N of "M of N". */
  readonly resultsToEvaluate: number;
  /** QueryResultsToAlarm: M of "M of N". */
  readonly resultsToAlarm: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissing: TreatMissing;
  /** Whether the aggregation has a `by` clause. */
  readonly grouped: boolean;
}

/** One run of the query. */
export interface QueryRun {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly values: readonly ContributorValue[];
  /** Whether there were more than 500 contributors. */
  readonly partial: boolean;
  /** Why the run failed; it then has no values. */
  readonly failure?: string;
}

/** The value of one run; undefined if it is missing. */
export interface RunValue {
  readonly run: Pick<QueryRun, 'id' | 'at'>;
  readonly value: number | undefined;
}

/** Whether a value breaches the threshold. Log alarms have static thresholds only. */
export function breachTest(
  rules: Pick<LogAlarmRules, 'comparison' | 'threshold'>,
): (value: number) => boolean {
  return comparisonTest(rules) ?? (() => false);
}
