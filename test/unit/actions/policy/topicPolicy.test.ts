import { describe, expect, it } from 'vitest';
import {
  allowsAlarms,
  newTopicPolicy,
  withAlarmStatement,
} from '../../../../src/core/actions/policy/topicPolicy';
import { alarmStatementSid } from '../../../../src/core/actions/policy/alarmStatement';
import type { Decision, PolicyStatement } from '../../../../src/core/policy/policyDecision';

const region = 'ap-northeast-1';
const accountId = '123456789012';
const topicArn = `arn:aws:sns:${region}:${accountId}:vpn-watch`;
const alarm = { region, accountId, alarmName: 'client-vpn-watch-a' };
const japanese = { ...alarm, alarmName: 'client-vpn-watch-事務所' };

const toCloudWatch: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: 'sns:Publish',
  Resource: topicArn,
};

/** SNS's own default, without the alarms' statement. */
function defaultPolicy(): string {
  const policy = JSON.parse(newTopicPolicy(topicArn, alarm)) as { Statement: PolicyStatement[] };
  return JSON.stringify({ ...policy, Statement: policy.Statement.slice(0, 1) });
}

function policyOf(...statements: PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function statementsOf(policy: string | undefined): readonly PolicyStatement[] {
  return (JSON.parse(policy ?? '') as { Statement: PolicyStatement[] }).Statement;
}

describe('whether a policy lets an alarm publish', () => {
  const arnLike = (pattern: string) => ({ ArnLike: { 'aws:SourceArn': pattern } });
  const all = `arn:aws:cloudwatch:${region}:${accountId}:alarm:*`;
  it.each<[string, string | undefined, Decision]>([
    ['one made here', newTopicPolicy(topicArn, alarm), 'yes'],
    ["SNS's default", defaultPolicy(), 'yes'],
    ['a plain statement', policyOf(toCloudWatch), 'yes'],
    ['a statement that is not in a list', JSON.stringify({ Statement: toCloudWatch }), 'yes'],
    [
      'a list of services',
      policyOf({
        ...toCloudWatch,
        Principal: { Service: ['a.amazonaws.com', 'cloudwatch.amazonaws.com'] },
      }),
      'yes',
    ],
    ['everybody', policyOf({ ...toCloudWatch, Principal: '*' }), 'yes'],
    ['a wildcard action', policyOf({ ...toCloudWatch, Action: ['SNS:Get*', 'SNS:Pub*'] }), 'yes'],
    [
      'a wildcard resource',
      policyOf({ ...toCloudWatch, Resource: 'arn:aws:sns:*:*:vpn-*' }),
      'yes',
    ],
    ['alarms of the account', policyOf({ ...toCloudWatch, Condition: arnLike(all) }), 'yes'],
    [
      'alarms of the prefix',
      policyOf({ ...toCloudWatch, Condition: arnLike(all.replace('*', 'client-*')) }),
      'yes',
    ],
    [
      'IfExists',
      policyOf({
        ...toCloudWatch,
        Condition: { StringEqualsIfExists: { 'aws:SourceAccount': accountId } },
      }),
      'yes',
    ],
    ['no statement', policyOf(), 'no'],
    [
      'another service',
      policyOf({ ...toCloudWatch, Principal: { Service: 'events.amazonaws.com' } }),
      'no',
    ],
    [
      'an account',
      policyOf({ ...toCloudWatch, Principal: { AWS: `arn:aws:iam::${accountId}:root` } }),
      'no',
    ],
    ['another action', policyOf({ ...toCloudWatch, Action: 'sns:Subscribe' }), 'no'],
    ['another topic', policyOf({ ...toCloudWatch, Resource: `${topicArn}-2` }), 'no'],
    [
      'alarms of another name',
      policyOf({ ...toCloudWatch, Condition: arnLike(all.replace('*', 'prod-*')) }),
      'no',
    ],
    [
      'alarms of another region',
      policyOf({ ...toCloudWatch, Condition: arnLike(all.replace(region, 'us-east-1')) }),
      'no',
    ],
    [
      'an ARN pattern with too few parts',
      policyOf({ ...toCloudWatch, Condition: arnLike('arn:aws:cloudwatch:*') }),
      'unknown',
    ],
    [
      'another account',
      policyOf({
        ...toCloudWatch,
        Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
      }),
      'no',
    ],
    [
      'one of two conditions',
      policyOf({
        ...toCloudWatch,
        Condition: { ...arnLike(all), StringEquals: { 'AWS:SourceAccount': '999999999999' } },
      }),
      'no',
    ],
    ['a Deny', policyOf(toCloudWatch, { ...toCloudWatch, Effect: 'Deny' }), 'no'],
    [
      'a Deny of plain HTTP',
      policyOf(toCloudWatch, {
        ...toCloudWatch,
        Principal: '*',
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      'yes',
    ],
    [
      'a Deny of other accounts',
      policyOf(toCloudWatch, {
        ...toCloudWatch,
        Effect: 'Deny',
        Condition: { StringNotEquals: { 'aws:SourceAccount': accountId } },
      }),
      'yes',
    ],
    [
      'a Deny of something unknown',
      policyOf(toCloudWatch, {
        ...toCloudWatch,
        Effect: 'Deny',
        Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } },
      }),
      'unknown',
    ],
    [
      'a Deny with NotPrincipal that names everybody',
      policyOf(toCloudWatch, {
        Effect: 'Deny',
        NotPrincipal: { AWS: '*' },
        Action: '*',
        Resource: '*',
      }),
      'unknown',
    ],
    [
      'an Allow of something unknown',
      policyOf({ ...toCloudWatch, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } }),
      'unknown',
    ],
    [
      'an Allow by a variable',
      policyOf({
        ...toCloudWatch,
        Condition: { StringLike: { 'aws:SourceAccount': '${aws:PrincipalAccount}' } },
      }),
      'unknown',
    ],
    [
      'an operator that is not known',
      policyOf({ ...toCloudWatch, Condition: { IpAddress: { 'aws:SourceAccount': accountId } } }),
      'unknown',
    ],
    [
      'an unknown Allow next to a sure one',
      policyOf(toCloudWatch, { ...toCloudWatch, NotAction: 'sns:Get*' }),
      'yes',
    ],
    ['nothing', undefined, 'unknown'],
    ['no JSON', '{"Statement":', 'unknown'],
    ['no policy', '"yes"', 'unknown'],
    ['statements that are none', '{"Statement":["allow"]}', 'unknown'],
  ])('%s', (_, policy, expected) => {
    expect(allowsAlarms(policy, topicArn, alarm)).toBe(expected);
  });

  it('leaves the account of a topic open whose ARN cannot be read', () => {
    const ofAccount = { StringEquals: { 'aws:ResourceAccount': accountId } };
    const statement = { ...toCloudWatch, Resource: '*', Condition: ofAccount };
    expect(allowsAlarms(policyOf(statement), topicArn, alarm)).toBe('yes');
    expect(allowsAlarms(policyOf(statement), 'vpn-watch', alarm)).toBe('unknown');
  });

  it('knows that a name beyond ASCII does not pass aws:SourceArn', () => {
    expect(allowsAlarms(newTopicPolicy(topicArn, alarm), topicArn, japanese)).toBe('yes');
    const strict = policyOf({ ...toCloudWatch, Condition: arnLike(all) });
    expect(allowsAlarms(strict, topicArn, japanese)).toBe('no');
    expect(
      allowsAlarms(
        policyOf({ ...toCloudWatch, Condition: { ArnLikeIfExists: { 'aws:SourceArn': all } } }),
        topicArn,
        japanese,
      ),
    ).toBe('yes');
  });
});

describe('the policy of a topic to be made', () => {
  it('lets the alarms of the account publish, by SourceArn and SourceAccount', () => {
    expect(statementsOf(newTopicPolicy(topicArn, alarm))[1]).toEqual({
      Sid: alarmStatementSid,
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'SNS:Publish',
      Resource: topicArn,
      Condition: {
        ArnLike: { 'aws:SourceArn': `arn:aws:cloudwatch:${region}:${accountId}:alarm:*` },
        StringEquals: { 'aws:SourceAccount': accountId },
      },
    });
  });

  it("is SNS's default otherwise", () => {
    const policy = JSON.parse(newTopicPolicy(topicArn, alarm)) as object;
    expect({ ...policy, Statement: [] }).toEqual({
      Version: '2008-10-17',
      Id: '__default_policy_ID',
      Statement: [],
    });
  });

  it('checks the account alone for a name beyond ASCII', () => {
    expect(statementsOf(newTopicPolicy(topicArn, japanese))[1]?.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': accountId },
    });
  });

  it("leaves the owner SNS's rights", () => {
    const [owner] = statementsOf(newTopicPolicy(topicArn, alarm));
    expect(owner).toMatchObject({
      Sid: '__default_statement_ID',
      Principal: { AWS: '*' },
      Condition: { StringEquals: { 'AWS:SourceOwner': accountId } },
    });
    expect(owner?.Action).toContain('SNS:Subscribe');
    expect(owner?.Action).toContain('SNS:DeleteTopic');
  });

  it.each([
    ['cn-north-1', 'arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:*'],
    ['us-gov-west-1', 'arn:aws-us-gov:cloudwatch:us-gov-west-1:123456789012:alarm:*'],
  ])('is of the partition of %s', (where, expected) => {
    const policy = newTopicPolicy(topicArn, { ...alarm, region: where });
    expect(statementsOf(policy)[1]?.Condition).toMatchObject({
      ArnLike: { 'aws:SourceArn': expected },
    });
  });
});

describe('adding the statement', () => {
  const foreign: PolicyStatement = {
    Sid: 'theirs',
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: ['sns:Publish'],
    Resource: topicArn,
    Extra: { nested: [1, null, 'x'] },
  };

  it('keeps statements of others as they are, and the rest of the policy', () => {
    const before = JSON.stringify({ Version: '2012-10-17', Id: 'mine', Statement: [foreign] });
    const after = JSON.parse(withAlarmStatement(before, topicArn, alarm) ?? '') as object;
    expect(after).toMatchObject({ Version: '2012-10-17', Id: 'mine' });
    expect(statementsOf(JSON.stringify(after))).toHaveLength(2);
    expect(statementsOf(JSON.stringify(after))[0]).toEqual(foreign);
    expect(allowsAlarms(JSON.stringify(after), topicArn, alarm)).toBe('yes');
  });

  it('changes nothing the second time', () => {
    const once = withAlarmStatement(policyOf(foreign), topicArn, alarm) ?? '';
    expect(withAlarmStatement(once, topicArn, alarm)).toBe(once);
  });

  it('replaces a statement of ours that has become too narrow', () => {
    const once = withAlarmStatement(policyOf(foreign), topicArn, alarm) ?? '';
    const narrow = once.replace('alarm:*', 'alarm:other');
    const repaired = withAlarmStatement(narrow, topicArn, alarm);
    expect(statementsOf(repaired)).toHaveLength(2);
    expect(allowsAlarms(repaired, topicArn, alarm)).toBe('yes');
  });

  it('widens for a name beyond ASCII and is not narrowed again', () => {
    const once = withAlarmStatement(policyOf(foreign), topicArn, alarm) ?? '';
    const wide = withAlarmStatement(once, topicArn, japanese) ?? '';
    expect(statementsOf(wide)).toHaveLength(2);
    expect(allowsAlarms(wide, topicArn, japanese)).toBe('yes');
    expect(withAlarmStatement(wide, topicArn, alarm)).toBe(wide);
  });

  it.each(['', 'nonsense', '[]'])('does not write over what it cannot read: %j', (text) => {
    expect(withAlarmStatement(text, topicArn, alarm)).toBeUndefined();
  });
});

describe('a statement with our Sid that is not ours', () => {
  const ours = statementsOf(newTopicPolicy(topicArn, alarm))[1] ?? {};
  const narrow = {
    ...ours,
    Condition: { ...(ours.Condition as object), ArnLike: { 'aws:SourceArn': 'x' } },
  };
  it.each<[string, PolicyStatement]>([
    ['a Deny', { ...ours, Effect: 'Deny', Action: 'SNS:Subscribe' }],
    [
      'of another account',
      { ...ours, Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } } },
    ],
    ['for another service too', { ...ours, Principal: { Service: ['s3.amazonaws.com'] } }],
    ['for another action', { ...ours, Action: 'SNS:Subscribe' }],
    ['of another topic', { ...ours, Resource: `${topicArn}-2` }],
    [
      'with a condition more',
      {
        ...ours,
        Condition: {
          StringEquals: { 'aws:SourceAccount': accountId },
          Bool: { 'aws:SecureTransport': 'false' },
        },
      },
    ],
    [
      'with another key of an ARN',
      {
        ...ours,
        Condition: {
          ...(narrow.Condition as object),
          ArnLike: { 'aws:SourceArn': 'x', 'aws:PrincipalArn': 'x' },
        },
      },
    ],
    [
      'with another key of an ARN alone',
      {
        ...ours,
        Condition: { ...(narrow.Condition as object), ArnLike: { 'aws:PrincipalArn': 'x' } },
      },
    ],
    ['without a condition', { Sid: alarmStatementSid, Effect: 'Allow', Action: 'SNS:Subscribe' }],
  ])('stays as it is: %s', (_, foreign) => {
    const after = withAlarmStatement(policyOf(foreign), topicArn, alarm);
    expect(statementsOf(after)).toEqual([foreign, { ...ours, Sid: `${alarmStatementSid}2` }]);
    // The second of ours is found again.
    const wide = withAlarmStatement(after ?? '', topicArn, japanese);
    expect(statementsOf(wide)).toHaveLength(2);
    expect(statementsOf(wide)[0]).toEqual(foreign);
    expect(statementsOf(wide)[1]?.Sid).toBe(`${alarmStatementSid}2`);
  });

  it.each(['theirs', `${alarmStatementSid}ForUs`, `My${alarmStatementSid}`, [alarmStatementSid]])(
    'does not take one with the Sid %j for ours',
    (Sid) => {
      const foreign = { ...narrow, Sid };
      const after = withAlarmStatement(policyOf(foreign), topicArn, alarm);
      expect(statementsOf(after)).toEqual([foreign, ours]);
    },
  );

  it('takes no Sid that is taken', () => {
    const taken = ['', '2', '3'].map((end) => ({
      ...ours,
      Sid: `${alarmStatementSid}${end}`,
      Effect: 'Deny',
      Action: 'SNS:Subscribe',
    }));
    const after = statementsOf(withAlarmStatement(policyOf(...taken), topicArn, alarm));
    expect(after.map(({ Sid: sid }) => sid)).toEqual([
      ...taken.map(({ Sid: sid }) => sid),
      `${alarmStatementSid}4`,
    ]);
  });

  it('keeps the place of ours', () => {
    const other = { ...ours, Sid: 'other', Action: 'SNS:Subscribe' };
    const after = withAlarmStatement(policyOf(narrow, other), topicArn, alarm);
    expect(statementsOf(after)).toEqual([ours, other]);
  });
});
