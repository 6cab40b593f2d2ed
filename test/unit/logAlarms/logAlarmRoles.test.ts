/** The roles of a log alarm: the policies that are proposed, and those that somebody else wrote. */
import { describe, expect, it } from 'vitest';
import {
  logGroupArn,
  permissionPolicy,
  roleFaults,
  trustPolicy,
  type LogAlarmRole,
  type RolePolicies,
} from '../../../src/core/logAlarms/logAlarmRoles';
import { rolePolicyName, roleTemplate } from '../../../src/core/logAlarms/roleTemplate';

const account = { accountId: '123456789012', region: 'ap-northeast-1' };
const query: LogAlarmRole = { kind: 'query', logGroups: ['/client-vpn/tokyo'] };
const logLines: LogAlarmRole = { ...query, kind: 'logLines' };
const groupArn = 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/client-vpn/tokyo';

function proposed(role: LogAlarmRole): RolePolicies {
  return {
    trust: JSON.stringify(trustPolicy(role, account)),
    permissions: [JSON.stringify(permissionPolicy(role, account))],
  };
}

function faults(policies: Partial<RolePolicies>, role = query): string[] {
  return roleFaults({ ...proposed(role), ...policies }, role, account).map((fault) =>
    fault.kind === 'unreadable'
      ? `${fault.what} unreadable`
      : `${fault.kind === 'trust' ? fault.service : fault.action}${fault.certain ? '' : '?'}`,
  );
}

describe('the proposed policies', () => {
  it.each([query, logLines])('serve the alarm, and not the other purpose: $kind', (role) => {
    expect(faults({}, role)).toEqual([]);
    const other = role === query ? logLines : query;
    expect(faults(proposed(other), role)).not.toEqual([]);
  });

  it('name this account, its queries, and the log group with its streams', () => {
    expect(trustPolicy(query, account).Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'logs.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '123456789012' },
          ArnLike: {
            'aws:SourceArn': 'arn:aws:logs:ap-northeast-1:123456789012:scheduled-query:*',
          },
        },
      },
    ]);
    expect(permissionPolicy(query, account).Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:StartQuery', 'logs:StopQuery', 'logs:GetQueryResults'],
        Resource: [`${groupArn}:*`],
      },
      { Effect: 'Allow', Action: ['logs:DescribeLogGroups'], Resource: ['*'] },
    ]);
    expect(permissionPolicy(logLines, account).Statement).toEqual([
      { Effect: 'Allow', Action: ['logs:GetQueryResults'], Resource: [`${groupArn}:*`] },
    ]);
    expect(JSON.stringify(trustPolicy(logLines, account))).toContain(
      'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:*',
    );
  });

  it('are those of the template', () => {
    const text = roleTemplate('vpn-alarms', query, account);
    expect(JSON.parse(text)).toMatchObject({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: 'vpn-alarms',
            AssumeRolePolicyDocument: trustPolicy(query, account),
            Policies: [
              { PolicyName: rolePolicyName, PolicyDocument: permissionPolicy(query, account) },
            ],
          },
        },
      },
      Outputs: { RoleArn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
    });
  });

  it.each([
    ['/vpn', 'ap-northeast-1', 'arn:aws:logs:ap-northeast-1:123456789012:log-group:/vpn'],
    ['/vpn', 'us-gov-west-1', 'arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/vpn'],
    [
      'arn:aws:logs:eu-west-1:999988887777:log-group:/vpn',
      'eu-west-1',
      'arn:aws:logs:eu-west-1:999988887777:log-group:/vpn',
    ],
  ])('contain the ARN of %s in %s', (group, region, arn) => {
    expect(logGroupArn(group, { ...account, region })).toBe(arn);
  });
});

describe('a role of somebody else', () => {
  const allow = (Action: string | string[], Resource: string): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action, Resource },
    });
  const trust = (more: object): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        ...{ Effect: 'Allow', Action: 'sts:AssumeRole' },
        ...{ Principal: { Service: 'logs.amazonaws.com' }, ...more },
      },
    });
  const all = ['StartQuery', 'StopQuery', 'GetQueryResults', 'DescribeLogGroups'].map(
    (action) => `logs:${action}`,
  );

  it.each<readonly [string, Partial<RolePolicies>, readonly string[]]>([
    ['trusts without conditions', { trust: trust({}) }, []],
    [
      'trusts CloudWatch',
      { trust: trust({ Principal: { Service: 'cloudwatch.amazonaws.com' } }) },
      ['logs.amazonaws.com'],
    ],
    [
      'trusts one query',
      {
        trust: trust({
          Condition: {
            ArnLike: {
              'aws:SourceArn': 'arn:aws:logs:ap-northeast-1:123456789012:scheduled-query:other',
            },
          },
        }),
      },
      ['logs.amazonaws.com'],
    ],
    [
      'trusts an organization',
      {
        trust: trust({
          Condition: {
            StringEquals: {
              'aws:SourceOrgID': 'o-1',
            },
          },
        }),
      },
      ['logs.amazonaws.com?'],
    ],
    ['has no policy', { permissions: [] }, all],
    [
      'permits all on the group, as in the guide',
      { permissions: [allow('logs:*', `${groupArn}:*`)] },
      [],
    ],
    ['permits all on the ARN without its end', { permissions: [allow('logs:*', groupArn)] }, all],
    [
      'permits reading',
      { permissions: [allow('logs:Get*', '*'), allow('logs:Describe*', '*')] },
      ['logs:StartQuery', 'logs:StopQuery'],
    ],
    ['is bounded by all of Logs', { boundary: allow('logs:*', '*') }, []],
    [
      'is bounded by reading',
      { boundary: allow('logs:Get*', '*') },
      ['logs:StartQuery', 'logs:StopQuery', 'logs:DescribeLogGroups'],
    ],
    ['has an unreadable boundary', { boundary: '{' }, ['permissions unreadable']],
    ['permits another group', { permissions: [allow(all, `${groupArn}-2:*`)] }, all],
    ['has a trust policy that is no JSON', { trust: '' }, ['trust unreadable']],
    ['has a policy that is no JSON', { permissions: ['{'] }, ['permissions unreadable']],
  ])('that %s', (_what, policies, expected) => {
    expect(faults(policies)).toEqual(expected);
  });

  it('reports each missing log group by itself', () => {
    const role: LogAlarmRole = { kind: 'logLines', logGroups: ['/a', '/b'] };
    const permissions = [allow('logs:*', `${logGroupArn('/a', account)}:*`)];
    expect(roleFaults({ ...proposed(role), permissions }, role, account)).toEqual([
      {
        kind: 'action',
        action: 'logs:GetQueryResults',
        logGroupArn: logGroupArn('/b', account),
        certain: true,
      },
    ]);
  });
});
