/** What the condition keys that AWS documents for service principals make of a topic's policy. */
import { describe, expect, it } from 'vitest';
import type { Decision, PolicyStatement } from '../../../../src/core/policy/policyDecision';
import { allowsAlarms } from '../../../../src/core/actions/policy/topicPolicy';

const region = 'eu-west-1';
const accountId = '123456789012';
const topicArn = `arn:aws:sns:${region}:${accountId}:mails`;
const alarm = { region, accountId, alarmName: 'vpn' };
const allow: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topicArn,
};
const everybody = { ...allow, Principal: { AWS: '*' } };
const deny = { Effect: 'Deny', Principal: '*', Action: 'sns:*', Resource: '*' };

function decide(...statements: PolicyStatement[]): Decision {
  return allowsAlarms(policyText(...statements), topicArn, alarm);
}

function policyText(...statements: PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** What an Allow with this condition alone comes to: whether the condition holds. */
function holds(condition: object): Decision {
  return decide({ ...everybody, Condition: condition });
}

describe('policies that people have', () => {
  it.each<[string, Decision, PolicyStatement[]]>([
    [
      "AWS's data perimeter",
      'yes',
      [
        allow,
        {
          ...deny,
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    ],
    [
      'everybody but services',
      'yes',
      [allow, { ...deny, Condition: { Bool: { 'aws:PrincipalIsAWSService': false } } }],
    ],
    [
      'services',
      'no',
      [allow, { ...deny, Condition: { Bool: { 'AWS:PrincipalIsAwsService': 'true' } } }],
    ],
    [
      'members of an organization',
      'no',
      [{ ...everybody, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }],
    ],
    [
      'members of an organization, and CloudWatch',
      'yes',
      [
        { ...everybody, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
        allow,
      ],
    ],
    [
      'a Deny of all outside an organization',
      'no',
      [
        allow,
        { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } },
      ],
    ],
    [
      'an expected network',
      'yes',
      [
        allow,
        {
          ...deny,
          Condition: {
            NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/24'] },
            StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ],
    ],
    [
      'an expected network, without a thought of services',
      'unknown',
      [allow, { ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } } }],
    ],
    [
      'every service but one',
      'no',
      [
        allow,
        {
          ...deny,
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 's3.amazonaws.com' },
          },
        },
      ],
    ],
    [
      'a Deny without MFA',
      'yes',
      [allow, { ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    ],
    [
      'a Deny without MFA, IfExists',
      'no',
      [allow, { ...deny, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    ],
    [
      'a Deny of subscriptions by protocol',
      'yes',
      [allow, { ...deny, Condition: { StringEquals: { 'SNS:Protocol': 'http' } } }],
    ],
    [
      'a Deny for all but an administrator',
      'unknown',
      [
        allow,
        { ...deny, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } } },
      ],
    ],
    [
      'a Deny of other regions',
      'yes',
      [allow, { ...deny, Condition: { StringNotEquals: { 'aws:RequestedRegion': region } } }],
    ],
    [
      'a Deny of other actions',
      'yes',
      [allow, { Effect: 'Deny', Principal: '*', NotAction: 'SNS:Publish', Resource: '*' }],
    ],
    [
      'a Deny of all but some actions',
      'no',
      [allow, { Effect: 'Deny', Principal: '*', NotAction: ['sns:Get*'], Resource: '*' }],
    ],
    [
      'an Allow of all but some actions',
      'yes',
      [{ Effect: 'Allow', Principal: '*', NotAction: 'sns:Delete*', Resource: '*' }],
    ],
    [
      'a Deny of other topics',
      'yes',
      [allow, { ...deny, Resource: undefined, NotResource: topicArn }].map(stripped),
    ],
    [
      'a Deny of all but another topic',
      'no',
      [allow, { ...deny, Resource: undefined, NotResource: `${topicArn}2` }].map(stripped),
    ],
    [
      'NotPrincipal CloudWatch',
      'yes',
      [allow, spare({ Service: ['s3.amazonaws.com', 'cloudwatch.amazonaws.com'] })],
    ],
    [
      'NotPrincipal of somebody else',
      'no',
      [allow, spare({ AWS: `arn:aws:iam::${accountId}:root` })],
    ],
    [
      'NotPrincipal in an Allow',
      'unknown',
      [{ ...spare({ AWS: `arn:aws:iam::${accountId}:root` }), Effect: 'Allow' }],
    ],
    [
      'a regional name of the service',
      'unknown',
      [{ ...allow, Principal: { Service: `cloudwatch.${region}.amazonaws.com` } }],
    ],
    [
      'the name as China has names',
      'unknown',
      [{ ...allow, Principal: { Service: 'cloudwatch.amazonaws.com.cn' } }],
    ],
    [
      'the name as the European Sovereign Cloud would have it',
      'unknown',
      [{ ...allow, Principal: { Service: 'cloudwatch.amazonaws.eu' } }],
    ],
    [
      'a name that goes on',
      'no',
      [{ ...allow, Principal: { Service: 'cloudwatch.amazonaws.com.example.com' } }],
    ],
    [
      'a name of no partition',
      'no',
      [{ ...allow, Principal: { Service: 'cloudwatch.amazonaws' } }],
    ],
    ['every service', 'yes', [{ ...allow, Principal: { Service: '*' } }]],
    [
      'a service that is not in an object',
      'no',
      [{ ...allow, Principal: 'cloudwatch.amazonaws.com' }],
    ],
    ['nobody', 'no', [stripped({ ...allow, Principal: undefined })]],
    ['a principal that is no text', 'no', [{ ...allow, Principal: { Federated: { Name: '*' } } }]],
    ['an action that is no text', 'unknown', [{ ...allow, Action: ['sns:Publish', 5] }]],
    [
      'all but an action that is no text',
      'unknown',
      [stripped({ ...allow, Action: undefined, NotAction: { Name: 'sns:Get*' } })],
    ],
    ['conditions that are none', 'unknown', [{ ...allow, Condition: [] }]],
    ['a condition that is null', 'unknown', [{ ...allow, Condition: null }]],
    ['a condition without a key', 'unknown', [{ ...allow, Condition: { StringEquals: [] } }]],
    ['a similar name', 'no', [{ ...allow, Principal: { Service: 'cloudwatch-x.amazonaws.com' } }]],
    [
      'everybody in a list',
      'yes',
      [{ ...allow, Principal: { AWS: ['arn:aws:iam::1:root', '*'] } }],
    ],
    ['everybody of another kind', 'unknown', [{ ...allow, Principal: { '*': '*' } }]],
  ])('%s: %s', (_, expected, statements) => {
    expect(decide(...statements)).toBe(expected);
  });
});

function spare(principal: object): PolicyStatement {
  return { Effect: 'Deny', NotPrincipal: principal, Action: 'sns:*', Resource: '*' };
}

function stripped(statement: PolicyStatement): PolicyStatement {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined));
}

describe('keys that a call of a service principal never has', () => {
  it.each([
    ...['aws:PrincipalOrgID', 'aws:PrincipalTag/team', 'aws:CalledViaFirst', 'aws:CalledViaLast'],
    ...['aws:SourceVpce', 'aws:SourceVpcArn', 'aws:VpceOrgID', 'aws:referer', 'aws:RequestTag/a'],
    ...['aws:SourceIdentity', 'aws:FederatedProvider', 'lambda:SourceFunctionArn', 'sns:Endpoint'],
  ])('%s', (key) => {
    expect(holds({ StringEquals: { [key]: 'x' } })).toBe('no');
    expect(holds({ StringLike: { [key.toUpperCase()]: '*' } })).toBe('no');
    expect(holds({ StringNotEquals: { [key]: 'x' } })).toBe('yes');
    expect(holds({ StringEqualsIfExists: { [key]: 'x' } })).toBe('yes');
    expect(holds({ Null: { [key]: 'true' } })).toBe('yes');
    expect(holds({ Null: { [key]: false } })).toBe('no');
    expect(holds({ 'ForAllValues:StringEquals': { [key]: 'x' } })).toBe('yes');
    expect(holds({ 'ForAnyValue:StringEquals': { [key]: 'x' } })).toBe('no');
    expect(holds({ 'ForAnyValue:StringNotEquals': { [key]: 'x' } })).toBe('no');
    expect(holds({ 'ForAnyValue:StringEqualsIfExists': { [key]: 'x' } })).toBe('yes');
    expect(holds({ StringEquals: { [key]: '${aws:SourceAccount}' } })).toBe('no');
  });

  it.each([
    ['DateLessThan', 'aws:TokenIssueTime', 'no'],
    ['NumericLessThanIfExists', 'aws:MultiFactorAuthAge', 'yes'],
    ['NotIpAddress', 'aws:VpcSourceIp', 'yes'],
    ['IpAddress', 'aws:VpcSourceIp', 'no'],
    ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', 'no'],
    ['ForAllValues:StringNotLikeIfExists', 'aws:PrincipalOrgPaths', 'yes'],
    ['ForAnyValue:StringEquals', 'aws:CalledVia', 'no'],
  ])('%s %s: %s', (operator, key, expected) => {
    expect(holds({ [operator]: { [key]: ['1', 'o-1/*'] } })).toBe(expected);
  });
});

describe('keys with a known value', () => {
  it.each<[string, string, unknown, Decision]>([
    ['StringEquals', 'aws:SourceAccount', [accountId, '1'], 'yes'],
    ['StringNotEqualsIgnoreCase', 'aws:SourceAccount', accountId, 'no'],
    ['StringLike', 'aws:SourceArn', 'arn:*:alarm:v?n', 'yes'],
    ['StringEquals', 'aws:SourceArn', 'arn:*', 'no'],
    ['ArnEquals', 'aws:SourceArn', `arn:aws:cloudwatch:*:${accountId}:alarm:*`, 'yes'],
    ['ArnNotLike', 'aws:SourceArn', `arn:aws:s3:*:*:*`, 'yes'],
    ...['arn:aws:cloudwatch:*', '*', `arn:*:alarm:*`, 'arn:aws:cloudwatch:*:alarm:*'].flatMap(
      (pattern): [string, string, unknown, Decision][] => [
        ['ArnLike', 'aws:SourceArn', pattern, 'unknown'],
        ['ArnNotEquals', 'aws:SourceArn', ['arn:aws:s3:::x', pattern], 'unknown'],
        ['ArnEquals', 'aws:SourceArn', [pattern, 'arn:*:*:*:*:*'], 'yes'],
      ],
    ),
    ['ArnLike', 'aws:SourceArn', 'arn:aws:sqs:*', 'no'],
    ['ArnNotLike', 'aws:SourceArn', ['arn:aws:sqs:*', 'arn:aws:s3'], 'yes'],
    ['Bool', 'aws:ViaAWSService', 'false', 'yes'],
    ['Bool', 'aws:SecureTransport', 'TRUE', 'yes'],
    ['StringEquals', 'aws:PrincipalServiceName', 'cloudwatch.amazonaws.com', 'yes'],
    ['StringEquals', 'aws:ResourceAccount', accountId, 'yes'],
    [
      'ForAnyValue:StringEquals',
      'aws:PrincipalServiceNamesList',
      ['a', 'cloudwatch.amazonaws.com'],
      'yes',
    ],
    ['ForAnyValue:StringEquals', 'aws:PrincipalServiceNamesList', 'a', 'unknown'],
    ['ForAllValues:StringEquals', 'aws:PrincipalServiceNamesList', 'a', 'no'],
    [
      'ForAllValues:StringEquals',
      'aws:PrincipalServiceNamesList',
      'cloudwatch.amazonaws.com',
      'unknown',
    ],
    [
      'ForAllValues:StringNotEquals',
      'aws:PrincipalServiceNamesList',
      'cloudwatch.amazonaws.com',
      'no',
    ],
    ['StringEquals', 'aws:PrincipalServiceNamesList', 'cloudwatch.amazonaws.com', 'unknown'],
    ['Null', 'aws:PrincipalIsAWSService', 'false', 'yes'],
    ['StringEquals', 'aws:SourceAccount', '${aws:ResourceAccount}', 'yes'],
    ['StringLike', 'aws:SourceArn', 'arn:aws:cloudwatch:${AWS:RequestedRegion}:*', 'yes'],
    ['StringEquals', 'aws:SourceAccount', "${aws:PrincipalTag/account, '123456789012'}", 'yes'],
    ['StringEquals', 'aws:SourceAccount', '${aws:PrincipalTag/account}', 'no'],
    ['StringNotEquals', 'aws:SourceAccount', '${aws:PrincipalTag/account}', 'yes'],
    ['StringLike', 'aws:SourceAccount', '*${aws:PrincipalOrgID}', 'no'],
    ['StringNotLike', 'aws:SourceAccount', ['${aws:SourceVpce}', '1*'], 'no'],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:cloudwatch:*:*:alarm:${aws:username}', 'unknown'],
    ['ArnNotEquals', 'aws:SourceArn', 'arn:*:*:*:*:${sns:Protocol}', 'yes'],
    ['StringEquals', 'aws:SourceAccount', ['${aws:PrincipalTag/a}', accountId], 'yes'],
    ['StringEquals', 'aws:SourceAccount', ['${aws:PrincipalTag/a}', '${aws:userid}'], 'unknown'],
    ['StringEquals', 'aws:SourceAccount', '${aws:PrincipalAccount}', 'unknown'],
    ['StringLike', 'aws:SourceAccount', '${*}', 'unknown'],
    ['StringEquals', 'aws:SourceAccount', '${$}', 'no'],
    ['StringEquals', 'aws:SourceAccount', '${ aws:ResourceAccount }', 'unknown'],
  ])('%s %s %j: %s', (operator, key, values, expected) => {
    expect(holds({ [operator]: { [key]: values } })).toBe(expected);
  });

  it.each<[alarmName: string, pattern: string, Decision]>([
    ['a$b', 'a${$}b', 'yes'],
    ['ab', 'a${$}b', 'no'],
    ['a*b', 'a*b', 'yes'],
  ])('of the alarm %s, %s: %s', (alarmName, pattern, expected) => {
    const Condition = { StringLike: { 'aws:SourceArn': `*:alarm:${pattern}` } };
    const policy = policyText({ ...everybody, Condition });
    expect(allowsAlarms(policy, topicArn, { ...alarm, alarmName })).toBe(expected);
  });

  it('does not decide by a variable whose value would be a pattern', () => {
    const Condition = { StringLike: { 'aws:SourceArn': '${aws:SourceArn}' } };
    const policy = policyText({ ...everybody, Condition });
    const decideFor = (alarmName: string): Decision =>
      allowsAlarms(policy, topicArn, { ...alarm, alarmName });
    expect(['ab', 'a*b', 'a?b'].map(decideFor)).toEqual(['yes', 'unknown', 'unknown']);
  });

  it('takes a variable for text in the older version', () => {
    const statement = {
      ...everybody,
      Condition: { StringEquals: { 'aws:SourceAccount': '${aws:ResourceAccount}' } },
    };
    const policy = JSON.stringify({ Version: '2008-10-17', Statement: [statement] });
    expect(allowsAlarms(policy, topicArn, alarm)).toBe('no');
  });

  it('takes a variable in a resource', () => {
    const resource = 'arn:aws:sns:${aws:RequestedRegion}:${aws:SourceAccount}:mails';
    expect(decide({ ...allow, Resource: resource })).toBe('yes');
    expect(decide({ ...allow, Resource: '${aws:PrincipalArn}' })).toBe('unknown');
    expect(decide({ ...allow, Resource: 'arn:aws:sns:*:*:${aws:PrincipalTag/team}*' })).toBe('no');
    expect(decide({ ...allow, Resource: ['${aws:PrincipalTag/team}', '*'] })).toBe('yes');
  });
});

describe('what is not documented', () => {
  it.each([
    ...['aws:PrincipalArn', 'aws:PrincipalAccount', 'aws:PrincipalType', 'aws:userid'],
    ...['aws:UserAgent', 'aws:CurrentTime', 'aws:EpochTime'],
  ])('%s is there, with a value that is not known', (key) => {
    expect(holds({ StringEquals: { [key]: 'x' } })).toBe('unknown');
    expect(holds({ StringNotLike: { [key]: ['x*', '*'] } })).toBe('unknown');
    expect(holds({ StringLike: { [key]: 'x*' } })).toBe('unknown');
    expect(holds({ StringEquals: { [key]: '*' } })).toBe('unknown');
    expect(holds({ Null: { [key]: ['true', 'False'] } })).toBe('yes');
    expect(holds({ Null: { [key]: 'true' } })).toBe('no');
    expect(holds({ StringLike: { [key]: ['x', '*'] } })).toBe('yes');
    expect(holds({ DateGreaterThan: { [key]: '2026-01-01T00:00:00Z' } })).toBe('unknown');
  });

  it.each([
    ...['aws:SourceOrgID', 'aws:SourceOrgPaths', 'aws:SourceIp', 'aws:username', 'aws:New'],
    ...['aws:ResourceTag/a', 'aws:ResourceOrgID', 's3:prefix', 'constructor', '__proto__/x'],
  ])('%s may be there or not', (key) => {
    expect(holds({ StringEquals: { [key]: 'x' } })).toBe('unknown');
    expect(holds({ StringNotEqualsIfExists: { [key]: 'x' } })).toBe('unknown');
    expect(holds({ Null: { [key]: 'true' } })).toBe('unknown');
  });

  it.each(['StringResembles', 'constructor', 'NullIfExists', 'ForSomeValues:StringEquals', ''])(
    'the operator %j',
    (operator) => {
      expect(holds({ [operator]: { 'aws:SourceAccount': accountId } })).toBe('unknown');
    },
  );
});
