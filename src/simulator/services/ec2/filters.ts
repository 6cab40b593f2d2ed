/**
 * EC2's `Filter.N`: names with values, which may contain `*` and `?`; filters are joined by AND,
 * values by OR.
 */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { matchesWildcard } from '../../../core/base/wildcard';

/**
 * The items that match every filter.
 * @param fields the fields that each known filter reads
 * @throws AwsError for an unknown filter name
 */
export function filtered<T>(
  input: Input,
  items: readonly T[],
  fields: Readonly<Record<string, (item: T) => string | undefined>>,
): T[] {
  const tests = input.structures('Filter').map((filter) => {
    const name = filter.requiredText('Name');
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw new AwsError('InvalidParameterValue', `The filter '${name}' is invalid`);
    const patterns = filter.texts('Value');
    return (item: T): boolean => {
      const value = field(item);
      return value !== undefined && patterns.some((pattern) => matchesWildcard(pattern, value));
    };
  });
  return items.filter((item) => tests.every((test) => test(item)));
}
