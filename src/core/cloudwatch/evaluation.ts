/**
 * How CloudWatch decides an alarm's state from the datapoints of one evaluation. Pure: where the
 * datapoints come from, and the sentence that tells of it, are made elsewhere.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
import type { AlarmDefinition, AlarmState, TreatMissing } from '../model/alarm';
import { notReplayable } from './notReplayable';

/** What AWS does not document about an evaluation, as numbers that can be changed. */
export interface Assumptions {
  /**
   * How many datapoints an evaluation reads beyond EvaluationPeriods. Known: AWS prints no formula,
   * says that the number depends on the period, and shows 5 datapoints for 3 periods. Known from a
   * trial: an alarm of one 60-second period is back in OK before the next five-minute sample, so it
   * reads fewer than 5. Reported for one 900-second period: back in OK 46 minutes after the only
   * sample, so it read 3. Assumed: 2 extra for every alarm with
   * a sliding window.
   */
  readonly extraDatapoints: number;
  /**
   * How far before the evaluation range the inputs of an expression are read, rounded up to whole
   * periods. Known from a trial: DIFF at a period of 60 seconds finds the sample published five
   * minutes before, so it is at least 300. Assumed: 600, one publication more, so that DIFF bridges
   * one that is lost. AWS documents nothing; the same is assumed of a wall clock window.
   */
  readonly mathLookbackSeconds: number;
}

/** The assumptions that the extension shows and the simulator follows. */
export const defaultAssumptions: Assumptions = { extraDatapoints: 2, mathLookbackSeconds: 600 };

/** The part of an alarm that says how many datapoints an evaluation looks at. */
export type EvaluatedSpan = Pick<AlarmDefinition, 'evaluationPeriods' | 'evaluationWindow'>;

/**
 * Whether an evaluation looks at more datapoints than EvaluationPeriods. With a wall clock window it
 * retrieves "exactly the data points in the aligned window".
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html#alarms-evaluating-missing-data
 */
export function readsExtra({ evaluationWindow }: Pick<EvaluatedSpan, 'evaluationWindow'>): boolean {
  return evaluationWindow?.kind !== 'wallClock';
}

/** How many datapoints, newest last, one evaluation looks at. See `Assumptions.extraDatapoints`. */
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

/** A datapoint that counted. `index` is its place in the evaluation range. */
export interface CountedDatapoint {
  readonly index: number;
  readonly value: number;
  readonly breaching: boolean;
}

/**
 * What decided:
 * - `datapoints`: there were enough real ones; missing data played no part
 * - `filled`: the missing ones were taken as breaching or as not breaching
 * - `partial`: too few real ones, and what there is decides (`missing`, `ignore`)
 * - `premature`: too few, but the oldest breaching one is as old as an alarm needs (`missing`)
 * - `ignored`: too few to decide; the state stays (`ignore`)
 * - `noData`: nothing at all, and missing data say nothing (`missing`)
 */
export type EvaluationBasis =
  'datapoints' | 'filled' | 'partial' | 'premature' | 'ignored' | 'noData';

/** Why an evaluation came to its state, as data. */
export interface EvaluationReason {
  readonly basis: EvaluationBasis;
  /** The real datapoints that counted, oldest first: at most EvaluationPeriods, the newest ones. */
  readonly counted: readonly CountedDatapoint[];
  readonly breaching: number;
  readonly notBreaching: number;
  /** How many of EvaluationPeriods had no real datapoint. */
  readonly missing: number;
  readonly treatMissing: TreatMissing;
}

/** The outcome of one evaluation. */
export interface Evaluation {
  readonly state: AlarmState;
  readonly reason: EvaluationReason;
}

/**
 * Decides the state.
 * @param datapoints the whole evaluation range, oldest first; undefined where there is none
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
 * Whether a value is beyond the threshold.
 * @throws ExpectedError `notReplayable` for `other`, whose threshold is a band that moves
 */
export function breachTest({ comparison, threshold }: EvaluationRules): (value: number) => boolean {
  switch (comparison) {
    case 'GreaterThanOrEqualToThreshold':
      return (value) => value >= threshold;
    case 'GreaterThanThreshold':
      return (value) => value > threshold;
    case 'LessThanThreshold':
      return (value) => value < threshold;
    case 'LessThanOrEqualToThreshold':
      return (value) => value <= threshold;
    case 'other':
      throw notReplayable(
        { kind: 'band' },
        'An anomaly-detection alarm compares with a band, which cannot be evaluated here',
      );
  }
}

/** What an evaluation has counted: of its newest real datapoints, at most EvaluationPeriods. */
export interface Counts {
  readonly breaching: number;
  readonly real: number;
  /** How many EvaluationPeriods has more. */
  readonly missing: number;
  /** Age of the oldest real datapoint of the range in periods, the newest being 1; 0 without one. */
  readonly oldestAge: number;
  readonly previous: AlarmState;
}

/** The rule itself, on what an evaluation has counted. */
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
 * Every real datapoint breaches and there are too few of them. Only here can AWS's rule against
 * premature transitions apply ("the oldest available breaching datapoint is at least as old as
 * Datapoints to Alarm, and all more recent ones are breaching or missing"): without the condition
 * that none is within the threshold it would contradict a row of AWS's own table, `0 - X - -`.
 */
function undecided(datapointsToAlarm: number, { breaching, real }: Counts): boolean {
  return breaching === real && breaching < datapointsToAlarm;
}
