/** Compares two configurations of an alarm member by member, without knowledge of the members. */
import { isRecord } from '../../base/isRecord';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { canonical } from '../write/canonical';
import type { AlarmDifference } from '../write/alarmDifferences';

/** The members that identify the entries of a list: queries have an `Id`, dimensions a `Name`. */
const keys = ['Id', 'Name'];

/**
 * All members that differ, by path: `Threshold`, `Metrics.m1.MetricStat.Period`. The order of lists
 * is ignored, because CloudWatch does not preserve it.
 */
export function configurationDifferences(
  wanted: AlarmConfiguration,
  found: AlarmConfiguration,
): readonly AlarmDifference[] {
  return differences('', wanted, found);
}

/**
 * The differences between the requested and the written configuration. A member that was neither
 * requested nor present before is a default that AWS has added, so it is ignored.
 * @param before the configuration before the write
 */
export function writtenDifferences(
  wanted: AlarmConfiguration,
  found: AlarmConfiguration,
  before: AlarmConfiguration,
): readonly AlarmDifference[] {
  const changed = new Set(configurationDifferences(wanted, before).map(({ property }) => property));
  return configurationDifferences(wanted, found).filter(
    (difference) => difference.wanted !== 'undefined' || changed.has(difference.property),
  );
}

function differences(path: string, wanted: unknown, found: unknown): readonly AlarmDifference[] {
  const [one, other] = [textOf(wanted), textOf(found)];
  if (one === other) return [];
  const [members, others] = [membersOf(wanted), membersOf(found)];
  if (!members || !others) return [{ property: path, wanted: one, found: other }];
  return [...new Set([...members.keys(), ...others.keys()])].flatMap((name) =>
    differences(path === '' ? name : `${path}.${name}`, members.get(name), others.get(name)),
  );
}

/** CloudWatch may omit an empty list. */
function textOf(value: unknown): string {
  return canonical(Array.isArray(value) && value.length === 0 ? undefined : value);
}

/**
 * The members of an object, or the entries of a list by their keys; undefined for anything else.
 */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (isRecord(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRecord)) return undefined;
  for (const key of keys) {
    const names = value.map((entry) => entry[key]).filter((name) => typeof name === 'string');
    const members = new Map(names.map((name, i) => [name, value[i]]));
    if (members.size === value.length) return members;
  }
  return undefined;
}
