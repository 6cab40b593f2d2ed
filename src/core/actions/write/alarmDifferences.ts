/** Compares an alarm in AWS with a definition, to confirm a write or to detect a change. */
import type { AlarmDefinition } from '../../model/alarm';
import type { Translate } from '../../ports/translate';
import { canonical } from './canonical';

/** One property that differs; the values are JSON text, `undefined` if absent. */
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

/**
 * The properties that differ. The order of lists is ignored, because CloudWatch does not preserve
 * it.
 */
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

/** One sentence for display. */
export function differenceText({ property, wanted, found }: AlarmDifference, t: Translate): string {
  return t('{0}: requested {1}, AWS has {2}.', property, wanted, found);
}
