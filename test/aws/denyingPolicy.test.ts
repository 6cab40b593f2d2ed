/** The policy that a denial names, in the words of the IAM User Guide and of EC2. */
import { describe, expect, it } from 'vitest';
import { translateError } from '../../src/aws/errors/awsErrors';
import { isExpected, type Failure } from '../../src/core/model/errors';
import type { DenyingPolicy } from '../../src/core/model/failures/denyingPolicy';
import { failureText } from '../../src/core/text/failures/failureText';
import { plainTranslate } from '../fakes/plainTranslate';
import { ec2Error, failureOf, openWire, queryError } from './fakeWire';

const facts = { action: 'cloudwatch:DescribeAlarms', profile: 'corp', region: 'eu-west-1' };

function denied(message: string, name = 'AccessDenied'): Failure {
  const error = translateError(Object.assign(new Error(message), { name }), facts);
  if (!isExpected(error)) throw new Error('not expected');
  return error.failure;
}

const user = 'User: arn:aws:iam::123456789012:user/John is not authorized to perform: ';
const call = `${user}cloudwatch:DescribeAlarms`;
const on = `${call} on resource: arn:aws:cloudwatch:us-east-1:123456789012:alarm:*`;
const lacking = (name: string): string =>
  `${call} because no ${name} allows the cloudwatch:DescribeAlarms action`;

describe('the policy that denies', () => {
  it.each<readonly [DenyingPolicy | undefined, string]>([
    ['serviceControl', lacking('service control policy')],
    ['serviceControl', `${call} with an explicit deny in a service control policy`],
    ['resourceControl', `${on} with an explicit deny in a resource control policy`],
    ['vpcEndpoint', lacking('VPC endpoint policy')],
    ['vpcEndpoint', `${on} with an explicit deny in a VPC endpoint policy`],
    ['boundary', lacking('permissions boundary')],
    ['boundary', `${call} with an explicit deny in a permissions boundary`],
    ['session', lacking('session policy')],
    ['session', `${on} with an explicit deny in a sessions policy`],
    ['session', `${on} with an explicit deny in a session policy`],
    ['resource', lacking('resource-based policy')],
    ['resource', `${on} with an explicit deny in a resource-based policy`],
    [
      'roleTrust',
      `${user}sts:AssumeRole because no role trust policy allows the sts:AssumeRole action`,
    ],
    ['roleTrust', `${user}sts:AssumeRole with an explicit deny in the role trust policy`],
    ['identity', `${on} with an explicit deny in an identity-based policy`],
    [undefined, lacking('identity-based policy')],
    [
      'serviceControl',
      `${on} with an explicit deny in a VPC endpoint policy transitively through a service control policy`,
    ],
    // With the ARN of the policy behind it.
    [
      'serviceControl',
      `${on} with an explicit deny in a service control policy: arn:aws:organizations::777788889999:policy/o-exampleorgid/service_control_policy/p-examplepolicyid`,
    ],
    // No kind is named, or one that is not known.
    [undefined, `${on} with an explicit deny`],
    [undefined, `${on} with an explicit deny in a declarative policy`],
    [undefined, `${on} because of the service control policy`],
    [undefined, call],
    [undefined, 'Access denied.'],
    [undefined, ''],
    // Names chosen by users are ignored, and do not hide the reason that AWS states after them.
    [
      undefined,
      `${call} on resource: arn:aws:cloudwatch:us-east-1:1:alarm:service control policy because no identity-based policy allows the cloudwatch:DescribeAlarms action`,
    ],
    [
      'boundary',
      `${call} on resource: arn:aws:cloudwatch:us-east-1:1:alarm:because no session policy with an explicit deny in a permissions boundary`,
    ],
  ])('is %s: %s', (policy, message) => {
    expect(denied(message).deniedBy).toBe(policy);
  });

  it('is read beside the encoded message of EC2', async () => {
    const message = `You are not authorized to perform this operation. ${user}ec2:DescribeClientVpnEndpoints with an explicit deny in a service control policy. Encoded authorization failure message: ${'Ab-_9'.repeat(60)}`;
    const { aws } = openWire(() => ec2Error(403, 'UnauthorizedOperation', message));
    expect(await failureOf(aws.endpoints.list())).toMatchObject({
      kind: 'denied',
      action: 'ec2:DescribeClientVpnEndpoints',
      deniedBy: 'serviceControl',
    });
  });

  it('is absent where EC2 gives the encoded message alone', async () => {
    const message = `You are not authorized to perform this operation. Encoded authorization failure message: ${'Ab-_9'.repeat(60)}`;
    const { aws } = openWire(() => ec2Error(403, 'UnauthorizedOperation', message));
    expect(await failureOf(aws.endpoints.list())).not.toHaveProperty('deniedBy');
  });

  it('is read from a denial of SNS', async () => {
    const message = `${user}SNS:ListTopics because no resource-based policy allows the SNS:ListTopics action`;
    const { aws } = openWire(() => queryError(403, 'AuthorizationError', message));
    expect(await failureOf(aws.topics.list())).toMatchObject({ deniedBy: 'resource' });
  });

  it('is of a denial alone', () => {
    const message = `${call} with an explicit deny in a service control policy`;
    expect(denied(message, 'ValidationError')).not.toHaveProperty('deniedBy');
  });
});

describe('the sentence', () => {
  it.each([
    [`${call} with an explicit deny in a service control policy`, "organization's administrator"],
    [`${on} with an explicit deny in a resource control policy`, "organization's administrator"],
    [lacking('permissions boundary'), 'the owner of the user or role'],
    [lacking('session policy'), 'the administrator who issues the credentials'],
    [lacking('resource-based policy'), 'the owner of the resource'],
    [lacking('VPC endpoint policy'), 'the owner of the VPC endpoint'],
    [`${user}sts:AssumeRole with an explicit deny in the role trust policy`, 'owner of the role'],
    [`${on} with an explicit deny in an identity-based policy`, 'the administrator of the account'],
  ])('of %s names whom to ask', (message, whom) => {
    const { sentence } = failureText(denied(message), plainTranslate);
    expect(sentence).toContain(whom);
    expect(sentence).toMatch(/^The profile corp may not call \S+ in eu-west-1\. /);
    expect(sentence).not.toContain('Ask for that IAM action');
  });

  it('asks for the action where no identity-based policy allows it', () => {
    const { sentence } = failureText(denied(lacking('identity-based policy')), plainTranslate);
    expect(sentence).toContain('Ask for that IAM action');
  });
});
