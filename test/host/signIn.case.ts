import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ScopeSnapshot } from '../../src/core/model/snapshot';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import type { TestApi } from '../../src/extension';
import { canary, signInLine } from './canary';
import { set, stopTrial } from './extension';
import { serveOnLoopback, type Served } from './serveOnLoopback';
import { until } from './until';

const config = `[profile office]
sso_session = main
sso_account_id = 123456789012
sso_role_name = viewer
[sso-session main]
sso_start_url = https://x.awsapps.com/start
sso_region = eu-west-1
[profile prints]
credential_process = sh -c "echo ${canary}-printed; echo ${canary}-complained >&2; exit 1"
`;
const keysFile = `[keys]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = ${canary}-file
aws_session_token = ${canary}-fileSession
`;
/** Of the profiles that meet a secret elsewhere: in a file, in the environment, in what a process prints. */
const profiles = ['office', 'keys', 'prints', ''];
const remedy = { kind: 'ssoLogin', profile: 'office' } as const;
/** An interval is ten seconds here, and a poll that failed is followed by the next a little later. */
const severalPollsMs = 60_000;
/** What the extension and the SDK read of the environment. */
const variables = [
  'HOME',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_ENDPOINT_URL',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
];

describe('a sign-in', () => {
  const environment = new Map(variables.map((name) => [name, process.env[name]]));
  let parts: TestApi;
  let home: string;
  let simulator: Simulator;
  let served: Served;

  before(async () => {
    parts = await stopTrial();
    home = await mkdtemp(join(tmpdir(), 'client-vpn-watch-'));
    simulator = createSimulator({ speed: 0 });
    served = await serve(simulator);
    await write('.aws/config', config);
    await write('.aws/credentials', keysFile);
    process.env.HOME = home;
    process.env.AWS_CONFIG_FILE = join(home, '.aws/config');
    process.env.AWS_SHARED_CREDENTIALS_FILE = join(home, '.aws/credentials');
    process.env.AWS_ENDPOINT_URL = served.url;
    process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = `${canary}-environment`;
    process.env.AWS_SESSION_TOKEN = `${canary}-environmentSession`;
  });

  after(async () => {
    await set('scopes', undefined);
    for (const [name, value] of environment) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    simulator.dispose();
    await served.close();
    await rm(home, { recursive: true });
  });

  async function write(path: string, content: string): Promise<void> {
    const full = join(home, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }

  /** As `aws sso login` does. */
  function signInOutside(expiresAt: number): Promise<void> {
    const name = createHash('sha1').update('main').digest('hex');
    const token = { accessToken: `${canary}-token`, expiresAt: new Date(expiresAt).toISOString() };
    return write(`.aws/sso/cache/${name}.json`, JSON.stringify(token));
  }

  /** Sends the control call to the simulated AWS. */
  async function control(method: string, path: string, body = {}): Promise<void> {
    const request = {
      method,
      path: `/_simulator/${path}`,
      headers: {},
      body: JSON.stringify(body),
    };
    assert.equal((await simulator.handle(request)).status, 200);
  }

  function endpoints(
    kind: ScopeSnapshot['endpoints']['kind'],
    longestMs?: number,
  ): Promise<ScopeSnapshot> {
    const find = (): ScopeSnapshot | undefined => {
      const [scope] = parts.store.snapshot.scopes;
      return scope?.endpoints.kind === kind ? scope : undefined;
    };
    return until(`endpoints that are ${kind}`, parts.store.onDidChange, find, longestMs);
  }

  it('that was never made is offered in a terminal; when that closes, all is there', async () => {
    await set('scopes', [{ profile: 'office', region: simulator.region }]);
    const before = await endpoints('failed');
    assert.deepEqual(before.endpoints.kind === 'failed' && before.endpoints.failure.remedy, remedy);

    await vscode.commands.executeCommand('clientVpnWatch.signIn');
    const terminal = vscode.window.terminals.find(({ name }) => name === 'Sign In to AWS');
    assert(terminal, 'no terminal was opened');
    // Not the workspace: cmd would run its `aws.bat`.
    const { cwd } = terminal.creationOptions as vscode.TerminalOptions;
    assert.equal(cwd, environment.get('HOME'));
    await signInOutside(Date.now() + 3_600_000);
    terminal.dispose();
    const { endpoints: part } = await endpoints('ready');
    assert.equal(part.kind === 'ready' && part.value.length, 3);
  });

  it('that ends at noon keeps what is shown, and recovers by itself once it is renewed outside', async function () {
    this.timeout(2 * severalPollsMs);
    // Whether the window of the tests has the focus is not ours to say.
    parts.session.setActive(true);
    await set('refreshInterval', 10);
    await signInOutside(0);
    await control('POST', 'faults', { kind: 'expired', rate: 1 });
    const noon = await endpoints('stale', severalPollsMs);
    assert.deepEqual(noon.endpoints.kind === 'stale' && noon.endpoints.failure.remedy, remedy);

    await signInOutside(Date.now() + 3_600_000);
    await control('DELETE', 'faults');
    await endpoints('ready', severalPollsMs);
    await set('refreshInterval', undefined);
  });

  it('of any kind leaves no secret in what is kept, shown and copied', async () => {
    const { region } = simulator;
    await set(
      'scopes',
      profiles.map((profile) => ({ profile, region })),
    );
    const kinds = await until('an answer for every scope', parts.store.onDidChange, () => {
      const { scopes } = parts.store.snapshot;
      const found = scopes.map((scope) => scope.endpoints.kind);
      return found.length === profiles.length && !found.includes('waiting') ? found : undefined;
    });
    assert.deepEqual(kinds, ['ready', 'ready', 'failed', 'ready']);
    await vscode.commands.executeCommand('clientVpnWatch.copyDiagnostics');
    await vscode.commands.executeCommand('notifications.clearAll');
    const copied = await vscode.env.clipboard.readText();
    assert(copied.includes(signInLine), copied);
    const { globalState, workspaceState } = parts.context;
    const shown = [globalState, workspaceState].flatMap((memento) =>
      memento.keys().map((key) => [key, memento.get<unknown>(key)]),
    );
    const all = [copied, JSON.stringify(shown), JSON.stringify(parts.store.snapshot)].join('\n');
    assert(!all.includes(canary), all);
  });
});

/** The simulated AWS on loopback, with IAM Identity Center's portal before it. */
function serve(simulator: Simulator): Promise<Served> {
  return serveOnLoopback((request) => {
    if (!request.path.startsWith('/federation/credentials')) return simulator.handle(request);
    const expiration = Date.now() + 3_600_000;
    const keys = {
      accessKeyId: 'ASIA',
      secretAccessKey: `${canary}-key`,
      sessionToken: `${canary}-session`,
      expiration,
    };
    const body = JSON.stringify({ roleCredentials: keys });
    return Promise.resolve({ status: 200, headers: {}, body });
  });
}
