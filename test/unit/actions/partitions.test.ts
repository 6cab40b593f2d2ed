/** What differs between AWS's partitions, a table for each: names of things, of services, of regions. */
import { describe, expect, it } from 'vitest';
import { topicArnOf } from '../../../src/core/actions/write/existing';
import { allowsAlarms, newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { endpointArn } from '../../../src/core/model/endpoint';
import { roleArnOf, roleName } from '../../../src/core/policy/role';
import { homeRegion, partitionOf, type Partition } from '../../../src/core/model/scope';

const accountId = '123456789012';
const regions: readonly [string, Partition][] = [
  ['us-east-1', 'aws'],
  ['ap-northeast-1', 'aws'],
  ['mx-central-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['cn-northwest-1', 'aws-cn'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-gov-east-1', 'aws-us-gov'],
];

describe.each(regions)('%s', (region, partition) => {
  const identity = { accountId, arn: `arn:${partition}:iam::${accountId}:user/me` };
  const topicArn = `arn:${partition}:sns:${region}:${accountId}:vpn`;

  it(`is of ${partition}, whose own region is of it too`, () => {
    expect(partitionOf(region)).toBe(partition);
    expect(partitionOf(homeRegion(partition))).toBe(partition);
  });

  it('is in the ARNs of endpoints and topics', () => {
    expect(endpointArn('cvpn-endpoint-1', accountId, region)).toBe(
      `arn:${partition}:ec2:${region}:${accountId}:client-vpn-endpoint/cvpn-endpoint-1`,
    );
    expect(topicArnOf('vpn', identity, region)).toBe(topicArn);
  });

  it('is in the ARNs of roles, whose names are read from them', () => {
    const arn = `arn:${partition}:iam::${accountId}:role/r`;
    expect(roleArnOf('r', identity, region)).toBe(arn);
    expect(roleName(arn)).toBe('r');
    expect(roleName(arn.replace('role/', 'role/path/of/'))).toBe('r');
    expect(roleName(arn.replace('role/', 'user/'))).toBeUndefined();
  });

  it('lets CloudWatch publish by the name that it has everywhere, for alarms of its own', () => {
    const source = { region, accountId, alarmName: 'a' };
    const policy = newTopicPolicy(topicArn, source);
    const { Statement } = JSON.parse(policy) as { Statement: readonly unknown[] };
    expect(Statement[1]).toMatchObject({
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Resource: topicArn,
      Condition: {
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*` },
      },
    });
    expect(allowsAlarms(policy, topicArn, source)).toBe('yes');
  });
});
