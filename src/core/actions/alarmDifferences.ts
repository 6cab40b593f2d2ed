/** How an alarm in AWS differs from a definition: to show that it became what was asked, or was changed. */
import type { AlarmDefinition } from '../model/alarm';
import type { Translate } from '../ports/translate';

/** One property that differs; the values as JSON text, `undefined` for none. */
export interface AlarmDifference {
  readonly property: keyof AlarmDefinition;
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
  'actionsEnabled',
  'alarmActions',
  'okActions',
  'insufficientDataActions',
] as const satisfies readonly (keyof AlarmDefinition)[];

/** The properties that differ; the order of lists does not count, CloudWatch keeps none. */
export function alarmDifferences(
  wanted: AlarmDefinition,
  found: AlarmDefinition,
): readonly AlarmDifference[] {
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
  return t('{0}: asked for {1}, AWS has {2}.', property, wanted, found);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? 'undefined' : JSON.stringify(value);
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.sort().join(',')}}`;
}
