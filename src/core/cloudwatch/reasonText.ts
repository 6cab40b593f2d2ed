/**
 * The reason for an alarm's state in the sentences that CloudWatch writes into StateReason, mails
 * and the alarm's history. Not translated: users and scripts recognize them.
 */
import type { AlarmState, Comparison, TreatMissing } from '../model/alarm';
import type { CountedDatapoint, Evaluation, EvaluationRules } from './evaluation';
import type { RangeDatapoint } from './reasonData';

const comparisonWords: Record<Comparison, string> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
  // Anomaly detection; `evaluate` rejects it before a reason is needed.
  other: 'outside',
};

const treatmentWords: Record<TreatMissing, string> = {
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
  ignore: 'Ignore',
  missing: 'Missing',
};

/**
 * The reason in CloudWatch's words.
 * @param datapoints the whole evaluation range, oldest first
 */
export function reasonText(
  rules: EvaluationRules,
  { state, reason }: Evaluation,
  datapoints: readonly RangeDatapoint[],
): string {
  const periods = rules.evaluationPeriods;
  if (reason.basis === 'noData') return `Insufficient Data: ${were(periods, 'datapoint')} unknown.`;
  const treatment = treatmentWords[reason.treatMissing];
  const missing = `${were(reason.missing, 'missing datapoint')} treated as [${treatment}]`;
  const deciding = reason.counted.filter(({ breaching }) => breaching === (state === 'ALARM'));
  const count = deciding.length;
  if (count === 0) {
    const total = reason.counted.length;
    const received = total === 0 ? 'no datapoints were' : were(total, 'datapoint');
    return `Threshold Crossed: ${received} received for ${plural(periods, 'period')} and ${missing}.`;
  }
  const crossed = `${datapointList(deciding, datapoints)} ${compared(rules, state, count)}`;
  return reason.basis === 'filled'
    ? `Threshold Crossed: ${plural(count, 'datapoint')} ${crossed} and ${missing}.`
    : `Threshold Crossed: ${count} out of the last ${periods} datapoints ${crossed} (${minimum(rules, state)}).`;
}

/** `[2.0 (23/11/26 03:41:00), 1.0 (23/11/26 03:40:00)]`, newest first. */
function datapointList(
  listed: readonly CountedDatapoint[],
  datapoints: readonly RangeDatapoint[],
): string {
  const texts = listed.map(
    ({ index, value }) => `${javaDouble(value)} (${shortDate(datapoints[index]?.at ?? NaN)})`,
  );
  return `[${texts.reverse().join(', ')}]`;
}

/** `was not greater than the threshold (1.0)` */
function compared(rules: EvaluationRules, state: AlarmState, count: number): string {
  const verb = count === 1 ? 'was' : 'were';
  const not = state === 'ALARM' ? '' : ' not';
  const words = comparisonWords[rules.comparison];
  return `${verb}${not} ${words} the threshold (${javaDouble(rules.threshold)})`;
}

/** CloudWatch names these two transitions whatever the previous state was. */
function minimum(rules: EvaluationRules, state: AlarmState): string {
  const toAlarm = rules.datapointsToAlarm;
  return state === 'ALARM'
    ? `minimum ${plural(toAlarm, 'datapoint')} for OK -> ALARM transition`
    : `minimum ${plural(rules.evaluationPeriods - toAlarm + 1, 'datapoint')} for ALARM -> OK transition`;
}

function were(count: number, noun: string): string {
  return `${plural(count, noun)} ${count === 1 ? 'was' : 'were'}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `23/11/26 03:40:00`, UTC. */
function shortDate(at: number): string {
  const iso = new Date(at).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(2, 4)} ${iso.slice(11, 19)}`;
}

/** A number as Java prints a double, like CloudWatch: `1.0`, `1.0E7`. */
function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${withFraction(digits)}E${Number(exponent)}`;
  }
  return withFraction(String(value));
}

function withFraction(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}
