/** Every kind of sign-in that works, with real files, against an AWS on loopback. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { subscribe } from '../../src/core/actions/subscribe';
import { createTopicCall } from '../../src/core/ports/calls';
import type { WireResponse } from '../../src/core/ports/wire';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { timePasses } from '../fakes/timePasses';
import { inTime } from '../inTime';
import { ec2, failureOf, json, query, queryError } from './fakeWire';
import { inAnHour, keysOf, region, stsKeys, useLocalAws } from './localAws';
import { byEmail } from '../fakes/subscribers';

const aws = useLocalAws();

const sso = `sso_account_id = 123456789012\nsso_role_name = viewer\n`;
const session = `[sso-session office]\nsso_start_url = https://x.awsapps.com/start\nsso_region = ${region}\n`;
const ssoProfile = (name: string): string => `[profile ${name}]\nsso_session = office\n${sso}`;

/** The token file of an SSO session or, for a legacy profile, of its start URL. */
function writeToken(of: string, token: object): string {
  const name = createHash('sha1').update(of).digest('hex');
  return aws.write(`.aws/sso/cache/${name}.json`, JSON.stringify(token));
}

const topicArn = `arn:aws:sns:${region}:123456789012:t`;

/** SNS, with a topic that mails this address. */
function topicAnswer(operation: string, email?: string): WireResponse | undefined {
  const attribute = `<entry><key>TopicArn</key><value>${topicArn}</value></entry>`;
  const member = `<member><TopicArn>${topicArn}</TopicArn><Protocol>email</Protocol><Endpoint>${email ?? ''}</Endpoint><SubscriptionArn>${topicArn}:1</SubscriptionArn></member>`;
  switch (operation) {
    case 'GetTopicAttributes':
      return query(operation, `<Attributes>${attribute}</Attributes>`);
    case 'ListSubscriptionsByTopic':
      return query(
        operation,
        `<Subscriptions>${email === undefined ? '' : member}</Subscriptions>`,
      );
    case 'Subscribe':
      return query(operation, '<SubscriptionArn>pending confirmation</SubscriptionArn>');
    default:
      return undefined;
  }
}

/** Who signed the call that asks who we are. */
async function signer(profile: string): Promise<string | undefined> {
  await aws.identity(profile);
  return aws.signers('GetCallerIdentity').at(-1);
}

describe('names and settings as the AWS CLI takes them', () => {
  const spellings: readonly (readonly [profile: string, config: string, credentials: string])[] = [
    [
      'customer-a',
      '',
      keysOf('customer-a', 'AKIA-X').replace(/^aws\w+/gm, (key) => key.toUpperCase()),
    ],
    ['Foo Bar', keysOf("profile 'Foo Bar'", 'AKIA-X'), ''],
    ['My MacBook Pro', keysOf('profile "My MacBook Pro"', 'AKIA-X'), ''],
    ['a b', '', keysOf('a b', 'AKIA-X')],
    ['bücher/東京', keysOf('profile bücher/東京', 'AKIA-X'), ''],
    ['a"b', keysOf('profile a\\"b', 'AKIA-X'), ''],
    ['x', keysOf('profile\tx', 'AKIA-X').replaceAll(' = ', '\t:\t').replaceAll('\n', '\r\n'), ''],
    ['default', keysOf('profile default', 'AKIA-X'), ''],
    ['profile x', '', keysOf('profile x', 'AKIA-X')],
    ['__proto__', '', keysOf('__proto__', 'AKIA-X')],
    ['constructor', keysOf('profile constructor', 'AKIA-X'), '[__proto__]\n'],
    [
      'x',
      `[DEFAULT]\n${keysOf('profile x', 'AKIA-X').split('\n').slice(1).join('\n')}[profile x]\n`,
      '',
    ],
    ['x', `\ufeff${keysOf('profile x', 'AKIA-X')}`, ''],
    ['x', keysOf('profile x', 'AKIA-X').replace('AKIA-X', 'AKIA-X # mine'), ''],
  ];

  it.each(spellings)('sign in the profile %j', async (profile, config, credentials) => {
    aws.write('.aws/config', config);
    aws.write('.aws/credentials', credentials);
    expect(await signer(profile)).toBe('AKIA-X');
  });

  it.each([
    ['"FOO BAR"', 'FOO BAR'],
    ["'ü'", 'ü'],
    ["'a/b (c)'", 'a/b (c)'],
  ])('find the session %s', async (header, name) => {
    writeToken(name, { accessToken: 'token', expiresAt: inAnHour() });
    aws.write(
      '.aws/config',
      session.replace('office', header) +
        ssoProfile('p').replace('= office', `= ${name}`).replace('sso_role_name', 'SSO_Role_Name'),
    );
    expect(await signer('p')).toBe('ASIA-sso-viewer');
  });

  it('take the role of a profile with a name of two words', async () => {
    aws.write(
      '.aws/config',
      "[profile r]\nRole_ARN = arn:aws:iam::1:role/r\nsource_profile = Foo Bar\n[profile 'Foo Bar']\n",
    );
    aws.write('.aws/credentials', keysOf('Foo Bar', 'AKIA-X'));
    expect(await signer('r')).toBe('ASIA-r');
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-X']);
  });
});

describe('keys', () => {
  it('come from either file', async () => {
    aws.write('.aws/config', keysOf('profile a', 'AKIA-A'));
    aws.write('.aws/credentials', keysOf('b', 'AKIA-B', 'aws_session_token = token-of-b\n'));
    expect(await signer('a')).toBe('AKIA-A');
    expect(await signer('b')).toBe('AKIA-B');
    expect(aws.calls.at(-1)?.headers['x-amz-security-token']).toBe('token-of-b');
  });

  it('that were renewed on disk are taken without a failed call', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-OLD'));
    const { account } = aws.backend.open({ profile: 'a', region });
    const other = aws.backend.open({ profile: 'a', region: 'eu-west-2' });
    await Promise.all([account.identity(), other.account.identity()]);
    aws.write('.aws/credentials', keysOf('a', 'AKIA-NEW'));
    aws.answer = ({ keyId }) =>
      keyId === 'AKIA-OLD' ? queryError(403, 'ExpiredToken', 'Expired.') : undefined;
    await Promise.all([account.identity(), other.account.identity()]);
    expect(aws.signers('GetCallerIdentity').slice(2).sort()).toEqual([
      'AKIA-NEW',
      'AKIA-NEW',
      'AKIA-OLD',
      'AKIA-OLD',
    ]);
  });

  it('that were renewed on disk sign a write only after another look', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-OLD'));
    const scope = aws.backend.open({ profile: 'a', region });
    await scope.account.identity();
    aws.write('.aws/credentials', keysOf('a', 'AKIA-NEW'));
    aws.answer = ({ keyId, operation }) =>
      keyId === 'AKIA-OLD' && operation === 'Subscribe'
        ? queryError(403, 'ExpiredToken', 'Expired.')
        : topicAnswer(operation);
    const asked = { topicArn, subscriber: byEmail('ops@example.com'), askAgain: false };
    expect((await timePasses(aws.clock, subscribe(asked, scope, t))).kind).toBe('asked');
    const signed = aws.calls.slice(1).map(({ operation, keyId }) => `${operation} ${keyId}`);
    const signersWith = (keyId: string): string[] => [
      `GetTopicAttributes ${keyId}`,
      `ListSubscriptionsByTopic ${keyId}`,
    ];
    expect([signed.slice(0, 2).sort(), signed[2]]).toEqual([
      signersWith('AKIA-OLD'),
      'Subscribe AKIA-OLD',
    ]);
    expect(signed[3]).toBe('GetCallerIdentity AKIA-NEW');
    expect([signed.slice(4, 6).sort(), signed[6]]).toEqual([
      signersWith('AKIA-NEW'),
      'Subscribe AKIA-NEW',
    ]);
    expect(signed).toHaveLength(7);
  });

  it('that were renewed on disk do not sign what somebody else did meanwhile', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-OLD'));
    const scope = aws.backend.open({ profile: 'a', region });
    await scope.account.identity();
    aws.write('.aws/credentials', keysOf('a', 'AKIA-NEW'));
    aws.answer = ({ keyId, operation }) => {
      if (keyId === 'AKIA-NEW') return topicAnswer(operation, 'ops@example.com');
      return operation === 'Subscribe'
        ? queryError(403, 'InvalidClientTokenId', 'Unknown.')
        : topicAnswer(operation);
    };
    const asked = { topicArn, subscriber: byEmail('ops@example.com'), askAgain: false };
    const result = await timePasses(aws.clock, subscribe(asked, scope, t));
    expect(result.kind).toBe('alreadyConfirmed');
    expect(aws.signers('Subscribe')).toEqual(['AKIA-OLD']);
  });

  it('that were renewed before the account was known sign no write', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-OLD'));
    const { send } = aws.backend.open({ profile: 'a', region });
    aws.answer = ({ keyId }) => {
      aws.write('.aws/credentials', keysOf('a', 'AKIA-NEW'));
      return keyId === 'AKIA-OLD' ? queryError(403, 'ExpiredToken', 'Expired.') : undefined;
    };
    const failure = await failureOf(send(createTopicCall('t', '{}', {})));
    expect([failure.kind, failure.unsent]).toEqual(['expired', undefined]);
    expect(aws.signers('CreateTopic')).toEqual(['AKIA-OLD']);
  });

  it('that were renewed with those of another account change nothing there', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-MINE'));
    const { account, send } = aws.backend.open({ profile: 'a', region });
    expect((await account.identity()).accountId).toBe('123456789012');
    aws.write('.aws/credentials', keysOf('a', 'AKIA-THEIRS'));
    const theirs = '<Account>999999999999</Account><Arn>arn:aws:iam::999999999999:user/me</Arn>';
    aws.answer = ({ operation, keyId }) => {
      if (keyId === 'AKIA-MINE') return queryError(403, 'ExpiredToken', 'Expired.');
      return operation === 'GetCallerIdentity' ? query(operation, theirs) : undefined;
    };
    expect((await failureOf(send(createTopicCall('t', '{}', {})))).kind).toBe('expired');
    expect(aws.signers('CreateTopic')).toEqual(['AKIA-MINE']);
    expect((await account.identity()).accountId).toBe('999999999999');
  });

  it('that may not do it are changed for others when the files are, and only then', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-WEAK'));
    aws.answer = ({ keyId }) =>
      keyId === 'AKIA-WEAK' ? queryError(403, 'AccessDenied', 'No.') : undefined;
    for (let again = 0; again < 2; again++)
      expect((await failureOf(aws.identity('a'))).kind).toBe('denied');
    expect(aws.calls).toHaveLength(2);
    aws.write('.aws/credentials', keysOf('a', 'AKIA-STRONG'));
    // The call itself is not made again: a write was agreed to for the account that denied it.
    expect((await failureOf(aws.identity('a'))).kind).toBe('denied');
    expect((await aws.identity('a')).accountId).toBe('123456789012');
    expect(aws.signers('GetCallerIdentity').slice(2)).toEqual(['AKIA-WEAK', 'AKIA-STRONG']);
  });

  it('that may not do it stay where the changed files give none', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-WEAK'));
    aws.answer = () => queryError(403, 'AccessDenied', 'No.');
    await failureOf(aws.identity('a'));
    aws.write('.aws/credentials', '[a]\nregion = x\n');
    for (let again = 0; again < 2; again++)
      expect((await failureOf(aws.identity('a'))).kind).toBe('denied');
    expect(aws.signers('GetCallerIdentity')).toEqual(['AKIA-WEAK', 'AKIA-WEAK', 'AKIA-WEAK']);
  });

  it('that AWS goes on refusing are tried once a call', async () => {
    aws.write('.aws/credentials', keysOf('a', 'AKIA-OLD'));
    aws.answer = () => queryError(403, 'InvalidClientTokenId', 'No.');
    expect(await failureOf(aws.identity('a'))).toMatchObject({ kind: 'badCredentials' });
    expect(aws.calls).toHaveLength(1);
  });
});

describe('the default chain', () => {
  it('begins with the environment, unless a profile is chosen there', async () => {
    aws.write('.aws/credentials', keysOf('default', 'AKIA-D') + keysOf('chosen', 'AKIA-C'));
    expect(await signer('')).toBe('AKIA-D');
    const again = async (): Promise<string | undefined> => signer('');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA-ENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    aws.answer = ({ keyId }) =>
      keyId === 'AKIA-D' ? queryError(403, 'ExpiredToken', 'Expired.') : undefined;
    expect(await again()).toBe('AKIA-ENV');
    vi.stubEnv('AWS_PROFILE', 'chosen');
    aws.answer = ({ keyId }) =>
      keyId === 'AKIA-ENV' ? queryError(403, 'ExpiredToken', 'Expired.') : undefined;
    expect(await again()).toBe('AKIA-C');
  });

  it('ends with a web identity, a container, an instance', async () => {
    const token = aws.write('token', 'web-token');
    vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/web');
    vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', token);
    expect(await signer('')).toBe('ASIA-web');
    expect(aws.calls[0]?.input).toMatchObject({ WebIdentityToken: 'web-token' });
    expect(aws.calls[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a role', () => {
  const role = (name: string, more: string): string =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::123456789012:role/${name}\n${more}`;

  it('is taken with the keys of its source, once for all its regions and services', async () => {
    aws.write('.aws/config', role('r', 'source_profile = base\nregion = eu-central-1\n'));
    aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
    aws.answer = ({ operation, headers }) => {
      if (operation === 'DescribeClientVpnEndpoints') return ec2(operation, '<clientVpnEndpoint/>');
      return headers['x-amz-target'] === undefined ? undefined : json({ MetricAlarms: [] });
    };
    const scopes = ['eu-west-1', 'eu-west-2', 'eu-west-3'].map((at) =>
      aws.backend.open({ profile: 'r', region: at }),
    );
    await Promise.all(
      scopes.flatMap((s) => [s.account.identity(), s.endpoints.list(), s.alarms.list()]),
    );
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-BASE']);
    expect(new Set(aws.signers('GetCallerIdentity'))).toEqual(new Set(['ASIA-r']));
    const [first] = aws.calls;
    expect(first?.input).toMatchObject({ DurationSeconds: '3600' });
    expect(first?.input.RoleSessionName).toMatch(/^client-vpn-watch-\d+$/);
    expect(first?.headers.authorization).toContain('/eu-central-1/sts/');
  });

  it('is taken through a chain, with all that the profile says', async () => {
    const more = 'external_id = e\nrole_session_name = me\nduration_seconds = 900\n';
    aws.write(
      '.aws/config',
      role('c', `source_profile = b\n${more}`) +
        role('b', 'source_profile = a\n') +
        role('a', 'source_profile = a\naws_access_key_id = AKIA-A\naws_secret_access_key = s\n'),
    );
    expect(await signer('c')).toBe('ASIA-c');
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-A', 'ASIA-b']);
    expect(aws.calls[1]?.input).toMatchObject({
      ExternalId: 'e',
      RoleSessionName: 'me',
      DurationSeconds: '900',
    });
  });

  it('is taken with what the environment has', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA-ENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    aws.write('.aws/config', role('r', 'credential_source = Environment\n'));
    expect(await signer('r')).toBe('ASIA-r');
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-ENV']);
  });

  it('is taken with a web identity', async () => {
    const token = aws.write('token', 'web-token\n');
    aws.write('.aws/config', role('w', `web_identity_token_file = ${token}\n`));
    expect(await signer('w')).toBe('ASIA-w');
    expect(aws.calls[0]?.input).toMatchObject({ WebIdentityToken: 'web-token' });
  });

  it('is taken again when its session nears its end, and serves to the end when that fails', async () => {
    aws.write('.aws/config', role('r', 'source_profile = base\n'));
    aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
    const soon = new Date(Date.now() + 60_000).toISOString();
    aws.answer = ({ operation }) =>
      operation === 'AssumeRole' ? stsKeys(operation, 'ASIA-1', soon) : undefined;
    expect(await signer('r')).toBe('ASIA-1');
    const before = aws.signers('AssumeRole').length;
    aws.answer = ({ operation }) =>
      operation === 'AssumeRole' ? queryError(403, 'AccessDenied', 'No.') : undefined;
    expect(await signer('r')).toBe('ASIA-1');
    expect(await signer('r')).toBe('ASIA-1');
    expect(aws.signers('AssumeRole')).toHaveLength(before + 1);
  });
});

describe('IAM Identity Center', () => {
  it('gives keys for the token of a session, and of a legacy profile', async () => {
    const url = 'https://old.awsapps.com/start';
    aws.write(
      '.aws/config',
      `${session}${ssoProfile('new')}[profile old]\nsso_start_url = ${url}\nsso_region = ${region}\n${sso}`,
    );
    writeToken('office', { accessToken: 'token-1', expiresAt: inAnHour() });
    writeToken(url, { accessToken: 'token-2', expiresAt: inAnHour() });
    expect(await signer('new')).toBe('ASIA-sso-viewer');
    expect(await signer('old')).toBe('ASIA-sso-viewer');
    const portal = aws.calls.filter(({ operation }) => operation === '/federation/credentials');
    expect(portal.map(({ headers }) => headers['x-amz-sso_bearer_token'])).toEqual([
      'token-1',
      'token-2',
    ]);
    expect(portal[0]?.input).toMatchObject({ account_id: '123456789012', role_name: 'viewer' });
  });

  it('renews the token of a session and writes it back', async () => {
    aws.write(
      '.aws/config',
      session.replaceAll('office', 'renewed') + ssoProfile('p').replace('office', 'renewed'),
    );
    const file = writeToken('renewed', {
      accessToken: 'old-token',
      expiresAt: new Date(Date.now() - 1000).toISOString(),
      clientId: 'client',
      clientSecret: 'client-secret',
      refreshToken: 'refresh',
    });
    aws.answer = ({ operation }) =>
      operation === '/token'
        ? json({ accessToken: 'new-token', expiresIn: 3600, refreshToken: 'refresh-2' })
        : undefined;
    expect(await signer('p')).toBe('ASIA-sso-viewer');
    expect(readFileSync(file, 'utf8')).toContain('new-token');
  });

  it('recovers by itself once a person has signed in again outside', async () => {
    aws.write('.aws/config', session + ssoProfile('p'));
    expect(await failureOf(aws.identity('p'))).toMatchObject({
      kind: 'expired',
      remedy: { kind: 'ssoLogin', profile: 'p' },
    });
    writeToken('office', { accessToken: 'token', expiresAt: inAnHour() });
    expect(await signer('p')).toBe('ASIA-sso-viewer');
  });

  it('at noon: the running session ends, the person signs in, and it goes on', async () => {
    aws.write('.aws/config', session + ssoProfile('p'));
    writeToken('office', { accessToken: 'morning', expiresAt: inAnHour() });
    await aws.identity('p');
    aws.answer = ({ operation, headers }) => {
      if (operation === 'GetCallerIdentity' && headers['x-amz-security-token'] === 'token-of-sso')
        return queryError(403, 'ExpiredToken', 'Expired.');
      return undefined;
    };
    writeToken('office', { accessToken: 'morning', expiresAt: new Date(0).toISOString() });
    expect(await failureOf(aws.identity('p'))).toMatchObject({
      kind: 'expired',
      profile: 'p',
      remedy: { kind: 'ssoLogin', profile: 'p' },
    });
    writeToken('office', { accessToken: 'afternoon', expiresAt: inAnHour() });
    aws.answer = () => undefined;
    expect(await signer('p')).toBe('ASIA-sso-viewer');
  });
});

describe('a console sign-in', () => {
  const loginSession = 'arn:aws:iam::123456789012:user/me';
  const writeLogin = (expiresAt: string): void => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const name = createHash('sha256').update(loginSession).digest('hex');
    const accessToken = {
      accessKeyId: 'ASIA-login',
      secretAccessKey: 'secret-of-login',
      sessionToken: 'token-of-login',
      accountId: '123456789012',
      expiresAt,
    };
    const dpopKey = privateKey.export({ type: 'sec1', format: 'pem' });
    const token = { accessToken, clientId: 'c', refreshToken: 'r', dpopKey };
    aws.write(`.aws/login/cache/${name}.json`, JSON.stringify(token));
  };

  it('gives its keys, and renews them', async () => {
    aws.write('.aws/config', `[profile p]\nlogin_session = ${loginSession}\nregion = ${region}\n`);
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', join(aws.folder, '.aws/login/cache'));
    writeLogin(inAnHour());
    expect(await signer('p')).toBe('ASIA-login');
    expect(aws.calls).toHaveLength(1);
  });

  it('that has ended is renewed at the service of its region', async () => {
    aws.write('.aws/config', `[profile p]\nlogin_session = ${loginSession}\nregion = ${region}\n`);
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', join(aws.folder, '.aws/login/cache'));
    writeLogin(new Date(0).toISOString());
    const keys = { accessKeyId: 'ASIA-2', secretAccessKey: 's', sessionToken: 't' };
    aws.answer = ({ operation }) =>
      operation === '/v1/token'
        ? json({ accessToken: keys, tokenType: 'x', expiresIn: 900, refreshToken: 'r2' })
        : undefined;
    expect(await signer('p')).toBe('ASIA-2');
  });
});

describe('a process', () => {
  it('is run once for all scopes of its profile, and again when its keys end', async () => {
    const script = aws.write(
      'keys.js',
      `require('node:fs').appendFileSync(${JSON.stringify(join(aws.folder, 'runs'))}, 'x');
       console.log(JSON.stringify({Version: 1, AccessKeyId: 'AKIA-P', SecretAccessKey: 's', SessionToken: 't', Expiration: '${inAnHour()}'}));`,
    );
    aws.write(
      '.aws/config',
      `[profile p]\ncredential_process = "${process.execPath}" "${script}"\n`,
    );
    await Promise.all([aws.identity('p'), aws.identity('p', 'eu-west-2')]);
    expect(aws.signers('GetCallerIdentity')).toEqual(['AKIA-P', 'AKIA-P']);
    expect(readFileSync(join(aws.folder, 'runs'), 'utf8')).toBe('x');
  });
});

describe('the place', () => {
  /** Metadata of a container and of an instance, the requests they received, and how they respond. */
  async function metadataServer(
    use: (url: string, requests: string[]) => Promise<void>,
    how: 'keys' | 'a page' | 'nothing' | 'no end' | 'drops' | 'expired keys' = 'keys',
  ) {
    const requests: string[] = [];
    const metadata = createServer((request, response) => {
      const Expiration = how === 'expired keys' ? '2026-01-01T00:00:00Z' : inAnHour();
      const keys = { SecretAccessKey: 's', Token: 't', Expiration, Code: 'Success' };
      const at = request.url ?? '';
      requests.push([at, request.headers.authorization ?? ''].join(' ').trim());
      if (how === 'nothing') return;
      if (how === 'no end') {
        endless(response);
      } else if (how === 'drops') {
        const timer = setInterval(() => response.write(' '), 300);
        response.on('close', () => {
          clearInterval(timer);
        });
      } else if (how === 'a page') {
        response.end('<p>Secret Page</p>');
      } else if (at === '/container') {
        response.end(JSON.stringify({ ...keys, AccessKeyId: 'ASIA-container' }));
      } else if (at.endsWith('/api/token')) {
        response.end('imds-token');
      } else if (at.endsWith('/security-credentials/')) {
        response.end('instance-role');
      } else {
        response.end(JSON.stringify({ ...keys, AccessKeyId: 'ASIA-instance' }));
      }
    });
    await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
    try {
      await use(`http://127.0.0.1:${(metadata.address() as AddressInfo).port}`, requests);
    } finally {
      metadata.closeAllConnections();
      await new Promise((resolve) => metadata.close(resolve));
    }
  }

  /** How many bytes the last endless answer has sent. */
  let sentBytes = 0;

  /** Sends for as long as anybody reads. */
  function endless(response: ServerResponse): void {
    sentBytes = 0;
    const more = (): void => {
      for (let room = true; room && !response.destroyed;) {
        room = response.write('x'.repeat(16_384));
        sentBytes += 16_384;
      }
    };
    response.on('drain', more);
    more();
  }

  const roleOf = (name: string, source: string): string =>
    `[profile ${name}]\nrole_arn = arn:aws:iam::123456789012:role/${name}\ncredential_source = ${source}\n`;

  it('gives the role of an instance to the default chain', () =>
    metadataServer(async (url) => {
      aws.write('.aws/config', `[default]\nregion = ${region}\n`);
      vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'false');
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      expect(await signer('')).toBe('ASIA-instance');
    }));

  it('gives the role of a container to the default chain, before that of the instance', () =>
    metadataServer(async (url) => {
      aws.write('.aws/config', `[default]\nregion = ${region}\n`);
      vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'false');
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      expect(await signer('')).toBe('ASIA-container');
    }));

  /** What may stand in a section without being a sign-in; `base` has keys. */
  const noSignIns = [
    '',
    `region = ${region}`,
    'aws_acess_key_id = AKIA-X',
    'aws_access_key_id = AKIA-X',
    'aws_secret_access_key = s',
    'aws_session_token = t',
    'credential_process',
    'credential_process =',
    'source_profile = base',
    'role_arn = arn:aws:iam::1:role/r',
    'role_arn = arn:aws:iam::1:role/r\nsource_profile = base\ncredential_source = Environment',
    'web_identity_token_file = /token',
    'sso_region = eu-west-1',
    'sso_account_id = 1',
    'mfa_serial = x',
  ];

  it.each(noSignIns)('gives nothing to a profile that was named and says %j', (settings) =>
    metadataServer(async (url, requests) => {
      const token = aws.write('token', 'x');
      vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'false');
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::1:role/env');
      vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', token);
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA-ENV');
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
      aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
      const kinds = ['noCredentials', 'badConfig'];
      aws.write('.aws/config', `[profile named]\n${settings}\n`);
      expect(kinds).toContain((await failureOf(aws.identity('named'))).kind);
      vi.stubEnv('AWS_PROFILE', 'named');
      expect(kinds).toContain((await failureOf(aws.identity(''))).kind);
      aws.write('.aws/config', `[default]\n${settings}\n`);
      expect(kinds).toContain((await failureOf(aws.identity('default'))).kind);
      expect(requests).toEqual([]);
      expect(aws.calls).toEqual([]);
    }),
  );

  it.each(noSignIns.slice(3))(
    'gives nothing in place of a default profile that says %j',
    (settings) =>
      metadataServer(async (url, requests) => {
        vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
        aws.write('.aws/config', `[default]\n${settings}\n`);
        expect((await failureOf(aws.identity(''))).kind).toBe('badConfig');
        expect(requests).toEqual([]);
      }),
  );

  it('gives the keys with which a role is taken, alone and at the end of a chain', () =>
    metadataServer(async (url) => {
      aws.write(
        '.aws/config',
        roleOf('ecs', 'EcsContainer') +
          roleOf('ec2', 'Ec2InstanceMetadata') +
          '[profile last]\nrole_arn = arn:aws:iam::123456789012:role/last\nsource_profile = ecs\n',
      );
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      expect(await signer('ec2')).toBe('ASIA-ec2');
      expect(await signer('last')).toBe('ASIA-last');
      expect(aws.signers('AssumeRole')).toEqual(['ASIA-instance', 'ASIA-container', 'ASIA-ecs']);
    }));

  it('that says nothing holds nobody up for long, and is at fault', () =>
    metadataServer(async (url, requests) => {
      aws.write(
        '.aws/config',
        roleOf('ec2', 'Ec2InstanceMetadata') + roleOf('ecs', 'EcsContainer'),
      );
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      const both = ['ec2', 'ecs'].map((profile) => failureOf(aws.identity(profile)));
      expect(await inTime(10_000, Promise.all(both))).toMatchObject([
        { kind: 'metadataFailed', profile: 'ec2', resource: 'instance' },
        { kind: 'metadataFailed', profile: 'ecs', resource: 'container' },
      ]);
      expect(requests.length).toBeGreaterThan(1);
      expect(aws.calls).toHaveLength(0);
    }, 'nothing'));

  it.each([
    ['no end', 'The answer is larger than 0.064 MB'],
    ['drops', 'No whole answer within 2000 ms'],
  ] as const)('whose answer has %s is at fault, and is read no further', (how, detail) =>
    metadataServer(async (url) => {
      aws.write(
        '.aws/config',
        roleOf('ec2', 'Ec2InstanceMetadata') + roleOf('ecs', 'EcsContainer'),
      );
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      for (const profile of ['ec2', 'ecs']) {
        const failure = await failureOf(aws.identity(profile));
        expect(failure).toMatchObject({ kind: 'metadataFailed', profile });
        expect([detail, 'no answer within 5000 ms']).toContain(failure.detail);
      }
      expect(sentBytes).toBeLessThan(20_000_000);
    }, how),
  );

  it('whose keys have expired goes on with them for some minutes', () =>
    metadataServer(async (url) => {
      aws.write('.aws/config', roleOf('ec2', 'Ec2InstanceMetadata'));
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      expect(await signer('ec2')).toBe('ASIA-ec2');
    }, 'expired keys'));

  it('is asked at the address that the profile names', () =>
    metadataServer(async (url) => {
      aws.write(
        '.aws/config',
        `${roleOf('ec2', 'Ec2InstanceMetadata')}ec2_metadata_service_endpoint = ${url}\n`,
      );
      expect(await signer('ec2')).toBe('ASIA-ec2');
    }));

  it.each(['http://x.example/keys', 'ftp://127.0.0.1/keys', 'keys', 'http://127.0.0.1.x.example/'])(
    'is not asked for the keys of a container at %s',
    async (url) => {
      aws.write('.aws/config', roleOf('ecs', 'EcsContainer'));
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', url);
      const failure = await failureOf(aws.identity('ecs'));
      expect(failure).toMatchObject({ kind: 'metadataFailed', resource: 'container' });
      expect(failure.detail).toContain('no address of a container');
    },
  );

  it('is shown the token of a container, which a file may hold', () =>
    metadataServer(async (url, requests) => {
      aws.write('.aws/config', roleOf('ecs', 'EcsContainer'));
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN', 'from the environment');
      vi.stubEnv('AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE', aws.write('token', 'from a file\n'));
      expect(await signer('ecs')).toBe('ASIA-ecs');
      expect(requests).toEqual(['/container from a file']);
    }));

  it('that gives no keys but a page is reported, without the page', () =>
    metadataServer(async (url) => {
      aws.write(
        '.aws/config',
        roleOf('ec2', 'Ec2InstanceMetadata') + roleOf('ecs', 'EcsContainer'),
      );
      vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url);
      vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url}/container`);
      for (const profile of ['ec2', 'ecs']) {
        const failure = await failureOf(aws.identity(profile));
        expect(failure).toMatchObject({ kind: 'metadataFailed', profile });
        expect(JSON.stringify(failure)).not.toContain('Secret Page');
      }
      expect(JSON.stringify(aws.log.lines)).not.toContain('Secret Page');
    }, 'a page'));
});

describe('a profile with a role', () => {
  const keys = keysOf('profile p', 'AKIA-P');
  const ownRole = 'role_arn = arn:aws:iam::123456789012:role/r\n';

  it.each([
    ['keys', keys + ownRole, 'missingSetting', 'source_profile'],
    [
      'keys and two sources',
      `${keys}${ownRole}source_profile = p\ncredential_source = Environment\n`,
      'badValue',
      'credential_source',
    ],
    ['keys, and an empty role', `${keys}role_arn =\n`, 'badValue', 'role_arn'],
    [
      'a process',
      `[profile p]\n${ownRole}credential_process = echo '{}'\n`,
      'missingSetting',
      'source_profile',
    ],
    [
      'IAM Identity Center',
      session + ssoProfile('p') + ownRole,
      'missingSetting',
      'source_profile',
    ],
  ])('does not sign in without it by %s', async (_, text, problem, name) => {
    aws.write('.aws/config', text);
    const failure = await failureOf(aws.identity('p'));
    expect(failure).toMatchObject({ kind: 'badConfig', config: { problem, name } });
    expect(aws.calls).toEqual([]);
  });

  it('and a web identity takes it by that, whatever else it names', async () => {
    const token = aws.write('token', 'x');
    aws.write(
      '.aws/config',
      `${keys}${ownRole}source_profile = p\nweb_identity_token_file = ${token}\n`,
    );
    expect(await signer('p')).toBe('ASIA-r');
    expect(aws.signers('AssumeRoleWithWebIdentity')).toEqual(['']);
  });

  it('gives its keys to another, without its role', async () => {
    const user = '[profile u]\nrole_arn = arn:aws:iam::123456789012:role/u\nsource_profile = p\n';
    aws.write('.aws/config', keys + ownRole + user);
    expect(await signer('u')).toBe('ASIA-u');
    expect(aws.signers('AssumeRole')).toEqual(['AKIA-P']);
  });
});

describe('a profile with several ways to sign in', () => {
  const keys = (header: string): string => keysOf(header, 'AKIA-KEYS');
  const ssoSettings = `sso_session = office\n${sso}`;

  it.each([
    ['IAM Identity Center before keys', keys('profile p') + ssoSettings, '', 'ASIA-sso-viewer'],
    [
      'IAM Identity Center before keys in the credentials file',
      `[profile p]\n${ssoSettings}`,
      keys('p'),
      'ASIA-sso-viewer',
    ],
    ['a process before keys in the config file', `${keys('profile p')}PROCESS\n`, '', 'AKIA-P'],
    [
      'keys in the credentials file before a process',
      '[profile p]\nPROCESS\n',
      keys('p'),
      'AKIA-KEYS',
    ],
    [
      'keys before a region of IAM Identity Center',
      `${keys('profile p')}sso_region = x\n`,
      '',
      'AKIA-KEYS',
    ],
    [
      'keys in both files as those in the credentials file',
      keysOf('profile p', 'AKIA-CONFIG'),
      keys('p'),
      'AKIA-KEYS',
    ],
  ])('takes %s, like the AWS CLI', async (_, config, credentials, keyId) => {
    const output = JSON.stringify({ Version: 1, AccessKeyId: 'AKIA-P', SecretAccessKey: 's' });
    const script = aws.write('p.js', `console.log(${JSON.stringify(output)})`);
    writeToken('office', { accessToken: 'token', expiresAt: inAnHour() });
    const command = `credential_process = "${process.execPath}" "${script}"`;
    aws.write('.aws/config', config.replace('PROCESS', command) + session);
    aws.write('.aws/credentials', credentials);
    expect(await signer('p')).toBe(keyId);
  });
});

describe('the source of a role', () => {
  const role = '[profile r]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n';

  it.each<[string, string, () => string]>([
    [
      'a process',
      'AKIA-P',
      () => {
        const keys = JSON.stringify({ Version: 1, AccessKeyId: 'AKIA-P', SecretAccessKey: 's' });
        const script = aws.write('p.js', `console.log(${JSON.stringify(keys)})`);
        return `[profile base]\ncredential_process = "${process.execPath}" "${script}"\n`;
      },
    ],
    [
      'IAM Identity Center',
      'ASIA-sso-viewer',
      () => {
        writeToken('office', { accessToken: 'token', expiresAt: inAnHour() });
        return session + ssoProfile('base');
      },
    ],
    [
      'a web identity',
      'ASIA-web',
      () =>
        `[profile base]\nrole_arn = arn:aws:iam::123456789012:role/web\nweb_identity_token_file = ${aws.write('token', 'x')}\n`,
    ],
  ])('may be %s', async (_, keyId, base) => {
    aws.write('.aws/config', role + base());
    expect(await signer('r')).toBe('ASIA-r');
    expect(aws.signers('AssumeRole')).toEqual([keyId]);
  });
});
