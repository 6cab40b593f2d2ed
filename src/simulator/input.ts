/**
 * Reads the parameters of a call, whatever protocol brought them: in Query every value is text and a
 * list is `Names.member.1` (EC2: `Name.1`); in JSON they have types. Says in the service's own words
 * what is missing or wrong.
 */
import type { AwsError } from './awsError';

/** How one service words its complaints. */
export interface Dialect {
  readonly missing: (parameter: string) => AwsError;
  readonly invalid: (parameter: string, value: string, why: string) => AwsError;
  /** A value of the wrong kind: text where a number must be. */
  readonly malformed: (parameter: string, wanted: string) => AwsError;
  /** A list with too many entries, where the service has words of its own for it. */
  readonly tooMany?: (parameter: string, most: number) => AwsError;
  /** Several complaints in one, where the service lists them; else the first stands for all. */
  readonly together?: (complaints: readonly AwsError[]) => AwsError;
}

type Tree = Readonly<Record<string, unknown>>;

/** The parameters of a call, or a structure inside them. */
export class Input {
  /** @param path where this structure is: empty, or `metrics.1.` */
  constructor(
    private readonly tree: Tree,
    readonly dialect: Dialect,
    private readonly path = '',
  ) {}

  has(name: string): boolean {
    return this.tree[name] !== undefined && this.tree[name] !== null;
  }

  /** The names that were given. */
  names(): string[] {
    return Object.keys(this.tree).filter((name) => this.has(name));
  }

  text(name: string): string | undefined {
    const value = this.tree[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    throw this.dialect.malformed(this.path + name, 'String');
  }

  requiredText(name: string): string {
    return this.text(name) ?? this.fail(name);
  }

  number(name: string): number | undefined {
    const value = this.tree[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number') return value;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
    if (Number.isNaN(number)) throw this.dialect.malformed(this.path + name, 'Double');
    return number;
  }

  requiredNumber(name: string): number {
    return this.number(name) ?? this.fail(name);
  }

  /** A whole number inside a range, both ends included. */
  integer(name: string, low: number, high = Infinity): number | undefined {
    const value = this.number(name);
    if (value === undefined) return undefined;
    if (!Number.isInteger(value)) throw this.dialect.malformed(this.path + name, 'Integer');
    if (value < low) throw this.invalid(name, `must be greater than or equal to ${low}`);
    if (value > high) throw this.invalid(name, `must be less than or equal to ${high}`);
    return value;
  }

  flag(name: string): boolean | undefined {
    const value = this.tree[name];
    if (value === undefined || value === null) return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw this.dialect.malformed(this.path + name, 'Boolean');
  }

  /** Milliseconds since 1970, from ISO text (Query) or epoch seconds (JSON). */
  time(name: string): number | undefined {
    const value = this.tree[name];
    if (value === undefined || value === null) return undefined;
    const ms = timeOf(value);
    // Outside this range no Date exists.
    if (!(Math.abs(ms) <= 8.64e15)) throw this.dialect.malformed(this.path + name, 'Timestamp');
    return ms;
  }

  requiredTime(name: string): number {
    return this.time(name) ?? this.fail(name);
  }

  /** One of some words; anything else is refused. */
  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      throw this.invalid(name, `must satisfy enum value set: [${words.join(', ')}]`);
    }
    return word;
  }

  /** A list of texts; empty when absent. */
  texts(name: string): string[] {
    return this.items(name).map((item, index) => {
      if (typeof item === 'string') return item;
      throw this.dialect.malformed(`${this.path}${name}.${index + 1}`, 'String');
    });
  }

  /** A list of numbers; empty when absent. */
  numbers(name: string): number[] {
    return this.items(name).map((item, index) => {
      const number = new Input({ item }, this.dialect, `${this.path}${name}.${index + 1}.`);
      return number.requiredNumber('item');
    });
  }

  /** A list of structures; empty when absent. */
  structures(name: string): Input[] {
    return this.items(name).map((item, index) => {
      const path = `${this.path}${name}.${index + 1}`;
      if (isTree(item)) return new Input(item, this.dialect, `${path}.`);
      throw this.dialect.malformed(path, 'Structure');
    });
  }

  /** The entries of a list as the members `1`, `2`, … of a structure; none when absent. */
  entries(name: string): Input {
    const items = this.items(name).map((item, index) => [index + 1, item] as const);
    return new Input(Object.fromEntries(items), this.dialect, `${this.path}${name}.`);
  }

  /** A structure; undefined when absent. */
  structure(name: string): Input | undefined {
    const value = this.tree[name];
    if (value === undefined || value === null) return undefined;
    if (isTree(value)) return new Input(value, this.dialect, `${this.path}${name}.`);
    throw this.dialect.malformed(this.path + name, 'Structure');
  }

  /** A map of texts; empty when absent. */
  map(name: string): Record<string, string> {
    const pairs = this.pairs(name);
    return Object.fromEntries(
      pairs.map((pair) => [pair.requiredText('key'), pair.requiredText('value')]),
    );
  }

  /**
   * The entries of a map, each as a structure of `key` and `value`; none when absent. In Query they come
   * as `entry.1.key` and `entry.1.value`, or under the names that the service has for the two.
   */
  pairs(name: string, keyName = 'key', valueName = 'value'): Input[] {
    const value = this.tree[name];
    // An empty map is sent as `Names=` in Query.
    if (value === '') return [];
    const entries = isTree(value) && isTree(value.entry) ? numbered(value.entry) : undefined;
    if (!entries) {
      const plain = this.structure(name);
      const path = `${this.path}${name}.`;
      return (plain?.names() ?? []).map(
        (key) => new Input({ key, value: plain?.tree[key] }, this.dialect, path),
      );
    }
    return entries.map((entry, index) => {
      const tree = isTree(entry) ? { key: entry[keyName], value: entry[valueName] } : {};
      return new Input(tree, this.dialect, `${this.path}${name}.entry.${index + 1}.`);
    });
  }

  /** Where a member is. */
  pathOf(name: string): string {
    return this.path + name;
  }

  /** The complaint that a value breaks a rule. */
  invalid(name: string, why: string): AwsError {
    const value = this.tree[name];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return this.dialect.invalid(this.path + name, shown, why);
  }

  private items(name: string): readonly unknown[] {
    const value = this.tree[name];
    // An empty list is sent as `Names=` in Query.
    if (value === undefined || value === null || value === '') return [];
    if (Array.isArray(value)) return value as unknown[];
    if (isTree(value)) {
      const members = value.member;
      if (members === '') return [];
      const list = numbered(isTree(members) ? members : value);
      if (list) return list;
    }
    throw this.dialect.malformed(this.path + name, 'List');
  }

  private fail(name: string): never {
    throw this.dialect.missing(this.path + name);
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The values of `1`, `2`, … in that order; undefined when a key is no number. */
function numbered(tree: Tree): unknown[] | undefined {
  const keys = Object.keys(tree);
  if (!keys.every((key) => /^\d{1,6}$/.test(key))) return undefined;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => tree[key]);
}

/** Query clients send ISO texts, some of them epoch seconds, and some without a zone: UTC. */
function timeOf(value: unknown): number {
  if (typeof value === 'number') return value * 1000;
  if (typeof value !== 'string') return NaN;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
}
