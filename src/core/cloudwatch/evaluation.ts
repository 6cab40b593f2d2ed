/**
 * How CloudWatch decides an alarm's state from the datapoints of one evaluation. Pure: other files
 * read the datapoints and create the reason text.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
import type { AlarmDefinition, AlarmState, TreatMissing } from '../model/alarm';
import { comparisonTest } from './comparisonTest';
import { notReplayable } from './notReplayable';

/** Undocumented properties of an evaluation, as adjustable numbers. */
export interface Assumptions {
  /**
   * How many datapoints an evaluation reads beyond EvaluationPeriods. Known: AWS publishes no
   * formula, says that the number depends on the period, and shows 5 datapoints for 3 periods.
   * Known from a trial: an alarm of one 60-second period is back in OK before the next five-minute
   * sample, so it reads fewer than 5. Reported for one 900-second period: back in OK 46 minutes
   * after the only sample, so it read 3. Assumed: 2 extra for every alarm with a sliding window.
   */
  readonly extraDatapoints: number;
  /**
   * How far before the evaluation range the inputs of an expression are read, rounded up to whole
   * periods. Known from a trial: DIFF at a period of 60 seconds finds the sample published five
   * minutes before, so it is at least 300. Assumed: 600, one publication more, so that DIFF bridges
   * a lost one. AWS documents nothing; the same is assumed for a wall clock window.
   */
  readonly mathLookbackSeconds: number;
}

/** The assumptions that the extension shows and the simulator applies. */
export const defaultAssumptions: Assumptions = { extraDatapoints: 2, mathLookbackSeconds: 600 };

/** The part of an alarm that determines how many datapoints an evaluation reads. */
export type EvaluatedSpan = Pick<AlarmDefinition, 'evaluationPeriods' | 'evaluationWindow'>;

/**
 * Whether an evaluation reads more datapoints than EvaluationPeriods. With a wall clock window it
 * retrieves "exactly the data points in the aligned window".
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html#alarms-evaluating-missing-data
 */
export function readsExtra({ evaluationWindow }: Pick<EvaluatedSpan, 'evaluationWindow'>): boolean {
  return evaluationWindow?.kind !== 'wallClock';
}

/**
 * How many datapoints, up to the newest, one evaluation reads. See `Assumptions.extraDatapoints`.
 */
export function evaluationRange(
  span: EvaluatedSpan,
  assumptions: Assumptions = defaultAssumptions,
): number {
  return span.evaluationPeriods + (readsExtra(span) ? assumptions.extraDatapoints : 0);
}

/** The part of an alarm that decides its state. */
export type EvaluationRules = Pick<
  AlarmDefinition,
  'evaluationPeriods' | 'datapointsToAlarm' | 'threshold' | 'comparison' | 'treatMissing'
>;

/** A counted datapoint. `index` is its position in the evaluation range. */
export interface CountedDatapoint {
  readonly index: number;
  readonly value: number;
  readonly breaching: boolean;
}

/**
 * What decided the state:
 * - `datapoints`: there were enough real ones; missing data played no part
 * - `filled`: the missing ones were treated as breaching or as not breaching
 * - `partial`: too few real ones, and those decide (`missing`, `ignore`)
 * - `premature`: too few, but the oldest breaching one is as old as an alarm needs (`missing`)
 * - `ignored`: too few to decide; the state does not change (`ignore`)
 * - `noData`: none at all, and missing data decide nothing (`missing`)
 */
export type EvaluationBasis =
  'datapoints' | 'filled' | 'partial' | 'premature' | 'ignored' | 'noData';

/** Why an evaluation resulted in its state, as data. */
interface EvaluationReason {
  readonly basis: EvaluationBasis;
  /** The counted real datapoints, oldest first: at most EvaluationPeriods, the newest ones. */
  readonly counted: readonly CountedDatapoint[];
  readonly breaching: number;
  readonly notBreaching: number;
  /** How many of EvaluationPeriods had no real datapoint. */
  readonly missing: number;
  readonly treatMissing: TreatMissing;
}

/** The result of one evaluation. */
export interface Evaluation {
  readonly state: AlarmState;
  readonly reason: EvaluationReason;
}

/**
 * Decides the state.
 * @param datapoints the whole evaluation range, oldest first; undefined for a missing one
 * @param previous the state that `ignore` keeps
 * @throws ExpectedError `notReplayable` for an anomaly-detection alarm (comparison `other`)
 */
export function evaluate(
  rules: EvaluationRules,
  datapoints: readonly (number | undefined)[],
  previous: AlarmState,
): Evaluation {
  const breaches = breachTest(rules);
  const real = datapoints.flatMap((value, index) =>
    value === undefined ? [] : [{ index, value, breaching: breaches(value) }],
  );
  const counted = real.slice(-rules.evaluationPeriods);
  const breaching = counted.filter((datapoint) => datapoint.breaching).length;
  const missing = rules.evaluationPeriods - counted.length;
  const [basis, state] = decideState(rules, {
    breaching,
    real: counted.length,
    missing,
    oldestAge: real[0] ? datapoints.length - real[0].index : 0,
    previous,
  });
  return {
    state,
    reason: {
      basis,
      counted,
      breaching,
      notBreaching: counted.length - breaching,
      missing,
      treatMissing: rules.treatMissing,
    },
  };
}

/**
 * Whether a value breaches the threshold.
 * @throws ExpectedError `notReplayable` for `other`, whose threshold is a moving band
 */
export function breachTest(rules: EvaluationRules): (value: number) => boolean {
  const breaches = comparisonTest(rules);
  if (breaches) return breaches;
  throw notReplayable(
    { kind: 'band' },
    'An anomaly-detection alarm compares with a band, which cannot be evaluated here',
  );
}

/** The counts of an evaluation: of its newest real datapoints, at most EvaluationPeriods. */
export interface Counts {
  readonly breaching: number;
  readonly real: number;
  /** How many more EvaluationPeriods requires. */
  readonly missing: number;
  /**
   * Age of the oldest real datapoint of the range in periods, the newest being 1; 0 without one.
   */
  readonly oldestAge: number;
  readonly previous: AlarmState;
}

/** The rule itself, applied to the counts of an evaluation. */
export function decideState(rules: EvaluationRules, counts: Counts): [EvaluationBasis, AlarmState] {
  const { datapointsToAlarm, treatMissing } = rules;
  const { breaching, real, missing } = counts;
  if (missing === 0) return ['datapoints', alarmOrOk(rules, breaching)];
  switch (treatMissing) {
    case 'breaching':
      return ['filled', alarmOrOk(rules, breaching + missing)];
    case 'notBreaching':
      return ['filled', alarmOrOk(rules, breaching)];
    case 'ignore':
      return undecided(datapointsToAlarm, counts)
        ? ['ignored', counts.previous]
        : ['partial', alarmOrOk(rules, breaching)];
    case 'missing':
      if (real === 0) return ['noData', 'INSUFFICIENT_DATA'];
      return undecided(datapointsToAlarm, counts) && counts.oldestAge >= datapointsToAlarm
        ? ['premature', 'ALARM']
        : ['partial', alarmOrOk(rules, breaching)];
  }
}

function alarmOrOk({ datapointsToAlarm }: EvaluationRules, breaching: number): AlarmState {
  return breaching >= datapointsToAlarm ? 'ALARM' : 'OK';
}

/**
 * Every real datapoint breaches and there are too few. Only then AWS's rule against premature
 * transitions can apply ("the oldest available breaching datapoint is at least as old as Datapoints
 * to Alarm, and all more recent ones are breaching or missing"): without the condition that none is
 * within the threshold it would contradict a row of AWS's own table, `0 - X - -`.
 */
function undecided(datapointsToAlarm: number, { breaching, real }: Counts): boolean {
  return breaching === real && breaching < datapointsToAlarm;
}
