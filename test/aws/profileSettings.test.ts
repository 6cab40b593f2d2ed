/** Which endpoint each service of a profile has, and what is said when that cannot be determined. */
import { describe, expect, it, vi } from 'vitest';
import { profileSettings, type ServiceKey } from '../../src/aws/config/profileSettings';
import { readSharedConfig } from '../../src/aws/config/sharedConfig';
import { failureOf } from './fakeWire';
import { keysOf, region, useLocalAws } from './localAws';

const aws = useLocalAws();

const local = `[services local]
ec2 =
  endpoint_url = http://ec2.local
cloudwatch =
  endpoint_url = http://cloudwatch.local
[profile office]
services = local
endpoint_url = http://profile.local
[default]
endpoint_url = http://default.local
`;

async function endpoint(
  service: ServiceKey,
  config: string,
  env: Readonly<Record<string, string>> = {},
  profile = 'office',
): Promise<string | undefined> {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  aws.write('.aws/config', config);
  return profileSettings(await readSharedConfig(), profile).endpoint(service);
}

describe('an endpoint', () => {
  const everywhere = { AWS_ENDPOINT_URL: 'http://env.local' };
  const forEc2 = { AWS_ENDPOINT_URL_EC2: 'http://env-ec2.local' };
  it.each<[ServiceKey, Readonly<Record<string, string>>, string | undefined]>([
    ['ec2', {}, 'http://ec2.local'],
    ['cloudwatch', {}, 'http://cloudwatch.local'],
    ['sns', {}, 'http://profile.local'],
    ['sts', {}, 'http://profile.local'],
    ['ec2', everywhere, 'http://env.local'],
    ['ec2', { ...everywhere, ...forEc2 }, 'http://env-ec2.local'],
    ['sns', { ...everywhere, ...forEc2 }, 'http://env.local'],
    [
      'cloudwatch_logs',
      { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: 'http://logs.local' },
      'http://logs.local',
    ],
    ['sso_oidc', { AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc.local' }, 'http://oidc.local'],
    ['ec2', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, undefined],
    ['ec2', { ...everywhere, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' }, undefined],
  ])('of %s with %j is %s', async (service, env, url) => {
    expect(await endpoint(service, local, env)).toBe(url);
  });

  it('of another profile does not count, nor does that of the default profile', async () => {
    expect(await endpoint('ec2', `${local}[profile other]\nregion = x\n`, {}, 'other')).toBe(
      undefined,
    );
    expect(await endpoint('ec2', local, {}, '')).toBe('http://default.local');
    expect(await endpoint('ec2', local, { AWS_PROFILE: 'office' }, '')).toBe('http://ec2.local');
  });

  it('is ignored where the profile says so, unless the environment does not', async () => {
    const ignoring = local.replace(
      'services = local',
      'services = local\nignore_configured_endpoint_urls = true',
    );
    expect(await endpoint('ec2', ignoring)).toBe(undefined);
    const env = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' };
    expect(await endpoint('ec2', ignoring, env)).toBe('http://ec2.local');
  });

  it('is where the calls go: of the scope, and of its sign-in', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    aws.write('.aws/credentials', keysOf('base', 'AKIA-BASE'));
    aws.write(
      '.aws/config',
      `[default]\nendpoint_url = http://127.0.0.1:9\n[profile office]\nendpoint_url = ${aws.url}\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = base\n`,
    );
    await aws.identity('office');
    expect(aws.calls.map(({ operation }) => operation)).toEqual([
      'AssumeRole',
      'GetCallerIdentity',
    ]);
  });

  it('that is corrected in the file is used from the next call on', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    const profile = (url: string): string =>
      keysOf('profile office', 'AKIA-O', `endpoint_url = ${url}\n`);
    aws.write('.aws/config', profile('http://127.0.0.1:9'));
    const { account } = aws.backend.open({ profile: 'office', region });
    expect((await failureOf(account.identity())).kind).toBe('network');
    aws.write('.aws/config', profile(aws.url));
    expect((await account.identity()).accountId).toBe('123456789012');
  });
});

describe('hosts that are called without encryption', () => {
  const hostsOf = async (config: string, env: Readonly<Record<string, string>> = {}) => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    aws.write('.aws/config', config);
    return aws.backend.open({ profile: 'office', region }).account.unencryptedHosts();
  };
  const office = (lines: string): string => `[profile office]\n${lines}\n`;

  it.each<[string, string, Readonly<Record<string, string>>, string[]]>([
    ['none', office('region = x'), {}, []],
    ['https', office('endpoint_url = https://aws.corp'), {}, []],
    ['the profile', office('endpoint_url = http://aws.corp:8080/x'), {}, ['aws.corp:8080']],
    ['capitals', office('Endpoint_URL = HTTP://AWS.corp'), {}, ['aws.corp']],
    ['an address', office('endpoint_url = http://10.0.0.7'), {}, ['10.0.0.7']],
    ['IPv6', office('endpoint_url = http://[fd00::1]:80'), {}, ['[fd00::1]']],
    ['a password', office('endpoint_url = http://u:secret@h'), {}, ['h']],
    [
      'services',
      `${office('services = s')}[services s]\nsso =\n  endpoint_url = http://sso.corp\nec2 =\n  endpoint_url = https://ec2.corp\nsns =\n  endpoint_url = http://sns.corp\n`,
      {},
      ['sns.corp', 'sso.corp'],
    ],
    [
      'the environment',
      office('region = x'),
      { AWS_ENDPOINT_URL: 'http://env.corp' },
      ['env.corp'],
    ],
    [
      'a service in the environment',
      office('endpoint_url = https://aws.corp'),
      { AWS_ENDPOINT_URL_SSO_OIDC: 'http://oidc.corp' },
      ['oidc.corp'],
    ],
    [
      'the environment, which is ignored',
      office('ignore_configured_endpoint_urls = true'),
      { AWS_ENDPOINT_URL: 'http://env.corp' },
      [],
    ],
    [
      'a setting that cannot be used',
      office('use_fips_endpoint = x\nendpoint_url = http://h'),
      {},
      [],
    ],
    [
      'a host that looks local',
      office('endpoint_url = http://localhost.corp'),
      {},
      ['localhost.corp'],
    ],
    ['another that does', office('endpoint_url = http://127.evil.com'), {}, ['127.evil.com']],
    ...[
      'localhost:4566',
      'LOCALHOST',
      'aws.localhost',
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '[::1]:1',
    ].map((host): [string, string, object, string[]] => [
      host,
      office(`endpoint_url = http://${host}`),
      {},
      [],
    ]),
  ] as [string, string, Readonly<Record<string, string>>, string[]][])(
    'are those of %s',
    async (_, config, env, hosts) => {
      expect(await hostsOf(config, env)).toEqual(hosts);
    },
  );

  it('are reported in the log, once for all scopes of the profile, without a password', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', 'http://user:secret@iam.corp');
    aws.write('.aws/config', keysOf('profile office', 'AKIA-O', `endpoint_url = ${aws.url}\n`));
    for (const at of [region, 'eu-west-2', region]) await aws.identity('office', at);
    expect(aws.log.texts('warn')).toEqual([
      'Calls of the profile office go by http, without encryption, to iam.corp: anybody on the way can read its keys and tokens.',
    ]);
  });
});

describe('a setting that cannot be used', () => {
  it.each<[string, string, Readonly<Record<string, string>>, object]>([
    [
      'services',
      '[profile office]\nregion = x\nservices = nowhere\n',
      {},
      { problem: 'missingSection', line: 3, name: 'services nowhere' },
    ],
    [
      'endpoint_url',
      '[profile office]\nendpoint_url = localhost:4566\n',
      {},
      { problem: 'badValue', line: 2, name: 'endpoint_url' },
    ],
    [
      'endpoint_url of a service',
      '[profile office]\nservices = s\n[services s]\nec2 =\n  endpoint_url = ftp://x\n',
      {},
      { problem: 'badValue', line: 3, name: 'endpoint_url' },
    ],
    [
      'use_fips_endpoint',
      '[profile office]\nuse_fips_endpoint = banana\n',
      {},
      { problem: 'badValue', line: 2, name: 'use_fips_endpoint' },
    ],
    [
      'AWS_ENDPOINT_URL_EC2',
      '[profile office]\nregion = x\n',
      { AWS_ENDPOINT_URL_EC2: 'nonsense' },
      { problem: 'badValue', name: 'AWS_ENDPOINT_URL_EC2' },
    ],
    [
      'AWS_USE_DUALSTACK_ENDPOINT',
      '[profile office]\nregion = x\n',
      { AWS_USE_DUALSTACK_ENDPOINT: 'maybe' },
      { problem: 'badValue', name: 'AWS_USE_DUALSTACK_ENDPOINT' },
    ],
  ])('%s is reported with its place', async (_, config, env, fault) => {
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const file = aws.write('.aws/config', config);
    const failure = await failureOf(aws.identity('office'));
    const place = 'line' in fault ? { file } : {};
    expect(failure).toMatchObject({
      kind: 'badConfig',
      profile: 'office',
      config: { ...fault, ...place },
      ...('line' in fault && { remedy: { kind: 'edit', file, line: fault.line } }),
    });
    expect(aws.calls).toHaveLength(0);
  });

  it('of FIPS with an endpoint of its own is refused as the SDK does', async () => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
    aws.write('.aws/credentials', keysOf('office', 'AKIA-O'));
    expect(await failureOf(aws.identity('office'))).toMatchObject({
      kind: 'invalid',
      detail: expect.stringContaining('FIPS') as string,
    });
  });
});
