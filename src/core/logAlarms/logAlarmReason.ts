/**
 * The texts of StateReason, in the form of AWS's examples. Where AWS shows none, the text is assumed.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import type { AlarmState } from '../model/alarm';
import { breachTest, type LogAlarmRules, type RunValue } from './logAlarmRules';

/** StateReason is at most 1,023 characters long. */
const mostShown = 20;

/** Why a state was decided by values that are there. `values` are those of all N runs, oldest first. */
export function decidedReason(
  rules: LogAlarmRules,
  values: readonly RunValue[],
  state: AlarmState,
): string {
  const breaches = breachTest(rules);
  const toAlarm = state === 'ALARM';
  const newestFirst = values.toReversed();
  const deciding = newestFirst.flatMap(({ run, value }) =>
    value !== undefined && breaches(value) === toAlarm ? [shown(value, run.at)] : [],
  );
  if (deciding.length === 0) return missingReason(rules, values, state);
  const { resultsToEvaluate: all, resultsToAlarm: needed, threshold } = rules;
  const minimum = toAlarm ? needed : all - needed + 1;
  const more = deciding.length > mostShown ? ', ...' : '';
  return (
    `Threshold Crossed: ${deciding.length} out of the last ${all} query results ` +
    `[${deciding.slice(0, mostShown).join(', ')}${more}] ${deciding.length === 1 ? 'was' : 'were'} ` +
    `${toAlarm ? '' : 'not '}${comparisonText(rules)} the threshold (${decimal(threshold)}) ` +
    `(minimum ${minimum} ${minimum === 1 ? 'datapoint' : 'datapoints'} for ` +
    `${toAlarm ? 'OK -> ALARM' : 'ALARM -> OK'} transition).`
  );
}

const treatedAs: Readonly<Record<LogAlarmRules['treatMissing'], string>> = {
  missing: 'Missing',
  ignore: 'Ignored',
  breaching: 'Breaching',
  notBreaching: 'NonBreaching',
};

/** Why missing values decided the state. */
export function missingReason(
  { resultsToEvaluate, treatMissing }: LogAlarmRules,
  values: readonly RunValue[],
  state: AlarmState,
): string {
  const missing = values.filter(({ value }) => value === undefined).length;
  const results = missing === 1 ? 'query result was' : 'query results were';
  const start = state === 'INSUFFICIENT_DATA' ? 'Insufficient Data' : 'Threshold Crossed';
  return (
    `${start}: ${missing} out of the last ${resultsToEvaluate} ${results} missing and treated as ` +
    `[${treatedAs[treatMissing]}].`
  );
}

/** Why some failed runs leave no state. */
export function failureReason(failures: number, all: number): string {
  return `${failures} out of the last ${all} query executions failed.`;
}

/** `142.0 (10/06/26 12:15:00)` */
function shown(value: number, at: number): string {
  const iso = new Date(at).toISOString();
  const date = `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(2, 4)}`;
  return `${decimal(value)} (${date} ${iso.slice(11, 19)})`;
}

function decimal(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** `GreaterThanOrEqualToThreshold` is "greater than or equal to". */
function comparisonText({ comparison }: Pick<LogAlarmRules, 'comparison'>): string {
  return comparison
    .replace(/Threshold$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}
