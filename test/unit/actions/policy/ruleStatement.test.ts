/** What lets EventBridge publish to a topic. */
import { describe, expect, it } from 'vitest';
import {
  ruleStatement,
  rulesAllowed,
  withRuleStatement,
} from '../../../../src/core/actions/policy/ruleStatement';

const arn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';
const ruleArn = 'arn:aws:events:ap-northeast-1:123456789012:rule/r';
const statement = ruleStatement(arn);
const policyOf = (...Statement: object[]): string => JSON.stringify({ Statement });
const conditional = (Condition: object): object => ({ ...statement, Condition });

it.each([
  ['the statement', policyOf(statement), 'yes'],
  ['any principal', policyOf({ ...statement, Principal: '*' }), 'yes'],
  ['no statement', policyOf(), 'no'],
  ['another service', policyOf({ ...statement, Principal: { Service: 's3.amazonaws.com' } }), 'no'],
  ['another topic', policyOf({ ...statement, Resource: `${arn}2` }), 'no'],
  ['a denial', policyOf(statement, { ...statement, Effect: 'Deny' }), 'no'],
  // AWS: "You can't use Condition blocks in Amazon SNS topic policies for EventBridge".
  ['a source', policyOf(conditional({ ArnEquals: { 'aws:SourceArn': ruleArn } })), 'unknown'],
  [
    'an account',
    policyOf(conditional({ StringEquals: { 'aws:SourceAccount': '123456789012' } })),
    'unknown',
  ],
  [
    'a denial of plain HTTP',
    policyOf(statement, {
      ...{ ...statement, Effect: 'Deny' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    'yes',
  ],
  ['nonsense', 'x', 'unknown'],
  ['none', undefined, 'unknown'],
])('a policy with %s: %s %s', (_, policy, expected) => {
  expect(rulesAllowed(policy, arn)).toBe(expected);
});

describe('adding the statement', () => {
  it('keeps the others, and is done once', () => {
    const theirs = { ...statement, Principal: { Service: 's3.amazonaws.com' } };
    const after = withRuleStatement(policyOf(theirs), arn) ?? '';
    expect(JSON.parse(after)).toEqual({
      Statement: [theirs, { ...statement, Sid: 'ClientVpnWatchRules2' }],
    });
    expect(withRuleStatement(after, arn)).toBe(after);
  });

  it.each(['x', '{"Statement":{"Sid":"a","Sid":"b"}}'])('is not done to %s', (policy) => {
    expect(withRuleStatement(policy, arn)).toBeUndefined();
  });
});
