/**
 * Secrets are planted wherever a sign-in meets them (files, environment, processes, answers), and
 * everything that comes out is searched for them byte by byte.
 */
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallCounts } from '../../src/core/session/callCounts';
import { isExpected } from '../../src/core/model/errors';
import { Session } from '../../src/core/session/session';
import { Store } from '../../src/core/state/store';
import { diagnostics } from '../../src/core/diagnostics/diagnostics';
import { failureText } from '../../src/core/text/failures/failureText';
import { createFormat } from '../../src/core/text/format';
import { statusBarView } from '../../src/core/statusBar/statusBar';
import { treeView } from '../../src/core/tree/tree';
import { plainTranslate } from '../fakes/plainTranslate';
import { query, queryError } from './fakeWire';
import { inAnHour, region, useLocalAws } from './localAws';

const aws = useLocalAws();

/** As long and of the letters that AWS's own have, with a word in it that can be found. */
const canary = {
  secretKey: `CanaryKey/${randomBytes(40).toString('base64').slice(0, 30)}`,
  sessionToken: `CanarySession${randomBytes(240).toString('base64')}`,
  accessToken: `CanaryAccess${randomBytes(200).toString('base64url')}`,
  refreshToken: `CanaryRefresh${randomBytes(200).toString('base64url')}`,
  clientSecret: `CanaryClient${randomBytes(200).toString('base64url')}`,
  webToken: `CanaryWeb${randomBytes(200).toString('base64url')}`,
  printed: 'CanaryPrintedByAProcess',
  code: '271828',
};
const words = [/Canary/, new RegExp(canary.code)];

let collected: string[] = [];
const printed: unknown[] = [];

beforeEach(() => {
  collected = [];
  printed.length = 0;
  const keep = (...args: unknown[]): void => void printed.push(...args);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation(keep);
  vi.spyOn(process, 'emitWarning').mockImplementation(keep);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Makes the call and keeps all that a person, a log or a state could get of it. */
async function collect(call: () => Promise<unknown>): Promise<void> {
  try {
    collected.push(JSON.stringify(await call()));
  } catch (error) {
    if (!isExpected(error)) throw error;
    const { sentence, next } = failureText(error.failure, plainTranslate);
    collected.push(JSON.stringify(error.failure), error.message, String(error.stack), sentence);
    collected.push(JSON.stringify(next));
  }
}

/** Watches the profile and keeps what is then known, shown, and copied as diagnostics. */
async function watch(profile: string): Promise<void> {
  const { backend, log } = aws;
  const store = new Store(log);
  const load = () => Promise.resolve(backend);
  const session = new Session({ store, log, load, intervalMs: () => 0 });
  await session.apply({ trial: false, scopes: [{ profile, region }] });
  await session.refresh();
  const { snapshot } = store;
  const now = Date.now();
  const view = { t: plainTranslate, format: createFormat({ locale: 'en' }), now };
  const shown = [
    snapshot,
    treeView(snapshot, view),
    statusBarView(snapshot, { ...view, lastViewed: 0 }),
  ];
  const text = diagnostics({
    versions: {},
    settings: { environment: process.env },
    snapshot,
    trial: false,
    profiles: await backend.profiles(),
    calls: new CallCounts(now),
    live: new Map(),
    log: log.lines.map((line) => ({ ...line, at: now })),
    createdAt: now,
    now,
  });
  collected.push(...shown.map((part) => JSON.stringify(part)), text);
  expect(text).toContain(`## Scope ${profile}@${region}`);
}

function expectNoCanary(): void {
  const all = [...collected, JSON.stringify(aws.log.lines), ...printed.map(String)].join('\n');
  for (const word of words) expect(all).not.toMatch(word);
}

const session = `[sso-session main]\nsso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\n`;
const sso = `[profile office]\nsso_session = main\nsso_account_id = 123456789012\nsso_role_name = viewer\n`;
const cacheFile = (name: string): string =>
  `.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;
const loginSession = 'arn:aws:iam::123456789012:user/me';
const loginFile = `.aws/login/cache/${createHash('sha256').update(loginSession).digest('hex')}.json`;
const keys = `aws_access_key_id = AKIA-BASE\naws_secret_access_key = ${canary.secretKey}\naws_session_token = ${canary.sessionToken}\n`;
const role = `[profile office]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n[profile base]\n${keys}`;
const stsKeys = `<Credentials><AccessKeyId>ASIA-1</AccessKeyId><SecretAccessKey>${canary.secretKey}</SecretAccessKey><SessionToken>${canary.sessionToken}</SessionToken><Expiration>${inAnHour()}</Expiration></Credentials>`;
const ssoToken = {
  accessToken: canary.accessToken,
  expiresAt: inAnHour(),
  refreshToken: canary.refreshToken,
  clientId: 'c',
  clientSecret: canary.clientSecret,
};
const echoing = `Token ${canary.sessionToken} with ${canary.secretKey} is not valid`;

/** How the machine and AWS are; each is called four ways. */
const places: Readonly<Record<string, () => void>> = {
  'keys that work': () => aws.write('.aws/config', `[profile office]\n${keys}`),
  'keys that AWS refuses and repeats': () => {
    aws.write('.aws/config', `[profile office]\n${keys}`);
    aws.answer = () => queryError(403, 'SignatureDoesNotMatch', echoing);
  },
  'a file with a broken line of keys': () =>
    aws.write('.aws/config', `[profile other\n${canary.secretKey}\n${keys}`),
  'keys of the environment': () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIA-ENV');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', canary.secretKey);
    vi.stubEnv('AWS_SESSION_TOKEN', canary.sessionToken);
    aws.answer = () => queryError(400, 'ExpiredToken', echoing);
  },
  'a role that is given': () => {
    aws.write('.aws/config', role);
    aws.answer = ({ operation }) =>
      operation === 'AssumeRole' ? query(operation, stsKeys) : undefined;
  },
  'a role whose answer breaks off': () => {
    aws.write('.aws/config', role);
    aws.answer = ({ operation }) => {
      const answer = query(operation, stsKeys);
      return { ...answer, body: answer.body.slice(0, -80) };
    };
  },
  'a role whose answer is no XML': () => {
    aws.write('.aws/config', role);
    aws.answer = () => ({ status: 200, headers: {}, body: `${canary.secretKey} <a` });
  },
  'a role that is refused': () => {
    aws.write('.aws/config', role);
    aws.answer = () => queryError(403, 'AccessDenied', echoing);
  },
  'a role with a code': () => {
    aws.write('.aws/config', role.replace('source_profile', 'mfa_serial = me\nsource_profile'));
  },
  'a role with a code that is refused': () => {
    aws.write('.aws/config', role.replace('source_profile', 'mfa_serial = me\nsource_profile'));
    aws.answer = () => queryError(403, 'AccessDenied', 'MultiFactorAuthentication failed.');
  },
  'a web identity': () => {
    const file = aws.write('token', canary.webToken);
    aws.write('.aws/config', `[profile office]\nrole_arn = r\nweb_identity_token_file = ${file}\n`);
    aws.answer = () => queryError(400, 'InvalidIdentityToken', `No: ${canary.webToken}`);
  },
  'a token of IAM Identity Center': () => {
    aws.write('.aws/config', session + sso);
    aws.write(cacheFile('main'), JSON.stringify(ssoToken));
  },
  'a token whose answer is no JSON': () => {
    aws.write('.aws/config', session + sso);
    aws.write(cacheFile('main'), JSON.stringify(ssoToken));
    aws.answer = () => ({ status: 200, headers: {}, body: `{"a": ${canary.secretKey}` });
  },
  'a token that AWS repeats': () => {
    aws.write('.aws/config', session + sso);
    aws.write(cacheFile('main'), JSON.stringify(ssoToken));
    const body = JSON.stringify({ message: `No: ${canary.accessToken}` });
    aws.answer = () => ({ status: 401, headers: { 'x-amzn-errortype': 'Unauthorized' }, body });
  },
  'a token file that is no JSON': () => {
    aws.write('.aws/config', session + sso);
    aws.write(cacheFile('main'), `{"accessToken": Canary`);
  },
  'a token that has ended and is not renewed': () => {
    aws.write('.aws/config', session + sso);
    const ended = { ...ssoToken, expiresAt: new Date(0).toISOString() };
    aws.write(cacheFile('main'), JSON.stringify(ended));
    aws.answer = () => ({ status: 400, headers: {}, body: `"${canary.refreshToken}` });
  },
  'a console sign-in whose file is no JSON': () => {
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', `${aws.folder}/.aws/login/cache`);
    aws.write('.aws/config', `[profile office]\nlogin_session = ${loginSession}\n`);
    aws.write(loginFile, `Canary ${canary.accessToken}`);
  },
  'a console sign-in with a key that is none': () => {
    vi.stubEnv('AWS_LOGIN_CACHE_DIRECTORY', `${aws.folder}/.aws/login/cache`);
    aws.write('.aws/config', `[profile office]\nlogin_session = ${loginSession}\n`);
    const accessToken = { accountId: '1', expiresAt: new Date(0).toISOString() };
    const more = { refreshToken: canary.refreshToken, dpopKey: canary.secretKey, clientId: 'c' };
    aws.write(loginFile, JSON.stringify({ accessToken, ...more }));
  },
  'a process that prints keys': () => {
    const output = { Version: 1, AccessKeyId: 'a', SecretAccessKey: canary.secretKey };
    const script = aws.write('p.js', `console.log(${JSON.stringify(JSON.stringify(output))})`);
    aws.write('.aws/config', process_(script));
  },
  'a process that prints and fails': () => {
    const script = aws.write(
      'p.js',
      `console.log('${canary.printed}'); console.error('${canary.printed}'); process.exit(7)`,
    );
    aws.write('.aws/config', process_(script));
  },
  'a process that prints no JSON': () => {
    const script = aws.write('p.js', `console.log('{"SecretAccessKey": ${canary.printed}')`);
    aws.write('.aws/config', process_(script));
  },
  'a process whose command has a secret': () =>
    aws.write('.aws/config', `[profile office]\ncredential_process = exit 3 ${canary.printed}\n`),
};

function process_(script: string): string {
  return `[profile office]\ncredential_process = "${process.execPath}" "${script}"\n`;
}

describe('no secret comes out of', () => {
  it.each(Object.keys(places))('%s', async (name) => {
    places[name]?.();
    const profile = name === 'keys of the environment' ? '' : 'office';
    await collect(() => aws.identity(profile));
    await collect(() => aws.backend.signIn(profile, () => Promise.resolve(canary.code)));
    await collect(() => aws.identity(profile));
    await collect(() => aws.backend.profiles());
    await watch(profile);
    expect(collected.length).toBeGreaterThanOrEqual(8);
    expectNoCanary();
  });
});
