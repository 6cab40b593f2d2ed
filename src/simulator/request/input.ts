/**
 * Reads the parameters of a call, whatever its protocol, and reports missing or invalid ones in the
 * service's own words.
 */
import { isTime } from '../../core/base/validTime';
import type { AwsError } from '../protocols/awsError';
import { isTree, type Encoding, type Tree } from '../protocols/encoding';

/** The error messages of one service. */
export interface Dialect {
  readonly missing: (parameter: string) => AwsError;
  readonly invalid: (parameter: string, value: string, why: string) => AwsError;
  /** A value of the wrong type: text where a number is required. */
  readonly malformed: (parameter: string, wanted: string) => AwsError;
  /** A list with too many entries, if the service has a message of its own. */
  readonly tooMany?: (parameter: string, most: number) => AwsError;
  /** Several errors in one, if the service lists them; otherwise the first is returned. */
  readonly together?: (complaints: readonly AwsError[]) => AwsError;
}

/** The parameters of a call, or a structure inside them. */
export class Input {
  /** @param path the path of this structure: empty, or `metrics.1.` */
  constructor(
    private readonly tree: Tree,
    readonly dialect: Dialect,
    private readonly encoding: Encoding,
    private readonly path = '',
  ) {}

  has(name: string): boolean {
    return this.tree[name] !== undefined && this.tree[name] !== null;
  }

  /** The names of the given parameters. */
  names(): string[] {
    return Object.keys(this.tree).filter((name) => this.has(name));
  }

  text(name: string): string | undefined {
    return this.value(name, 'String', (value) => (typeof value === 'string' ? value : undefined));
  }

  requiredText(name: string): string {
    return this.text(name) ?? this.fail(name);
  }

  number(name: string): number | undefined {
    return this.value(name, 'Double', this.encoding.number);
  }

  requiredNumber(name: string): number {
    return this.number(name) ?? this.fail(name);
  }

  /** An integer inside a range, both ends inclusive. */
  integer(name: string, low: number, high = Infinity): number | undefined {
    const value = this.number(name);
    if (value === undefined) return undefined;
    if (!Number.isInteger(value)) throw this.malformed(name, 'Integer');
    if (value < low) throw this.invalid(name, `must be greater than or equal to ${low}`);
    if (value > high) throw this.invalid(name, `must be less than or equal to ${high}`);
    return value;
  }

  flag(name: string): boolean | undefined {
    return this.value(name, 'Boolean', this.encoding.flag);
  }

  /** Milliseconds since 1970. */
  time(name: string): number | undefined {
    const ms = this.value(name, 'Timestamp', this.encoding.time);
    if (ms !== undefined && !isTime(ms)) throw this.malformed(name, 'Timestamp');
    return ms;
  }

  requiredTime(name: string): number {
    return this.time(name) ?? this.fail(name);
  }

  /** One of the allowed words; anything else is rejected. */
  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word === undefined)
      throw this.invalid(name, `must satisfy enum value set: [${words.join(', ')}]`);
    return word;
  }

  /** A list of texts; empty when absent. */
  texts(name: string): string[] {
    const entries = this.entries(name);
    return entries.names().map((index) => entries.requiredText(index));
  }

  /** A list of numbers; empty when absent. */
  numbers(name: string): number[] {
    const entries = this.entries(name);
    return entries.names().map((index) => entries.requiredNumber(index));
  }

  /** A list of structures; empty when absent. */
  structures(name: string): Input[] {
    const entries = this.entries(name);
    return entries.names().flatMap((index) => entries.structure(index) ?? []);
  }

  /** The entries of a list as the members `1`, `2`, … of a structure; none when absent. */
  entries(name: string): Input {
    const items = this.value(name, 'List', this.encoding.list) ?? [];
    const members = items.map((item, index) => [index + 1, item] as const);
    return this.inner(Object.fromEntries(members), `${name}.`);
  }

  /** A structure; undefined when absent. */
  structure(name: string): Input | undefined {
    const tree = this.value(name, 'Structure', (value) => (isTree(value) ? value : undefined));
    return tree && this.inner(tree, `${name}.`);
  }

  /** A map of texts; empty when absent. */
  map(name: string): Record<string, string> {
    const pairs = this.pairs(name);
    return Object.fromEntries(
      pairs.map((pair) => [pair.requiredText('key'), pair.requiredText('value')]),
    );
  }

  /** The entries of a map, each as a structure of `key` and `value`; none when absent. */
  pairs(name: string, keyName = 'key', valueName = 'value'): Input[] {
    const pairs = this.value(name, 'Map', (value) =>
      this.encoding.pairs(value, keyName, valueName),
    );
    return (pairs ?? []).map(({ path, members }) => this.inner(members, `${name}.${path}`));
  }

  /** The path of a member. */
  pathOf(name: string): string {
    return this.path + name;
  }

  /** The error for a value that breaks a rule. */
  invalid(name: string, why: string): AwsError {
    const value = this.tree[name];
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return this.dialect.invalid(this.path + name, shown, why);
  }

  /**
   * A member in its protocol's encoding; undefined when absent. @throws AwsError for another kind
   */
  private value<T>(
    name: string,
    wanted: string,
    read: (value: unknown) => T | undefined,
  ): T | undefined {
    if (!this.has(name)) return undefined;
    const value = read(this.tree[name]);
    if (value === undefined) throw this.malformed(name, wanted);
    return value;
  }

  private inner(tree: Tree, path: string): Input {
    return new Input(tree, this.dialect, this.encoding, this.path + path);
  }

  private malformed(name: string, wanted: string): AwsError {
    return this.dialect.malformed(this.path + name, wanted);
  }

  private fail(name: string): never {
    throw this.dialect.missing(this.path + name);
  }
}
