/**
 * Checks the input of an operation against its model before the operation runs: required members,
 * types, lengths, ranges, patterns and allowed values. The operation checks rules between fields.
 */
import type { AwsError } from '../protocols/awsError';
import type { Input } from '../request/input';
import { checkNumber, checkSize, checkText } from './limit';
import type { ServiceModel, Shape } from './shape';

/** @throws AwsError that lists all errors, in the input's dialect */
export function validate(input: Input, model: ServiceModel, operation: string): void {
  const shape = model.operations[operation]?.input;
  if (shape === undefined) return;
  const complaints = new Validation(model).structure(input, shape);
  const [first] = complaints;
  if (!first) return;
  throw input.dialect.together?.(complaints) ?? first;
}

/** Collects errors; a value of the wrong type ends the check at once, like AWS's own parser. */
class Validation {
  constructor(private readonly model: ServiceModel) {}

  structure(input: Input, reference: string): AwsError[] {
    const { members = {}, required = [], union = false } = this.shape(reference);
    const missing = required
      .filter((name) => !input.has(name))
      .map((name) => input.dialect.missing(input.pathOf(name)));
    const given = Object.keys(members).filter((name) => input.has(name));
    const wrong = given.flatMap((name) => {
      const member = members[name] ?? name;
      return [...this.member(input, name, member), ...this.followed(input, name, member)];
    });
    if (union && given.length !== 1) wrong.unshift(...oneOf(input, Object.keys(members)));
    return [...missing, ...wrong];
  }

  private member(input: Input, name: string, reference: string): AwsError[] {
    const shape = this.shape(reference);
    switch (shape.type) {
      case 'structure': {
        const inner = input.structure(name);
        return inner ? this.structure(inner, reference) : [];
      }
      case 'list':
        return this.list(input, name, shape);
      case 'map':
        return this.map(input, name, shape);
      case 'boolean':
        input.flag(name);
        return [];
      case 'timestamp':
        input.time(name);
        return [];
      case 'string':
      case 'blob':
        return checkText(input, name, shape);
      default:
        return checkNumber(input, name, shape);
    }
  }

  /** Whether the simulator supports the member's value. */
  private followed(input: Input, name: string, reference: string): AwsError[] {
    const { notSimulated, type } = this.shape(reference);
    if (!notSimulated) return [];
    const value = type === 'boolean' ? String(input.flag(name)) : undefined;
    const given = type === 'string' ? input.text(name) : value;
    return given !== undefined && given === notSimulated.unless
      ? []
      : [input.invalid(name, 'is not simulated')];
  }

  private list(input: Input, name: string, shape: Shape): AwsError[] {
    const entries = input.entries(name);
    const names = entries.names();
    const inner = names.flatMap((index) => this.member(entries, index, shape.of ?? ''));
    return [...checkSize(input, name, names.length, shape), ...inner];
  }

  private map(input: Input, name: string, shape: Shape): AwsError[] {
    const pairs = input.pairs(name, shape.keyName, shape.valueName);
    const inner = pairs.flatMap((pair) =>
      (['key', 'value'] as const).flatMap((side) =>
        pair.has(side)
          ? this.member(pair, side, shape[side] ?? '')
          : [pair.dialect.missing(pair.pathOf(side))],
      ),
    );
    return [...checkSize(input, name, pairs.length, shape), ...inner];
  }

  /** A shape by name. @throws Error when the table does not contain it, so the table is broken */
  private shape(reference: string): Shape {
    const shape = this.model.shapes[reference];
    if (!shape) throw new Error(`The models have no shape ${reference}.`);
    return shape;
  }
}

function oneOf(input: Input, names: readonly string[]): AwsError[] {
  const given = `[${input.names().join(', ')}]`;
  const why = `must have exactly one of [${names.join(', ')}]`;
  return [input.dialect.invalid(input.pathOf('').replace(/\.$/, ''), given, why)];
}
