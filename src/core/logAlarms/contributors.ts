/** Contributors of a log alarm: the rows of its query, assigned by the values of some fields. */
import { numberIn, type FieldReader } from './queryFilter';

/** One combination of the values that an alarm groups by; the only one of an alarm that does not. */
export interface Contributor {
  /** Identifies it in its alarm; empty for a single value. */
  readonly key: string;
  /** Its values of the `by` fields; a field that the log events do not have is absent. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The part of an aggregation that assigns rows. */
interface Grouping {
  /** The fields whose values make a contributor; none for an alarm with a single value. */
  readonly by: readonly string[];
  /** The aggregated field; absent for `count(*)`. */
  readonly field?: string;
}

/** The only contributor of an alarm that groups by nothing. */
export const nobody: Contributor = { key: '', attributes: {} };

/** A row of a query, assigned to its contributor. */
export interface GroupedRow {
  readonly contributor: Contributor;
  /** The number in the aggregated field; undefined if there is none. */
  readonly number: number | undefined;
}

/** Assigns rows to contributors. */
export function groupRows({ by, field }: Grouping): (row: FieldReader) => GroupedRow {
  return (row) => {
    const number = field === undefined ? undefined : numberIn(row(field) ?? '');
    if (by.length === 0) return { contributor: nobody, number };
    return { contributor: new KeyedContributor(groupKey(by, row), by), number };
  };
}

/**
 * Keeps the key only, which is a copy: values are parts of long messages, which they would keep in
 * memory. The attributes of most contributors are never read.
 */
class KeyedContributor implements Contributor {
  private read: Contributor['attributes'] | undefined;

  constructor(
    readonly key: string,
    private readonly by: readonly string[],
  ) {}

  get attributes(): Contributor['attributes'] {
    return (this.read ??= named(this.by, this.key));
  }
}

/** Separates values in a key, and marks an absent one: characters that JSON has in no text as such. */
const [separator, absent] = ['\u0001', '\u0002'];

/** The key of the contributor with these values. */
export function groupKey(by: Grouping['by'], valueOf: FieldReader): string {
  // Joined, because a sum of texts is many small objects that have to be collected.
  return by.map((name) => valueOf(name) ?? absent).join(separator);
}

function named(by: readonly string[], key: string): Contributor['attributes'] {
  const attributes: Record<string, string> = {};
  for (const [index, value] of key.split(separator).entries()) {
    const name = by[index];
    if (name !== undefined && value !== absent) attributes[name] = value;
  }
  return attributes;
}
