/** The condition operators one by one, and the keys that they compare. */
import { describe, expect, it } from 'vitest';
import { conditionHolds } from '../../../src/core/policy/policyCondition';
import { factOf, type ConditionContext } from '../../../src/core/policy/conditionContext';
import { operators } from '../../../src/core/policy/policyOperators';

const arn = 'arn:aws:sns:eu-west-1:123456789012:vpn';

describe('an operator', () => {
  it.each<[string, string, pattern: string, value: string, boolean | undefined]>([
    ['StringEquals', 'StringNotEquals', 'Abc', 'Abc', true],
    ['StringEquals', 'StringNotEquals', 'Abc', 'abc', false],
    ['StringEquals', 'StringNotEquals', 'a*', 'abc', false],
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'aBC', 'AbC', true],
    ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'a*', 'ABC', false],
    ['StringLike', 'StringNotLike', 'A*c?', 'Abbcd', true],
    ['StringLike', 'StringNotLike', 'a*c', 'Abc', false],
    ...['Equals', 'Like'].flatMap((how) =>
      (
        [
          [arn, true],
          ['arn:aws:sns:*:*:*', true],
          ['arn:aws:sns:eu-west-?:123456789012:v*n', true],
          ['arn:*:vpn', undefined],
          ['arn:aws:sns:eu-west-1:12345678901?:VPN', false],
          ['arn:aws:sns:eu-west-1:*', undefined],
          ['*', undefined],
          ['arn:aws:sqs:eu-west-1:123456789012:vpn', false],
          [`${arn}:more`, false],
        ] as const
      ).map(([pattern, fits]): [string, string, string, string, boolean | undefined] => [
        ...([`Arn${how}`, `ArnNot${how}`, pattern, arn, fits] as const),
      ]),
    ),
    ['ArnLike', 'ArnNotLike', 'arn:aws:sns:*:*:a:*', 'arn:aws:sns:x:1:a:b:c', true],
    ['ArnLike', 'ArnNotLike', 'arn:aws:sns:*:*:a:b', 'arn:aws:sns:x:1:a:c', false],
    ['ArnLike', 'ArnNotLike', 'arn:aws:sns:*:*:ab', 'arn:aws:sns:x:1:a:b', false],
    ['ArnLike', 'ArnNotLike', 'arn:aws', 'arn:aws', true],
    ['ArnLike', 'ArnNotLike', 'arn:aws', 'arn:aws:sns', false],
    ['ArnLike', 'ArnNotLike', 'arn:aws:*', 'arn:aws', false],
    ['ArnLike', 'ArnNotLike', 'arn', 'arn::sns', false],
  ])('%s, and not %s: %s fits %s: %s', (name, negatedName, pattern, value, fits) => {
    expect(operators[name]?.match?.(pattern, value)).toBe(fits);
    expect(operators[negatedName]?.match?.(pattern, value)).toBe(fits);
    expect(operators[name]?.negated).toBe(false);
    expect(operators[negatedName]?.negated).toBe(true);
  });

  it.each([
    ['true', 'true', true],
    ['TRUE', 'true', true],
    ['false', 'true', false],
  ])('Bool: %s fits %s: %s', (pattern, value, fits) => {
    expect(operators.Bool?.match?.(pattern, value)).toBe(fits);
    expect(operators.Bool?.negated).toBe(false);
  });

  const ordered = ['LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
  const positive = ['IpAddress', 'NumericEquals', 'DateEquals', 'BinaryEquals'].concat(
    ordered.flatMap((is) => [`Numeric${is}`, `Date${is}`]),
  );
  const negative = ['NotIpAddress', 'NumericNotEquals', 'DateNotEquals'];

  it.each([...positive.map((name) => [name, false]), ...negative.map((name) => [name, true])] as [
    string,
    boolean,
  ][])('%s compares nothing that is known here', (name, negated) => {
    expect(operators[name]).toStrictEqual({ negated });
  });

  it('is one of those that AWS has', () => {
    const texts = ['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ArnEquals', 'ArnLike'];
    const not = texts.map((name) => name.replace(/^(String|Arn)/, '$1Not'));
    const all = [...texts, ...not, 'Bool', ...positive, ...negative];
    expect(Object.keys(operators).sort()).toEqual(all.sort());
    const any = Object.entries(operators).filter(([, { anyText }]) => anyText);
    expect(any.map(([name]) => name).sort()).toEqual(['StringLike', 'StringNotLike']);
  });
});

describe('a condition key', () => {
  const absent = { kind: 'absent' } as const;
  const present = { kind: 'present' } as const;
  const is = { kind: 'is', value: 'x' } as const;
  const context: ConditionContext = {
    'aws:sourcearn': is,
    'aws:requesttag/*': absent,
    'aws:requesttag/own': present,
  };

  it.each([
    ['aws:sourcearn', is],
    ['aws:SourceArn', is],
    ['AWS:SOURCEARN', is],
    ['aws:RequestTag/team', absent],
    ['aws:RequestTag/', absent],
    ['aws:RequestTag/a/b', absent],
    ['aws:RequestTag/Own', present],
    ['aws:RequestTag', undefined],
    ['aws:RequestTags/a', undefined],
    ['aws:ResourceTag/team', undefined],
    ['aws:sourcear', undefined],
    ['aws:sourcearn2', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('%s', (key, fact) => {
    expect(factOf(key, context)).toBe(fact);
  });
});

describe('a block of conditions', () => {
  const context: ConditionContext = { 'aws:a': { kind: 'is', value: 'x' } };
  const yes = { 'aws:a': 'x' };
  const no = { 'aws:a': 'y' };
  const unknown = { 'aws:b': 'x' };

  it.each([
    ['yes', undefined],
    ['yes', {}],
    ['yes', { StringEquals: yes }],
    ['yes', { StringEquals: yes, StringNotEquals: no }],
    ['no', { StringEquals: yes, StringLike: no }],
    ['no', { StringEquals: unknown, StringLike: no }],
    ['no', { StringEquals: { ...unknown, ...no } }],
    ['unknown', { StringEquals: { ...yes, ...unknown } }],
  ])('holds: %s, for %j', (expected, condition) => {
    expect(conditionHolds(condition, context, true)).toBe(expected);
  });
});
