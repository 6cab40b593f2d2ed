/** How two configurations of an alarm differ, member by member, whatever the members mean. */
import { isRecord } from '../../base/isRecord';
import type { AlarmConfiguration } from '../../model/alarmConfiguration';
import { canonical } from '../write/canonical';
import type { AlarmDifference } from '../write/alarmDifferences';

/** What tells the entries of a list apart: queries have an `Id`, dimensions a `Name`. */
const keys = ['Id', 'Name'];

/**
 * Every member that differs, by its path: `Threshold`, `Metrics.m1.MetricStat.Period`. The order of
 * lists does not count, CloudWatch keeps none.
 */
export function configurationDifferences(
  wanted: AlarmConfiguration,
  found: AlarmConfiguration,
): readonly AlarmDifference[] {
  return differences('', wanted, found);
}

/**
 * What AWS has otherwise than it was asked for. A member that was neither asked for nor there before
 * is a default that AWS has put there.
 * @param before what AWS had before it was asked
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

/** CloudWatch may leave a list that is empty out. */
function textOf(value: unknown): string {
  return canonical(Array.isArray(value) && value.length === 0 ? undefined : value);
}

/** The members of an object, or the entries of a list that have keys; undefined for anything else. */
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
