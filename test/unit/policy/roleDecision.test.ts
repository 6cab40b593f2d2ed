/** Whether a role trusts a service, and what its policies permit together. */
import { describe, expect, it } from 'vitest';
import { permissionDecision, trustDecision } from '../../../src/core/policy/roleDecision';
import type { Decision } from '../../../src/core/policy/policyDecision';

const version = '2012-10-17';
const service = 'logs.amazonaws.com';
const context = {
  'aws:sourceaccount': { kind: 'is', value: '123456789012' },
} as const;

function policy(statement: object, Version = version): string {
  return JSON.stringify({ Version, Statement: statement });
}

describe('the trust policy', () => {
  const trust = (more: object): string =>
    policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...more });
  const ofAccount = (id: string): object => ({
    Condition: { StringEquals: { 'aws:SourceAccount': id } },
  });

  it.each<readonly [string, string, Decision | undefined]>([
    ['the service', trust({}), 'yes'],
    ['several services', trust({ Principal: { Service: ['ec2.amazonaws.com', service] } }), 'yes'],
    ['another service', trust({ Principal: { Service: 'ec2.amazonaws.com' } }), 'no'],
    ['another action', trust({ Action: 'sts:TagSession' }), 'no'],
    ['this account', trust(ofAccount('123456789012')), 'yes'],
    ['another account', trust(ofAccount('999988887777')), 'no'],
    ['a key that is not known', trust({ Condition: { Bool: { 'aws:x': 'true' } } }), 'unknown'],
    ['nobody', policy([]), 'no'],
    ['no JSON', 'nonsense', undefined],
  ])('that names %s decides', (_what, text, expected) => {
    expect(trustDecision(text, { service, context })).toBe(expected);
  });
});

describe('the permissions', () => {
  const resource = 'arn:aws:logs:eu-west-1:123456789012:log-group:/vpn:log-stream:';
  const allow = (Action: string, Resource = '*', Version = version): string =>
    policy({ Effect: 'Allow', Action, Resource }, Version);
  const deny = policy({ Effect: 'Deny', Action: 'logs:*', Resource: '*' });
  const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/vpn';
  const ofAccount = 'arn:aws:logs:*:${aws:SourceAccount}:*';

  it.each<readonly [string, readonly string[], Decision | undefined]>([
    ['the action', [allow('logs:StartQuery')], 'yes'],
    ['all actions on the group', [allow('logs:*', `${group}:*`)], 'yes'],
    ['the ARN without its end', [allow('logs:*', group)], 'no'],
    ['another action', [allow('logs:StopQuery')], 'no'],
    ['it in the second policy', [allow('logs:StopQuery'), allow('logs:StartQuery')], 'yes'],
    ['it, and another denies it', [allow('logs:StartQuery'), deny], 'no'],
    ['nothing', [], 'no'],
    ['what cannot be read', [allow('logs:StartQuery'), '{'], undefined],
    ['a variable', [allow('logs:*', ofAccount)], 'yes'],
    ['a variable in the old version', [allow('logs:*', ofAccount, '2008-10-17')], 'no'],
    [
      'a variable in two versions',
      [allow('logs:*', ofAccount), allow('logs:StopQuery', '*', '2008-10-17')],
      'unknown',
    ],
    [
      'it in two versions',
      [allow('logs:StartQuery'), allow('logs:StopQuery', '*', '2008-10-17')],
      'yes',
    ],
  ])('that allow %s decide', (_what, policies, expected) => {
    const request = { service, context, action: 'logs:StartQuery', resource };
    expect(permissionDecision(policies, request)).toBe(expected);
  });
});
