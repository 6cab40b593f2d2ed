/**
 * Evaluates the `Condition` block of a policy statement. Undocumented key values and unknown
 * operators give `unknown`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import { isRecord } from '../base/isRecord';
import { factOf, type ConditionContext, type KeyFact } from './conditionContext';
import { operators, type Operator } from './policyOperators';
import { resolveVariables } from './policyVariables';

type Holds = 'yes' | 'no' | 'unknown';

/** Whether every entry of the block holds. A statement without a block always holds. */
export function conditionHolds(
  condition: unknown,
  context: ConditionContext,
  variables: boolean,
): Holds {
  if (condition === undefined) return 'yes';
  if (!isRecord(condition)) return 'unknown';
  const results = Object.entries(condition).flatMap(([operator, keys]) =>
    isRecord(keys)
      ? Object.entries(keys).map(([key, values]): Holds => {
          const fact = factOf(key, context);
          const patterns = (Array.isArray(values) ? values : [values]).map(String);
          const resolved = variables ? resolveVariables(patterns, context) : patterns;
          return resolved ? entryHolds(operator, fact, resolved) : 'unknown';
        })
      : ['unknown' as const],
  );
  if (results.includes('no')) return 'no';
  return results.includes('unknown') ? 'unknown' : 'yes';
}

const named = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

function entryHolds(name: string, fact: KeyFact | undefined, patterns: readonly string[]): Holds {
  const [, set, base = '', ifExists] = named.exec(name) ?? [];
  if (fact === undefined) return 'unknown';
  if (base === 'Null') return set || ifExists ? 'unknown' : nullHolds(fact, patterns);
  const operator = Object.hasOwn(operators, base) ? operators[base] : undefined;
  if (!operator) return 'unknown';
  switch (fact.kind) {
    case 'absent':
      return decided(
        ifExists !== undefined || set === 'ForAllValues' || (operator.negated && set === undefined),
      );
    case 'present':
      // Any value matches.
      return operator.anyText && !operator.negated && patterns.includes('*') ? 'yes' : 'unknown';
    case 'is':
      return valueHolds(operator, fact.value, patterns);
    case 'includes':
      return setHolds(
        set,
        fact.values.map((value) => valueHolds(operator, value, patterns)),
      );
  }
}

function nullHolds(fact: KeyFact, wanted: readonly string[]): Holds {
  const absent = String(fact.kind === 'absent');
  return decided(wanted.some((value) => value.toLowerCase() === absent));
}

function valueHolds(
  { match, negated }: Operator,
  value: string,
  patterns: readonly string[],
): Holds {
  if (!match) return 'unknown';
  const matches = patterns.map((pattern) => match(pattern, value));
  if (matches.includes(true)) return decided(!negated);
  return matches.includes(undefined) ? 'unknown' : decided(negated);
}

function decided(holds: boolean): Holds {
  return holds ? 'yes' : 'no';
}

/** Evaluates a set of which some values are known; there may be more. */
function setHolds(set: string | undefined, known: readonly Holds[]): Holds {
  if (set === 'ForAnyValue' && known.includes('yes')) return 'yes';
  if (set === 'ForAllValues' && known.includes('no')) return 'no';
  return 'unknown';
}
