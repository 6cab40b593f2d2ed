import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyFailureKind, type Failure } from '../../../../src/core/model/errors';
import { failureText } from '../../../../src/core/text/failures/failureText';
import { plainTranslate as t } from '../../../fakes/plainTranslate';

const corp = { profile: 'corp', region: 'ap-northeast-1' } as const;
const list = { ...corp, action: 'ec2:DescribeClientVpnEndpoints' } as const;

const table: readonly (readonly [Failure, string, string | undefined])[] = [
  [
    { kind: 'noCredentials', ...list },
    'The profile corp has no credentials on this machine. Set them up or choose another profile.',
    'chooseScopes',
  ],
  [
    { kind: 'noCredentials', ...list, profile: '' },
    'The default credential chain has no credentials on this machine. Set them up or choose another profile.',
    'chooseScopes',
  ],
  [
    { kind: 'expired', ...list },
    'The profile corp has expired credentials. Renew them, and the view updates by itself.',
    'refresh',
  ],
  [
    { kind: 'expired', ...list, remedy: { kind: 'ssoLogin', profile: 'corp' } },
    'The profile corp is not signed in. Sign in with: aws sso login --profile corp',
    'signIn',
  ],
  [
    {
      kind: 'expired',
      ...list,
      profile: '',
      remedy: { kind: 'ssoLogin', profile: 'default', session: 'office' },
    },
    'The default credential chain is not signed in. Sign in with: aws sso login --sso-session office',
    'signIn',
  ],
  [
    { kind: 'expired', ...list, remedy: { kind: 'consoleLogin', profile: 'corp' } },
    'The profile corp is not signed in. Sign in with: aws login --profile corp',
    'signIn',
  ],
  [
    { kind: 'unknownProfile', ...list },
    'The profile corp is not in the shared AWS config. Add it or choose another profile.',
    'chooseScopes',
  ],
  [
    { kind: 'processFailed', ...list, detail: 'exit code 3' },
    'The profile corp has a credential_process that failed: exit code 3. Run it in a terminal to see why.',
    'refresh',
  ],
  [
    { kind: 'metadataFailed', ...list, resource: 'container', detail: 'status 404' },
    'The profile corp gets its credentials from the container, which returned none: status 404. Check its role.',
    'refresh',
  ],
  [
    { kind: 'metadataFailed', ...list, profile: '', resource: 'instance', detail: 'status 404' },
    'The default credential chain gets its credentials from the EC2 instance, which returned none: status 404. Check its role.',
    'refresh',
  ],
  [
    {
      kind: 'mfaNeeded',
      ...list,
      resource: 'arn:aws:iam::1:mfa/me',
      remedy: { kind: 'mfaCode', profile: 'corp' },
    },
    'The profile corp needs a code from the MFA device arn:aws:iam::1:mfa/me.',
    'signIn',
  ],
  [
    { kind: 'mfaNeeded', ...list },
    'The profile corp needs a code from the MFA device of its role.',
    'refresh',
  ],
  [
    {
      kind: 'mfaRefused',
      ...list,
      resource: 'arn:aws:iam::1:mfa/me',
      remedy: { kind: 'mfaCode', profile: 'corp' },
    },
    'The profile corp could not sign in: AWS rejected the code from the MFA device arn:aws:iam::1:mfa/me. Wait for the next code, then sign in again.',
    'signIn',
  ],
  [
    { kind: 'badConfig', ...list, detail: 'Odd' },
    'The profile corp is not set up correctly in the shared AWS config: Odd',
    'showLog',
  ],
  [
    { kind: 'badConfig', ...list, config: { problem: 'line', file: '/c', line: 7 } },
    'Line 7 of /c is neither a section, a setting nor a comment. Correct it.',
    'showLog',
  ],
  [
    {
      kind: 'badConfig',
      ...list,
      config: { problem: 'noSection', file: '/c', line: 1 },
      remedy: { kind: 'edit', file: '/c', line: 1 },
    },
    'Line 1 of /c is a setting before the first section. Move it into a section.',
    'signIn',
  ],
  [
    { kind: 'badConfig', ...list, config: { problem: 'encoding', file: '/c', line: 1 } },
    'Line 1 of /c is not plain UTF-8 text. Save the file as UTF-8.',
    'showLog',
  ],
  [
    {
      kind: 'badConfig',
      ...list,
      config: { problem: 'noProfilePrefix', file: '/c', line: 2, name: 'corp' },
    },
    'Line 2 of /c must begin with the word profile: [profile corp].',
    'showLog',
  ],
  [
    {
      kind: 'badConfig',
      ...list,
      config: { problem: 'missingSection', file: '/c', line: 3, name: 'services x' },
    },
    'Line 3 of /c refers to the section [services x], which does not exist. Add or correct it.',
    'showLog',
  ],
  [
    {
      kind: 'badConfig',
      ...list,
      config: { problem: 'missingSetting', file: '/c', line: 4, name: 'sso_region' },
    },
    'Line 4 of /c is missing the setting sso_region. Add it.',
    'showLog',
  ],
  [
    { kind: 'badConfig', ...list, config: { problem: 'badValue', name: 'AWS_ENDPOINT_URL' } },
    'The environment has a value for AWS_ENDPOINT_URL that cannot be used. Correct it.',
    'showLog',
  ],
  [
    { kind: 'badConfig', ...list, config: { problem: 'unreadable', file: '/ca.pem' } },
    '/ca.pem cannot be read. Check the file and its permissions.',
    'showLog',
  ],
  [
    { kind: 'badCredentials', ...list },
    'The profile corp has credentials that AWS does not accept in ap-northeast-1. Correct them or choose another profile.',
    'chooseScopes',
  ],
  [
    { kind: 'badCredentials', ...list, regionMayBeDisabled: true },
    'The profile corp has credentials that AWS does not accept in ap-northeast-1: they are wrong, or the region is not enabled for the account. Correct them or choose another profile; or enable the region in the account settings, or remove it from the scopes.',
    'chooseScopes',
  ],
  [
    { kind: 'regionDisabled', ...list },
    'The region ap-northeast-1 is not enabled for the account of this profile, whose credentials AWS accepts in other regions. Enable it in the account settings, or remove it from the scopes.',
    'chooseScopes',
  ],
  [
    { kind: 'stsDisabled', ...list },
    'The profile corp cannot sign in through ap-northeast-1: AWS STS is not activated there for the account. An administrator can activate it in the account settings of IAM; otherwise choose another region to sign in with AWS STS there.',
    'chooseScopes',
  ],
  [
    { kind: 'denied', ...list },
    'The profile corp may not call ec2:DescribeClientVpnEndpoints in ap-northeast-1. Ask for that IAM action.',
    'showLog',
  ],
  [
    { kind: 'denied', ...corp, action: 'sns:GetTopicAttributes', resource: 'arn:aws:sns:x' },
    'The profile corp may not call sns:GetTopicAttributes on arn:aws:sns:x in ap-northeast-1. Ask for that IAM action.',
    'showLog',
  ],
  [
    { kind: 'denied', ...corp, action: 'sts:AssumeRole', resource: 'arn:aws:iam::1:role/r' },
    'The profile corp may not assume the role arn:aws:iam::1:role/r. Ask for sts:AssumeRole and for the role to trust it.',
    'showLog',
  ],
  [
    { kind: 'denied', ...corp, action: 'sso:GetRoleCredentials', resource: 'r (123456789012)' },
    'The profile corp has no access to r (123456789012). Ask the administrator of IAM Identity Center.',
    'showLog',
  ],
  [
    { kind: 'denied', ...corp },
    'The profile corp is not allowed to do this in ap-northeast-1. The log shows the call.',
    'showLog',
  ],
  [
    { kind: 'denied', ...list, deniedBy: 'serviceControl' },
    "The profile corp may not call ec2:DescribeClientVpnEndpoints in ap-northeast-1. A service control policy of the organization does not allow it. Ask the organization's administrator to change that policy; an IAM permission does not help.",
    'showLog',
  ],
  [
    {
      kind: 'denied',
      ...corp,
      action: 'sns:GetTopicAttributes',
      resource: 'arn:aws:sns:x',
      deniedBy: 'resource',
    },
    'The profile corp may not call sns:GetTopicAttributes on arn:aws:sns:x in ap-northeast-1. The policy of the resource does not allow it. Ask the owner of the resource to change that policy.',
    'showLog',
  ],
  [
    {
      kind: 'denied',
      ...corp,
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::1:role/r',
      deniedBy: 'roleTrust',
    },
    'The profile corp may not assume the role arn:aws:iam::1:role/r. The trust policy of the role does not allow it. Ask the owner of the role to change that policy.',
    'showLog',
  ],
  [
    { kind: 'denied', ...corp, deniedBy: 'boundary' },
    'The profile corp is not allowed to do this in ap-northeast-1. The permissions boundary of this user or role does not allow it. Ask the owner of the user or role to change the boundary; an IAM permission does not help.',
    'showLog',
  ],
  [
    { kind: 'throttled', ...list },
    'Amazon EC2 in ap-northeast-1 is throttling requests. Wait a minute, then refresh.',
    'refresh',
  ],
  [
    {
      kind: 'busy',
      ...corp,
      action: 'cloudwatch:PutMetricAlarm',
      detail: 'A separate request to update this alarm is in progress.',
    },
    'Amazon CloudWatch in ap-northeast-1 cannot do this yet: A separate request to update this alarm is in progress. Wait a moment, then try again.',
    'refresh',
  ],
  [
    { kind: 'busy', ...list, detail: 'Try later' },
    'Amazon EC2 in ap-northeast-1 cannot do this yet: Try later. Wait a moment, then try again.',
    'refresh',
  ],
  [
    { kind: 'network', ...corp, action: 'cloudwatch:DescribeAlarms' },
    'Amazon CloudWatch in ap-northeast-1 cannot be reached. Check the network and the proxy.',
    'refresh',
  ],
  [
    { kind: 'timeout', ...corp, action: 'sns:ListTopics' },
    'Amazon SNS in ap-northeast-1 did not respond in time. Check the network, then refresh.',
    'refresh',
  ],
  [
    { kind: 'malformed', ...corp, action: 'sts:GetCallerIdentity' },
    'AWS STS in ap-northeast-1 sent a response that cannot be read. Check for a proxy.',
    'showLog',
  ],
  [
    { kind: 'tooLarge', ...corp, action: 'ec2:DescribeClientVpnConnections' },
    'Amazon EC2 in ap-northeast-1 sent a response that is too large for AWS. Check for a proxy.',
    'showLog',
  ],
  [
    { kind: 'server', ...corp },
    'The AWS service in ap-northeast-1 had an internal error. Wait a minute, then refresh.',
    'refresh',
  ],
  [
    { kind: 'notFound', ...corp, resource: 'cvpn-endpoint-1' },
    'cvpn-endpoint-1 was not found in ap-northeast-1. It may have been deleted.',
    'refresh',
  ],
  [
    { kind: 'notFound', ...corp },
    'The requested resource was not found in ap-northeast-1. It may have been deleted.',
    'refresh',
  ],
  [
    { kind: 'invalid', ...corp, detail: 'Threshold must be set' },
    'AWS rejected the input: Threshold must be set',
    'showLog',
  ],
  [
    { kind: 'invalid', ...corp, action: 'cloudwatch:PutMetricAlarm' },
    'AWS rejected the input: cloudwatch:PutMetricAlarm',
    'showLog',
  ],
  [
    { kind: 'quota', ...corp, detail: '5,000 alarms' },
    'The account has reached a quota in ap-northeast-1: 5,000 alarms',
    'showLog',
  ],
  [{ kind: 'cancelled', ...corp }, 'Stopped before completion.', undefined],
  [
    { kind: 'unsupported', ...list, regionMayBeDisabled: true },
    'Amazon EC2 is not available in ap-northeast-1: the account has not enabled the region or has not subscribed to the service. Enable it in the account settings, or remove the region from the scopes.',
    'chooseScopes',
  ],
  [
    { kind: 'unsupported', ...list },
    'Amazon EC2 is not available in ap-northeast-1. Choose a region where it is available.',
    'chooseScopes',
  ],
  [
    { kind: 'notReplayable', obstacle: { kind: 'function', name: 'LAMBDA', why: 'elsewhere' } },
    'This alarm cannot be replayed: it uses the function LAMBDA, whose data are not in the metrics of the alarm.',
    'showLog',
  ],
  [{ kind: 'notReplayable' }, 'This alarm cannot be replayed.', 'showLog'],
  [
    { kind: 'otherAccount', resource: '111122223333', detail: '444455556666' },
    'The credentials now belong to account 444455556666, but the preview was for account 111122223333. Nothing was changed. Start again to see a preview for the new account.',
    'refresh',
  ],
  [
    { kind: 'readOnly' },
    'Read-only mode is on, so this extension changes nothing in AWS.',
    'openReadOnlySetting',
  ],
  [
    { kind: 'other', ...list, detail: 'Teapot' },
    'Amazon EC2 in ap-northeast-1 responded: Teapot',
    'showLog',
  ],
];

const kinds = [...new Set(table.map(([{ kind }]) => kind))];

describe('the button', () => {
  const button = (failure: Failure) => failureText(failure, t).next?.label;

  it('says what it does', () => {
    const remedy = { kind: 'ssoLogin', profile: 'corp' } as const;
    expect(button({ kind: 'expired', remedy })).toBe('Sign In…');
    expect(button({ kind: 'badConfig', remedy: { kind: 'edit', file: '/c' } })).toBe('Open File');
  });
});

describe('failureText', () => {
  it.each(table)('%j', (failure, sentence, command) => {
    const text = failureText(failure, t);
    expect(text.sentence).toBe(sentence);
    expect(text.next?.command).toBe(command);
  });

  it('has every kind in that table', () => {
    expect(kinds.sort()).toEqual(Object.keys(everyFailureKind).sort());
  });

  it('has a whole sentence and a next step whatever is left out or odd', () => {
    const field = fc.option(fc.string({ unit: 'binary' }), { nil: undefined });
    const failure = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        action: field,
        profile: field,
        region: field,
        resource: field,
        detail: field,
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(failure, (some) => {
        const { sentence, next } = failureText(some as Failure, t);
        expect(sentence).not.toMatch(/undefined|null|\{\d\}|[\p{Cc}\p{Cs}]/u);
        expect(sentence.trim().endsWith(':')).toBe(false);
        expect(next === undefined).toBe(some.kind === 'cancelled');
      }),
    );
  });
});
