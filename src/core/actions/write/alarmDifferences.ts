/** How an alarm in AWS differs from a definition: to show that it became what was asked, or was changed. */
import type { AlarmDefinition } from '../../model/alarm';
import type { Translate } from '../../ports/translate';
import { canonical } from './canonical';

/** One property that differs; the values as JSON text, `undefined` for none. */
export interface AlarmDifference<Property extends string = string> {
  readonly property: Property;
  readonly wanted: string;
  readonly found: string;
}

const properties = [
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

/** The properties that differ; the order of lists does not count, CloudWatch keeps none. */
export function alarmDifferences(
  wanted: AlarmDefinition,
  found: AlarmDefinition,
): readonly AlarmDifference<keyof AlarmDefinition>[] {
  return properties
    .map((property) => ({
      property,
      wanted: canonical(wanted[property]),
      found: canonical(found[property]),
    }))
    .filter((difference) => difference.wanted !== difference.found);
}

/** One sentence for a person. */
export function differenceText({ property, wanted, found }: AlarmDifference, t: Translate): string {
  return t('{0}: requested {1}, AWS has {2}.', property, wanted, found);
}
