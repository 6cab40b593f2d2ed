/** Compares an alarm in AWS with a definition, to confirm a write or to detect a change. */
import type { AlarmDefinition } from '../../model/alarm';
import { type AnyAlarmDefinition, isLogAlarm, type LogAlarmDefinition } from '../../model/logAlarm';
import type { Translate } from '../../ports/translate';
import { canonical } from './canonical';

/** One property that differs; the values are JSON text, `undefined` if absent. */
export interface AlarmDifference<Property extends string = string> {
  readonly property: Property;
  readonly wanted: string;
  readonly found: string;
}

const metricProperties = [
  'name',
  'description',
  'queries',
  'periodSeconds',
  'evaluationPeriods',
  'datapointsToAlarm',
  'threshold',
  'comparison',
  'treatMissing',
  'ignoresLowSamples',
  'evaluationWindow',
  'warmUp',
  'actionsEnabled',
  'alarmActions',
  'okActions',
  'insufficientDataActions',
] as const satisfies readonly (keyof AlarmDefinition)[];

const logProperties = [
  'name',
  'description',
  'query',
  'resultsToEvaluate',
  'resultsToAlarm',
  'threshold',
  'comparison',
  'treatMissing',
  'logLineCount',
  'logLineRoleArn',
  'actionsEnabled',
  'alarmActions',
  'okActions',
  'insufficientDataActions',
] as const satisfies readonly (keyof LogAlarmDefinition)[];

/** The configuration of any alarm, by property. */
type Properties = Partial<
  Record<(typeof metricProperties | typeof logProperties)[number], unknown>
>;

/**
 * The properties that differ. The order of lists is ignored, because CloudWatch does not preserve
 * it. Alarms of two kinds differ in the properties that only one of them has.
 */
export function alarmDifferences(
  wanted: AlarmDefinition,
  found: AlarmDefinition,
): readonly AlarmDifference<keyof AlarmDefinition>[];
export function alarmDifferences(
  wanted: AnyAlarmDefinition,
  found: AnyAlarmDefinition,
): readonly AlarmDifference[];
export function alarmDifferences(
  wanted: AnyAlarmDefinition,
  found: AnyAlarmDefinition,
): readonly AlarmDifference[] {
  const properties = new Set([...propertiesOf(wanted), ...propertiesOf(found)]);
  const [one, other]: readonly [Properties, Properties] = [wanted, found];
  return [...properties]
    .map((property) => ({
      property,
      wanted: canonical(one[property]),
      found: canonical(other[property]),
    }))
    .filter((difference) => difference.wanted !== difference.found);
}

function propertiesOf(alarm: AnyAlarmDefinition): readonly (keyof Properties)[] {
  return isLogAlarm(alarm) ? logProperties : metricProperties;
}

/** One sentence for display. */
export function differenceText({ property, wanted, found }: AlarmDifference, t: Translate): string {
  return t('{0}: requested {1}, AWS has {2}.', property, wanted, found);
}
