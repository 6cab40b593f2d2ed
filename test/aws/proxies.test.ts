/**
 * The way out of a company: through the editor's proxy support, with the company's certificates.
 * The proxy stands on loopback and leads every name to one TLS server, so the names that the SDK
 * resolves for each partition are seen here too.
 */
import { createServer as createProxy, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backend } from '../../src/core/ports/backend';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';
import { loadInEditor, type EditorSettings } from './editorNetwork';
import { ec2, failureOf, json, query } from './fakeWire';
import { makeCertificate } from './testCertificate';

const certificate = makeCertificate([
  '*.amazonaws.com',
  ...['us-gov-west-1', 'us-gov-east-1', 'eu-west-1'].map((at) => `*.${at}.amazonaws.com`),
  ...['cn-north-1', 'cn-northwest-1'].map((at) => `*.${at}.amazonaws.com.cn`),
  '*.eu-west-1.api.aws',
]);
let folder = '';
let aws: Server;
let proxy: Server;
let proxyUrl = '';
/** What the proxy was asked for: `CONNECT host:port`. */
let asked: string[] = [];
let authorization: (string | undefined)[] = [];
let refuse: number | undefined;
let backend: Backend | undefined;

const portOf = (server: NetServer): number => (server.address() as AddressInfo).port;
const listen = (server: NetServer): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  aws = createTlsServer(certificate, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const action = new URLSearchParams(body).get('Action') ?? '';
      const answer =
        request.headers['x-amz-target'] !== undefined
          ? json({ MetricAlarms: [] })
          : action === 'DescribeClientVpnEndpoints'
            ? ec2(action, '<clientVpnEndpoint/>')
            : query(action, '<Account>123456789012</Account><Arn>arn:aws:x</Arn><Topics/>');
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  proxy = createProxy();
  proxy.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    authorization.push(request.headers['proxy-authorization']);
    if (refuse !== undefined) {
      client.end(`HTTP/1.1 ${refuse} No\r\nContent-Length: 4\r\n\r\n<no>`);
      return;
    }
    const server = connect(portOf(aws), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      client.pipe(server).pipe(client);
    });
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    client.on('error', end).on('close', end);
    server.on('error', end).on('close', end);
  });
  await Promise.all([listen(aws), listen(proxy)]);
  proxyUrl = `http://127.0.0.1:${portOf(proxy)}`;
});

afterAll(async () => {
  aws.closeAllConnections();
  proxy.closeAllConnections();
  await Promise.all([aws, proxy].map((server) => new Promise((done) => server.close(done))));
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  vi.stubEnv('AWS_CA_BUNDLE', join(folder, 'ca.pem'));
  write('ca.pem', certificate.cert);
  write('credentials', '[office]\naws_access_key_id = AKIA-O\naws_secret_access_key = s\n');
  asked = [];
  authorization = [];
  refuse = undefined;
});

afterEach(() => {
  backend?.dispose();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function open(settings: EditorSettings, checksCertificates = true): Promise<Backend> {
  const { createBackend } = await loadInEditor(settings);
  const network = { checksCertificates: () => checksCertificates };
  backend = createBackend({ log: new FakeLog(), clock: new FakeClock(), network });
  return backend;
}

async function identity(settings: EditorSettings, checks?: boolean, region = 'eu-west-1') {
  const opened = await open(settings, checks);
  return opened.open({ profile: 'office', region }).account.identity();
}

describe('a proxy', () => {
  it.each<[string, () => EditorSettings]>([
    ["of the editor's setting", () => ({ proxy: proxyUrl })],
    ['of HTTPS_PROXY', () => ({ env: { HTTPS_PROXY: proxyUrl } })],
    ['of HTTP_PROXY', () => ({ env: { HTTP_PROXY: proxyUrl } })],
    ['when there is an agent of ours', () => ({ proxy: proxyUrl, proxySupport: 'fallback' })],
  ])('%s is used', async (_, settings) => {
    expect((await identity(settings())).accountId).toBe('123456789012');
    expect(asked).toEqual(['sts.eu-west-1.amazonaws.com:443']);
  });

  it.each<[string, () => EditorSettings]>([
    ['http.noProxy', () => ({ proxy: proxyUrl, noProxy: ['.amazonaws.com'] })],
    ['NO_PROXY', () => ({ env: { HTTPS_PROXY: proxyUrl, NO_PROXY: '.amazonaws.com' } })],
    ['http.proxySupport', () => ({ proxy: proxyUrl, proxySupport: 'off' })],
  ])('is passed by when %s says so', async (_, settings) => {
    write(
      'config',
      `[profile office]\nendpoint_url = https://local.amazonaws.com:${portOf(aws)}\n`,
    );
    expect((await failureOf(identity(settings()))).kind).toBe('network');
    expect(asked).toEqual([]);
  });

  it('is passed by for an endpoint on this machine', async () => {
    write('config', `[profile office]\nendpoint_url = https://127.0.0.1:${portOf(aws)}\n`);
    expect((await identity({ proxy: proxyUrl })).accountId).toBe('123456789012');
    expect(asked).toEqual([]);
  });

  it('gets the name and password of its URL, which appear nowhere else', async () => {
    const url = proxyUrl.replace('//', '//canary-user:canary-password@');
    await identity({ proxy: url });
    expect(authorization).toEqual([
      `Basic ${Buffer.from('canary-user:canary-password').toString('base64')}`,
    ]);
  });

  it.each<[number | 'gone', string]>([
    [407, 'network'],
    [502, 'server'],
    ['gone', 'network'],
  ])('that answers %s is a failure without its password', async (status, kind) => {
    const nobody = 'http://canary-user:canary-password@127.0.0.1:9';
    if (status !== 'gone') refuse = status;
    const url = proxyUrl.replace('//', '//canary-user:canary-password@');
    const failure = await failureOf(identity({ proxy: status === 'gone' ? nobody : url }));
    expect(failure).toMatchObject({ kind, action: 'sts:GetCallerIdentity' });
    expect(JSON.stringify(failure)).not.toContain('canary');
  });
});

describe('certificates', () => {
  it('that nobody knows are refused', async () => {
    vi.stubEnv('AWS_CA_BUNDLE', undefined);
    expect((await failureOf(identity({ proxy: proxyUrl }))).kind).toBe('network');
  });

  it('of the profile are trusted, those of the environment first', async () => {
    const path = write('own.pem', certificate.cert);
    write('config', `[profile office]\nca_bundle = ${path}\n`);
    vi.stubEnv('AWS_CA_BUNDLE', undefined);
    expect((await identity({ proxy: proxyUrl })).accountId).toBe('123456789012');
    vi.stubEnv('AWS_CA_BUNDLE', write('other.pem', makeCertificate(['x.example']).cert));
    expect((await failureOf(identity({ proxy: proxyUrl }))).kind).toBe('network');
  });

  it('that are not there are a failure that names the file', async () => {
    const file = join(folder, 'nowhere.pem');
    vi.stubEnv('AWS_CA_BUNDLE', file);
    expect(await failureOf(identity({ proxy: proxyUrl }))).toMatchObject({
      kind: 'badConfig',
      config: { problem: 'unreadable', file },
    });
    expect(asked).toEqual([]);
  });

  it('are not checked where a person has set so in the editor', async () => {
    vi.stubEnv('AWS_CA_BUNDLE', undefined);
    expect((await identity({ proxy: proxyUrl }, false)).accountId).toBe('123456789012');
  });
});

describe('the names of AWS', () => {
  const hosts = async (region: string, config = ''): Promise<string[]> => {
    write('config', `[profile office]\n${config}`);
    const opened = await open({ proxy: proxyUrl });
    const scope = opened.open({ profile: 'office', region });
    await scope.account.identity();
    await scope.endpoints.list();
    await scope.alarms.list();
    await scope.topics.list();
    return [...new Set(asked)].map((host) => host.replace(/:443$/, ''));
  };

  it.each<[string, string, string[]]>([
    [
      'us-gov-west-1',
      '',
      [
        'sts.us-gov-west-1.amazonaws.com',
        'ec2.us-gov-west-1.amazonaws.com',
        'monitoring.us-gov-west-1.amazonaws.com',
        'sns.us-gov-west-1.amazonaws.com',
      ],
    ],
    [
      'us-gov-west-1',
      'use_fips_endpoint = true\n',
      [
        'sts.us-gov-west-1.amazonaws.com',
        'ec2.us-gov-west-1.amazonaws.com',
        'monitoring.us-gov-west-1.amazonaws.com',
        'sns.us-gov-west-1.amazonaws.com',
      ],
    ],
    [
      'cn-north-1',
      '',
      [
        'sts.cn-north-1.amazonaws.com.cn',
        'ec2.cn-north-1.amazonaws.com.cn',
        'monitoring.cn-north-1.amazonaws.com.cn',
        'sns.cn-north-1.amazonaws.com.cn',
      ],
    ],
    [
      'eu-west-1',
      'use_fips_endpoint = true\n',
      [
        'sts-fips.eu-west-1.amazonaws.com',
        'ec2-fips.eu-west-1.amazonaws.com',
        'monitoring-fips.eu-west-1.amazonaws.com',
        'sns-fips.eu-west-1.amazonaws.com',
      ],
    ],
    [
      'eu-west-1',
      'use_dualstack_endpoint = true\n',
      [
        'sts.eu-west-1.api.aws',
        'ec2.eu-west-1.api.aws',
        'monitoring.eu-west-1.api.aws',
        'sns.eu-west-1.api.aws',
      ],
    ],
  ])('in %s with %j', async (region, config, expected) => {
    expect(await hosts(region, config)).toEqual(expected);
  });

  it('follow the environment before the profile', async () => {
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'false');
    expect((await hosts('eu-west-1', 'use_fips_endpoint = true\n'))[0]).toBe(
      'sts.eu-west-1.amazonaws.com',
    );
  });
});
