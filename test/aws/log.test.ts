/** What the log says of calls, of failures that last, and of the looks for credentials. */
import { describe, expect, it, vi } from 'vitest';
import { ec2, ec2Error, failureOf, fastForward, openWire, queryError } from './fakeWire';
import { inAnHour, keysOf, useLocalAws } from './localAws';

describe('a call', () => {
  it('logs each call, its tries and its request id, and holds no key', async () => {
    let calls = 0;
    const { aws, log } = openWire(({ operation }) =>
      ++calls === 1
        ? ec2Error(503, 'RequestLimitExceeded', 'Slow down.')
        : ec2(operation, '<clientVpnEndpoint/>'),
    );
    await fastForward(() => aws.endpoints.list());
    expect(log.texts('debug')).toEqual([
      expect.stringMatching(
        /^ec2:DescribeClientVpnEndpoints office@eu-west-1 \d+ ms, attempts 2, request 7a62c49f-\S+, done$/,
      ),
    ]);
  });

  it('logs the error of AWS when it failed', async () => {
    const { aws, log } = openWire(() =>
      ec2Error(403, 'SignatureDoesNotMatch', 'x-amz-security-token:FwoGZXIvYXdzEBYaDH'),
    );
    await failureOf(aws.endpoints.list());
    expect(log.texts('debug')).toEqual([
      expect.stringMatching(
        /attempts 1, request 7a62c49f-\S+, badCredentials: x-amz-security-token:\[hidden\]$/,
      ),
    ]);
  });
});

describe('a failure', () => {
  const denied = ec2Error(403, 'UnauthorizedOperation', 'You are not authorized.');
  const fine = ec2('DescribeClientVpnEndpoints', '<clientVpnEndpoint/>');
  const gone = ec2Error(400, 'InvalidClientVpnEndpointId.NotFound', 'Gone.');

  function poll() {
    const state = { answer: denied };
    const { aws, log } = openWire(() => state.answer);
    const list = async (answer: typeof denied): Promise<void> => {
      state.answer = answer;
      await aws.endpoints.list().catch(() => undefined);
    };
    return { aws, log, list };
  }

  it('is reported once, with its request id, and so is its end', async () => {
    const { log, list } = poll();
    for (const answer of [denied, denied, denied, fine, fine]) await list(answer);
    expect(log.lines.filter(({ level }) => level !== 'debug')).toEqual([
      {
        level: 'warn',
        text: expect.stringMatching(
          /^ec2:DescribeClientVpnEndpoints office@eu-west-1 fails, request 7a62c49f-\S+, denied: You are/,
        ) as string,
      },
      {
        level: 'info',
        text: 'ec2:DescribeClientVpnEndpoints office@eu-west-1 works again after denied',
      },
    ]);
  });

  it('that comes and goes is reported again after a quarter of an hour, another one at once', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const { log, list } = poll();
    for (const answer of [denied, fine, denied, fine]) await list(answer);
    expect(log.texts('warn')).toHaveLength(1);
    now.mockReturnValue(1000 + 15 * 60_000);
    await list(denied);
    expect(log.texts('warn')).toHaveLength(2);
    await list(ec2Error(400, 'RequestExpired', 'Expired.'));
    expect(log.texts('warn')[2]).toContain('expired: Expired.');
    now.mockRestore();
  });

  it('of one thing is not that of another, and a deleted resource is no new one', async () => {
    const { aws, log, list } = poll();
    await list(denied);
    await failureOf(aws.endpoints.connections('cvpn-endpoint-1'));
    expect(log.texts('warn')).toHaveLength(2);
    expect(log.texts('warn')[1]).toContain('of cvpn-endpoint-1 office@eu-west-1 fails');
    await list(gone);
    expect(log.texts('warn')).toHaveLength(2);
  });
});

describe('a look for credentials', () => {
  const aws = useLocalAws();
  const role = 'role_arn = arn:aws:iam::123456789012:role/r\n';

  it.each<[string, string, string, () => string]>([
    ['keys', 'a', 'the profile a: keys (a)', () => keysOf('profile a', 'AKIA-A')],
    [
      'a chain of roles',
      'c',
      'the profile c: role (c) with role (b) with keys (a)',
      () =>
        `[profile c]\n${role}source_profile = b\n[profile b]\n${role}source_profile = a\n${keysOf('profile a', 'AKIA-A')}`,
    ],
    [
      'a role with a source',
      'e',
      'the profile e: role (e) with Environment (e)',
      () => `[profile e]\n${role}credential_source = Environment\n`,
    ],
    [
      'a web identity',
      'w',
      'the profile w: web identity (w)',
      () => `[profile w]\n${role}web_identity_token_file = ${aws.write('token', 'x')}\n`,
    ],
    [
      'a process',
      'p',
      'the profile p: process (p)',
      () => {
        const keys = { Version: 1, AccessKeyId: 'A', SecretAccessKey: 'S', Expiration: inAnHour() };
        const script = aws.write('p.js', `console.log('${JSON.stringify(keys)}')`);
        return `[profile p]\ncredential_process = "${process.execPath}" "${script}"\n`;
      },
    ],
    ['keys of the environment', '', 'the default chain: keys of the environment', () => ''],
  ])('names %s', async (_, profile, line, config) => {
    aws.write('.aws/config', config());
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA-ENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret-of-env');
    await aws.identity(profile);
    const searches = aws.log.texts('debug').filter((text) => text.startsWith('Credentials of'));
    expect(searches).toEqual([
      expect.stringMatching(/^Credentials of .*, \d+ ms, (until \d{4}-\S+|without an end)$/),
    ]);
    expect(searches[0]).toContain(`Credentials of ${line}, `);
    expect(JSON.stringify(aws.log.lines)).not.toMatch(/secret-of|token-of|AKIA-|ASIA-/);
  });

  it('names what it went through when it failed', async () => {
    aws.write(
      '.aws/config',
      '[profile s]\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
    );
    await failureOf(aws.identity('s'));
    await failureOf(aws.identity('nobody'));
    const searches = aws.log.texts('debug').filter((text) => text.startsWith('Credentials of'));
    expect(searches[0]).toMatch(
      /^Credentials of the profile s: legacy SSO \(s\), \d+ ms, expired$/,
    );
    expect(searches[1]).toMatch(/the profile nobody: no way to sign in, \d+ ms, unknownProfile$/);
  });

  it('names the call that refused it, with its request id', async () => {
    aws.write(
      '.aws/config',
      `[profile r]\n${role}source_profile = b\n${keysOf('profile b', 'AKIA-B')}`,
    );
    aws.answer = () => queryError(403, 'AccessDenied', 'No.');
    await failureOf(aws.identity('r'));
    const searches = aws.log.texts('debug').filter((text) => text.startsWith('Credentials of'));
    expect(searches).toEqual([
      expect.stringMatching(
        /: role \(r\) with keys \(b\), \d+ ms, denied at sts:AssumeRole, request 7a62c49f-\S+$/,
      ),
    ]);
  });
});
