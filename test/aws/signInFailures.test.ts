/** Every way in which a sign-in fails: what it comes to, in which sentence, with which next step. */
import { createHash } from 'node:crypto';
import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../src/core/model/errors';
import { failureText } from '../../src/core/text/failures/failureText';
import { plainTranslate } from '../fakes/plainTranslate';
import { failureOf, queryError } from './fakeWire';
import { inAnHour, keysOf, region, useLocalAws, type LocalCall } from './localAws';

const aws = useLocalAws();
const config = '.aws/config';

/** A person's machine, what AWS answers there, and what comes of it. */
interface Case {
  readonly config?: string;
  readonly credentials?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly answer?: (call: LocalCall) => ReturnType<typeof queryError> | undefined;
  readonly failure: Partial<Failure>;
  /** `~` stands for the home folder. */
  readonly sentence: string;
  readonly next: string;
  /** The calls that reach AWS; none where it is left out. */
  readonly calls?: number;
}

const role = `[profile office]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n`;
const base = keysOf('base', 'AKIA-BASE');
const mfa = `${role}mfa_serial = arn:aws:iam::123456789012:mfa/me\n`;
const session = `[sso-session main]\nsso_start_url = https://x.awsapps.com/start\nsso_region = ${region}\n`;
const sso = `[profile office]\nsso_session = main\nsso_account_id = 123456789012\nsso_role_name = viewer\n`;
const tokenFile = `.aws/sso/cache/${createHash('sha1').update('main').digest('hex')}.json`;
const ssoAnswer =
  (status: number, type: string) =>
  ({ operation }: LocalCall) =>
    operation === '/federation/credentials'
      ? {
          status,
          headers: { 'x-amzn-errortype': type, 'content-type': 'application/json' },
          body: '{"message":"What AWS says."}',
        }
      : undefined;
const stsAnswer =
  (code: string, message: string) =>
  ({ operation }: LocalCall) =>
    operation === 'GetCallerIdentity' ? undefined : queryError(403, code, message);

const cases: Readonly<Record<string, Case>> = {
  'no files at all': {
    failure: { kind: 'unknownProfile', profile: 'office' },
    sentence:
      'The profile office is not in the shared AWS config. Add it or choose another profile.',
    next: 'chooseScopes',
  },
  'no such profile': {
    config: '[profile other]\nregion = eu-west-1\n',
    failure: { kind: 'unknownProfile', profile: 'office' },
    sentence:
      'The profile office is not in the shared AWS config. Add it or choose another profile.',
    next: 'chooseScopes',
  },
  'no such source profile': {
    config: role,
    failure: { kind: 'unknownProfile', profile: 'base', roleChain: ['office', 'base'] },
    sentence:
      'The profile office gets its credentials from the profile base. The profile base is not in the shared AWS config. Add it or choose another profile.',
    next: 'chooseScopes',
  },
  'a profile of settings only': {
    config: '[profile office]\nregion = eu-west-1\n',
    failure: { kind: 'noCredentials', profile: 'office' },
    sentence:
      'The profile office has no credentials on this machine. Set them up or choose another profile.',
    next: 'chooseScopes',
  },
  'a section without the word profile': {
    config: '# mine\n[office]\nregion = eu-west-1\n',
    failure: {
      kind: 'badConfig',
      config: { problem: 'noProfilePrefix', file: '~/.aws/config', line: 2, name: 'office' },
    },
    sentence: 'Line 2 of ~/.aws/config must begin with the word profile: [profile office].',
    next: 'signIn',
  },
  'a header that does not close': {
    config: '[profile office\nregion = eu-west-1\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config is neither a section, a setting nor a comment. Correct it.',
    next: 'signIn',
  },
  'a key with a character that is not seen': {
    credentials: keysOf('office', 'AKIA-O\u200b'),
    failure: { kind: 'badCredentials', profile: 'office' },
    sentence:
      'The profile office has credentials that AWS does not accept in eu-west-1. Correct them or choose another profile.',
    next: 'chooseScopes',
  },
  'a line without an equals sign': {
    config: '[profile office]\nregion = eu-west-1\ncredential_process tool\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 3 of ~/.aws/config is neither a section, a setting nor a comment. Correct it.',
    next: 'signIn',
  },
  'a file that is saved as UTF-16': {
    credentials: Buffer.from(keysOf('office', 'AKIA-O'), 'utf16le'),
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/credentials is not plain UTF-8 text. Save the file as UTF-8.',
    next: 'signIn',
  },
  'a setting above all sections': {
    credentials: 'aws_access_key_id = AKIA-O\n',
    failure: { kind: 'badConfig' },
    sentence:
      'Line 1 of ~/.aws/credentials is a setting before the first section. Move it into a section.',
    next: 'signIn',
  },
  'a session of IAM Identity Center never begun': {
    config: session + sso,
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'office' } },
    sentence: 'The profile office is not signed in. Sign in with: aws sso login --profile office',
    next: 'signIn',
  },
  'a session that several profiles share': {
    config: session + sso + sso.replace('office', 'other'),
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'office', session: 'main' } },
    sentence: 'The profile office is not signed in. Sign in with: aws sso login --sso-session main',
    next: 'signIn',
  },
  'a session behind a role': {
    config: session + sso.replace('office', 'base') + role,
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'base' } },
    sentence:
      'The profile office gets its credentials from the profile base. The profile base is not signed in. Sign in with: aws sso login --profile base',
    next: 'signIn',
  },
  'a legacy sign-in never made': {
    config: sso.replace(
      'sso_session = main',
      `sso_start_url = https://x.awsapps.com/start\nsso_region = ${region}`,
    ),
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'office' } },
    sentence: 'The profile office is not signed in. Sign in with: aws sso login --profile office',
    next: 'signIn',
  },
  'a session that AWS has ended': {
    config: session + sso,
    answer: ssoAnswer(401, 'UnauthorizedException'),
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'office' } },
    sentence: 'The profile office is not signed in. Sign in with: aws sso login --profile office',
    next: 'signIn',
    calls: 1,
  },
  'a role of IAM Identity Center that the person has not': {
    config: session + sso,
    answer: ssoAnswer(403, 'ForbiddenException'),
    failure: {
      kind: 'denied',
      action: 'sso:GetRoleCredentials',
      resource: 'viewer (123456789012)',
    },
    sentence:
      'The profile office has no access to viewer (123456789012). Ask the administrator of IAM Identity Center.',
    next: 'showLog',
    calls: 1,
  },
  'a section of a session that is not there': {
    config: sso,
    failure: { kind: 'badConfig' },
    sentence:
      'Line 2 of ~/.aws/config refers to the section [sso-session main], which does not exist. Add or correct it.',
    next: 'signIn',
  },
  'a session without its region': {
    config: session.replace(/sso_region.*\n/, '') + sso,
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config is missing the setting sso_region. Add it.',
    next: 'signIn',
  },
  'a console sign-in never made': {
    config: '[profile office]\nlogin_session = arn:aws:iam::123456789012:user/me\n',
    failure: { kind: 'expired', remedy: { kind: 'consoleLogin', profile: 'office' } },
    sentence: 'The profile office is not signed in. Sign in with: aws login --profile office',
    next: 'signIn',
  },
  'a process that fails': {
    config: '[profile office]\ncredential_process = exit 3\n',
    failure: { kind: 'processFailed', detail: 'exit code 3' },
    sentence:
      'The profile office has a credential_process that failed: exit code 3. Run it in a terminal to see why.',
    next: 'refresh',
  },
  'a process that prints something else': {
    config: '[profile office]\ncredential_process = echo hello\n',
    failure: { kind: 'processFailed' },
    sentence:
      'The profile office has a credential_process that failed: its answer is not JSON. Run it in a terminal to see why.',
    next: 'refresh',
  },
  'a process of another version': {
    config: `[profile office]\ncredential_process = echo '{"Version":2}'\n`,
    failure: { kind: 'processFailed', detail: 'its answer is not of version 1' },
    sentence:
      'The profile office has a credential_process that failed: its answer is not of version 1. Run it in a terminal to see why.',
    next: 'refresh',
  },
  'a process whose keys have ended': {
    config: `[profile office]\ncredential_process = echo '{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"2020-01-01T00:00:00Z"}'\n`,
    failure: { kind: 'expired' },
    sentence:
      'The profile office has expired credentials. Renew them, and the view updates by itself.',
    next: 'refresh',
  },
  'keys that have ended': {
    credentials: keysOf('office', 'AKIA-O'),
    answer: () => queryError(403, 'ExpiredToken', 'Expired.'),
    failure: { kind: 'expired', detail: 'Expired.' },
    sentence:
      'The profile office has expired credentials. Renew them, and the view updates by itself.',
    next: 'refresh',
    calls: 1,
  },
  'keys that are none': {
    credentials: keysOf('office', 'AKIA-O'),
    answer: () => queryError(403, 'InvalidClientTokenId', 'No.'),
    failure: { kind: 'badCredentials', regionMayBeDisabled: true },
    sentence:
      'The profile office has credentials that AWS does not accept in eu-west-1: they are wrong, or the region is not enabled for the account. Correct them or choose another profile; or enable the region in the account settings, or remove it from the scopes.',
    next: 'chooseScopes',
    calls: 1,
  },
  'a role that refuses': {
    config: role,
    credentials: base,
    answer: stsAnswer(
      'AccessDenied',
      'User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/r',
    ),
    failure: {
      kind: 'denied',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::123456789012:role/r',
    },
    sentence:
      'The profile office may not assume the role arn:aws:iam::123456789012:role/r. Ask for sts:AssumeRole and for the role to trust it.',
    next: 'showLog',
    calls: 1,
  },
  'a role that asks for a code': {
    config: mfa,
    credentials: base,
    failure: {
      kind: 'mfaNeeded',
      resource: 'arn:aws:iam::123456789012:mfa/me',
      remedy: { kind: 'mfaCode', profile: 'office' },
    },
    sentence:
      'The profile office needs a code from the MFA device arn:aws:iam::123456789012:mfa/me.',
    next: 'signIn',
  },
  'a circle of roles': {
    config: role + role.replace('office', 'base').replace('= base', '= office'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 6 of ~/.aws/config has a value for source_profile that cannot be used. Correct it.',
    next: 'signIn',
  },
  'a role of which nothing says with what it is taken': {
    config: role.replace('source_profile = base\n', ''),
    failure: {
      kind: 'badConfig',
      config: { problem: 'missingSetting', file: '~/.aws/config', line: 1, name: 'source_profile' },
    },
    sentence: 'Line 1 of ~/.aws/config is missing the setting source_profile. Add it.',
    next: 'signIn',
  },
  'a role with two sources': {
    config: `${role}credential_source = Environment\n`,
    failure: { kind: 'badConfig' },
    sentence:
      'Line 4 of ~/.aws/config has a value for credential_source that cannot be used. Correct it.',
    next: 'signIn',
  },
  'a key without its secret': {
    credentials: '[office]\naws_access_key_id = AKIA-O\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/credentials is missing the setting aws_secret_access_key. Add it.',
    next: 'signIn',
  },
  'a source profile with half a key': {
    config: `${role}[profile base]\naws_secret_access_key = secret\n`,
    failure: { kind: 'badConfig' },
    sentence: 'Line 4 of ~/.aws/config is missing the setting aws_access_key_id. Add it.',
    next: 'signIn',
  },
  'a source profile without keys': {
    config: `${role}[profile base]\nregion = eu-west-1\n`,
    failure: { kind: 'noCredentials', profile: 'base', roleChain: ['office', 'base'] },
    sentence:
      'The profile office gets its credentials from the profile base. The profile base has no credentials on this machine. Set them up or choose another profile.',
    next: 'chooseScopes',
  },
  'a chain of roles that ends in a profile without keys': {
    config: `${role}${role.replace('office', 'base').replace('= base', '= mid')}${role
      .replace('office', 'mid')
      .replace('= base', '= last')}[profile last]\noutput = json\n`,
    failure: { kind: 'noCredentials', roleChain: ['office', 'base', 'mid', 'last'] },
    sentence:
      'The profile office gets its credentials from the profile last through base, mid. The profile last has no credentials on this machine. Set them up or choose another profile.',
    next: 'chooseScopes',
  },
  'a source profile whose process fails': {
    config: `${role}[profile base]\ncredential_process = exit 7\n`,
    failure: { kind: 'processFailed', profile: 'base' },
    sentence:
      'The profile office gets its credentials from the profile base. The profile base has a credential_process that failed: exit code 7. Run it in a terminal to see why.',
    next: 'refresh',
  },
  'a source profile that is signed out of IAM Identity Center, two roles away': {
    config:
      session +
      sso.replace('office', 'last') +
      role +
      role.replace('office', 'base').replace('= base', '= last'),
    failure: { kind: 'expired', remedy: { kind: 'ssoLogin', profile: 'last' } },
    sentence:
      'The profile office gets its credentials from the profile last through base. The profile last is not signed in. Sign in with: aws sso login --profile last',
    next: 'signIn',
  },
  'a source in the environment, which has no keys': {
    config: role.replace('source_profile = base', 'credential_source = environment'),
    failure: { kind: 'noCredentials', profile: 'office' },
    sentence:
      'The profile office gets its credentials from the environment, which has none. Correct its credential_source or choose another profile.',
    next: 'chooseScopes',
  },
  'a source that is the name of a property': {
    config: role.replace('source_profile = base', 'credential_source = constructor'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 3 of ~/.aws/config has a value for credential_source that cannot be used. Correct it.',
    next: 'signIn',
  },
  'a circle of three roles': {
    config:
      role +
      role.replace('office', 'base').replace('= base', '= mid') +
      role.replace('office', 'mid').replace('= base', '= office'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 9 of ~/.aws/config has a value for source_profile that cannot be used. Correct it.',
    next: 'signIn',
  },
  'the word profile in the credentials file': {
    credentials: `# keys\n${keysOf('profile office', 'AKIA-O')}`,
    failure: { kind: 'badConfig', config: { problem: 'profilePrefix', line: 2, name: 'office' } },
    sentence:
      'Line 2 of ~/.aws/credentials must not begin with the word profile in this file: [office].',
    next: 'signIn',
  },
  'the word profile in the credentials file, beside settings in the other': {
    config: '[profile office]\nregion = eu-west-1\n',
    credentials: keysOf('profile "office"', 'AKIA-O'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 1 of ~/.aws/credentials must not begin with the word profile in this file: [office].',
    next: 'signIn',
  },
  'the word profile in capitals': {
    config: '[Profile office]\nregion = eu-west-1\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config must begin with the word profile: [profile office].',
    next: 'signIn',
  },
  'a space before the word profile': {
    config: '[ profile office ]\nregion = eu-west-1\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config must begin with the word profile: [profile office].',
    next: 'signIn',
  },
  'a quotation mark that does not close': {
    config: `[profile "office]\nregion = eu-west-1\n`,
    failure: { kind: 'badConfig', config: { problem: 'unclosedQuote', line: 1 } },
    sentence:
      'Line 1 of ~/.aws/config has an extra quotation mark or backslash: [profile "office]. Correct it.',
    next: 'signIn',
  },
  'a section that is there twice': {
    config: '[profile office]\nregion = a\n[profile office]\nregion = b\n',
    credentials: keysOf('office', 'AKIA-O'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 3 of ~/.aws/config starts the section [profile office] a second time. Merge the two sections.',
    next: 'signIn',
  },
  'a key that is there twice': {
    credentials: keysOf('office', 'AKIA-O', 'AWS_ACCESS_KEY_ID = AKIA-P\n'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 4 of ~/.aws/credentials repeats the setting aws_access_key_id. Remove one of them.',
    next: 'signIn',
  },
  'an indented key': {
    credentials: keysOf('office', 'AKIA-O').replace('aws_secret', '  aws_secret'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 3 of ~/.aws/credentials is indented, so it belongs to the setting aws_access_key_id above it. Remove the space.',
    next: 'signIn',
  },
  'a session whose name lacks its quotation marks': {
    config: `${session.replace('main', 'Big Corp')}${sso.replace('main', 'Big Corp')}`,
    failure: { kind: 'badConfig' },
    sentence:
      'Line 1 of ~/.aws/config has a name of several words. Put it in quotation marks: [sso-session "Big Corp"].',
    next: 'signIn',
  },
  'a session that is there twice': {
    config: session + session + sso,
    failure: { kind: 'badConfig' },
    sentence:
      'Line 4 of ~/.aws/config starts the section [sso-session main] a second time. Merge the two sections.',
    next: 'signIn',
  },
  'half of a sign-in with IAM Identity Center': {
    config: '[profile office]\nregion = eu-west-1\nsso_role_name = viewer\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config is missing the setting sso_session. Add it.',
    next: 'signIn',
  },
  'a process without a command': {
    config: '[profile office]\ncredential_process =\n',
    failure: { kind: 'badConfig' },
    sentence:
      'Line 2 of ~/.aws/config has a value for credential_process that cannot be used. Correct it.',
    next: 'signIn',
  },
  'a source without a role': {
    config: '[profile office]\nsource_profile = base\n',
    credentials: base,
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config is missing the setting role_arn. Add it.',
    next: 'signIn',
  },
  'a token without its keys, beside settings in the other file': {
    config: '[profile office]\nregion = eu-west-1\n',
    credentials: '# keys\n[office]\naws_session_token = t\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 2 of ~/.aws/credentials is missing the setting aws_access_key_id. Add it.',
    next: 'signIn',
  },
  'a web identity without its role': {
    config: '[profile office]\nweb_identity_token_file = /nowhere\n',
    failure: { kind: 'badConfig' },
    sentence: 'Line 1 of ~/.aws/config is missing the setting role_arn. Add it.',
    next: 'signIn',
  },
  'a source that AWS does not know': {
    config: role.replace('source_profile = base', 'credential_source = Moon'),
    failure: { kind: 'badConfig' },
    sentence:
      'Line 3 of ~/.aws/config has a value for credential_source that cannot be used. Correct it.',
    next: 'signIn',
  },
  'a web identity without its file': {
    config: '[profile office]\nrole_arn = r\nweb_identity_token_file = /nowhere/token\n',
    failure: { kind: 'badConfig' },
    sentence: '/nowhere/token cannot be read. Check the file and its permissions.',
    next: 'showLog',
  },
};

/** A machine whose profile takes a role with an MFA device, and has been asked for a code. */
async function askedForCode(): Promise<void> {
  aws.write(config, mfa);
  aws.write('.aws/credentials', base);
  expect((await failureOf(aws.identity('office'))).kind).toBe('mfaNeeded');
}

describe('a sign-in', () => {
  it.each(Object.entries(cases))('fails for %s', async (name, one) => {
    if (one.config !== undefined) aws.write(config, one.config);
    if (one.credentials !== undefined) aws.write('.aws/credentials', one.credentials);
    if (name === 'a session that AWS has ended' || name.startsWith('a role of IAM'))
      aws.write(tokenFile, JSON.stringify({ accessToken: 't', expiresAt: inAnHour() }));
    if (one.answer) aws.answer = one.answer;
    const failure = await failureOf(aws.identity('office'));
    const home = (text: string): string => text.replaceAll(aws.folder, '~');
    const plain = JSON.parse(home(JSON.stringify(failure))) as Failure;
    expect(plain).toMatchObject(one.failure);
    const text = failureText(plain, plainTranslate);
    expect(text.sentence).toBe(one.sentence);
    expect(text.next?.command).toBe(one.next);
    expect(aws.calls).toHaveLength(one.calls ?? 0);
  });

  it('fails for a file that may not be read', async () => {
    // The superuser may read everything, so a folder stands in for a file of somebody else.
    aws.write('.aws/config/x', '');
    const failure = await failureOf(aws.identity('office'));
    const file = `${aws.folder}/.aws/config`;
    expect(failure).toMatchObject({ kind: 'badConfig', config: { problem: 'unreadable', file } });
  });

  it('of a laptop without credentials fails at once, and asks nobody', async () => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
    const connecting = vi.spyOn(Socket.prototype, 'connect');
    expect(await failureOf(aws.identity(''))).toMatchObject({
      kind: 'noCredentials',
      profile: '',
      detail: 'No credentials in the environment or in the shared config.',
    });
    // No service is there to wait for: not even an instance's metadata.
    expect(connecting).not.toHaveBeenCalled();
    connecting.mockRestore();
    expect(aws.calls).toHaveLength(0);
  });

  it('sends a code once: AWS refuses it the second time, and that would be reported', async () => {
    aws.write(config, mfa);
    aws.write('.aws/credentials', base);
    await failureOf(aws.identity('office'));
    const refusal = stsAnswer(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
    let isUsed = false;
    aws.answer = (call) => {
      if (call.operation !== 'AssumeRole') return undefined;
      if (isUsed) return refusal(call);
      isUsed = true;
      return queryError(500, 'InternalFailure', 'The answer is lost.');
    };
    const failure = await failureOf(aws.backend.signIn('office', () => Promise.resolve('123456')));
    expect(failure.kind).toBe('server');
    expect(aws.signers('AssumeRole')).toHaveLength(1);
  });

  it('fails for a code that AWS does not accept, and may be tried again', async () => {
    await askedForCode();
    aws.answer = stsAnswer(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    );
    const refused = await failureOf(aws.backend.signIn('office', () => Promise.resolve('000000')));
    expect(refused).toMatchObject({
      kind: 'mfaRefused',
      resource: 'arn:aws:iam::123456789012:mfa/me',
      remedy: { kind: 'mfaCode', profile: 'office' },
    });
    aws.answer = () => undefined;
    await aws.backend.signIn('office', () => Promise.resolve('123456'));
    expect((await aws.identity('office')).accountId).toBe('123456789012');
  });
});

describe('the choice of profiles', () => {
  it('says which line keeps a file from being read, and nothing of files that are well', async () => {
    expect(await aws.backend.configFault()).toBeUndefined();
    aws.write(config, '[default]\nregion = x\n');
    expect(await aws.backend.configFault()).toBeUndefined();
    const file = aws.write('.aws/credentials', '[default]\naws_access_key_id\n');
    expect(await aws.backend.configFault()).toEqual({ problem: 'line', file, line: 2 });
  });
});

describe('MFA', () => {
  const code = '123456';

  it('asks once a session, for all regions and services, and names profile and device', async () => {
    aws.write(config, mfa);
    aws.write('.aws/credentials', base);
    const asked: unknown[] = [];
    const ask = (device: unknown): Promise<string> => {
      asked.push(device);
      return Promise.resolve(code);
    };
    const regions = ['eu-west-1', 'eu-west-2'];
    for (const at of regions)
      expect((await failureOf(aws.identity('office', at))).kind).toBe('mfaNeeded');
    expect(aws.calls).toHaveLength(0);
    await aws.backend.signIn('office', ask);
    await Promise.all(regions.map((at) => aws.identity('office', at)));
    expect(asked).toEqual([{ profile: 'office', serial: 'arn:aws:iam::123456789012:mfa/me' }]);
    expect(aws.calls.filter(({ operation }) => operation === 'AssumeRole')).toMatchObject([
      { input: { SerialNumber: 'arn:aws:iam::123456789012:mfa/me', TokenCode: code } },
    ]);
  });

  it('is asked for again when AWS no longer accepts the session', async () => {
    await askedForCode();
    await aws.backend.signIn('office', () => Promise.resolve(code));
    await aws.identity('office');
    aws.answer = ({ operation }) =>
      operation === 'GetCallerIdentity' ? queryError(403, 'ExpiredToken', 'Expired.') : undefined;
    expect((await failureOf(aws.identity('office'))).kind).toBe('mfaNeeded');
  });

  it('that nobody answers is canceled, and calls nobody', async () => {
    await askedForCode();
    const left = aws.backend.signIn('office', () => Promise.resolve(undefined));
    expect((await failureOf(left)).kind).toBe('cancelled');
    expect(aws.calls).toHaveLength(0);
  });
});
