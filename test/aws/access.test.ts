/** The way to the real AWS, tried against a server on loopback and config files of the test's own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBackend } from '../../src/aws/index';
import type { Backend } from '../../src/core/ports/backend';
import type { WireResponse } from '../../src/core/ports/wire';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';
import { ec2, failureOf, json, query, queryError } from './fakeWire';

/** Listens before the first client is made: the SDK warns once a process. */
const warn = vi.spyOn(process, 'emitWarning');

const region = 'eu-west-1';
let folder = '';
let server: Server;
let sockets = 0;
let backend: Backend;
let log: FakeLog;
let answer: (request: IncomingMessage, body: string) => WireResponse;

const identity = query(
  'GetCallerIdentity',
  '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/me</Arn>',
);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
  for (const name of Object.keys(process.env))
    if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', folder);
  vi.stubEnv('USERPROFILE', folder);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  answer = () => identity;
  sockets = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status, headers, body: text } = answer(request, body);
      response.writeHead(status, headers).end(text);
    });
  });
  server.on('connection', () => sockets++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  log = new FakeLog();
  backend = createBackend({ log, clock: new FakeClock() });
});

afterEach(async () => {
  backend.dispose();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
});

function write(file: 'config' | 'credentials' | 'keys.sh', text: string): void {
  writeFileSync(join(folder, file), text);
}

function keys(profile: string, id: string): string {
  return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = secret\n`;
}

function keyId(request: IncomingMessage): string {
  return /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

describe('credentials', () => {
  it('of a profile sign, whatever the environment says', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAENVIRONMENT00');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    write('credentials', keys('office', 'AKIAOFFICE0000000'));
    const seen: string[] = [];
    answer = (request) => {
      seen.push(keyId(request));
      return identity;
    };
    await backend.open({ profile: 'office', region }).account.identity();
    await backend.open({ profile: '', region }).account.identity();
    expect(seen).toEqual(['AKIAOFFICE0000000', 'AKIAENVIRONMENT00']);
  });

  it('are read from the file again after a sign-in failed', async () => {
    write('credentials', keys('office', 'AKIAOLD0000000000'));
    answer = (request) =>
      keyId(request) === 'AKIAOLD0000000000'
        ? queryError(403, 'ExpiredToken', 'The security token included in the request is expired')
        : identity;
    const { account } = backend.open({ profile: 'office', region });
    expect((await failureOf(account.identity())).kind).toBe('expired');
    write('credentials', keys('office', 'AKIANEW0000000000'));
    expect((await account.identity()).accountId).toBe('123456789012');
    expect(JSON.stringify(log.lines)).not.toContain('AKIA');
  });

  it('are found once for all services of a scope', async () => {
    const script = join(folder, 'keys.sh');
    write(
      'keys.sh',
      `console.log(JSON.stringify({Version: 1, AccessKeyId: 'AKIAPROCESS000000', SecretAccessKey: 's'}));
       require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'runs'))}, 'x');`,
    );
    write('config', `[profile office]\ncredential_process = "${process.execPath}" "${script}"\n`);
    answer = (request, body) => {
      if (request.headers['x-amz-target'] !== undefined) return json({ MetricAlarms: [] });
      return body.includes('DescribeClientVpnEndpoints')
        ? ec2('DescribeClientVpnEndpoints', '<clientVpnEndpoint/>')
        : identity;
    };
    const aws = backend.open({ profile: 'office', region });
    await Promise.all([aws.account.identity(), aws.endpoints.list(), aws.alarms.list()]);
    expect(readFileSync(join(folder, 'runs'), 'utf8')).toBe('x');
  });

  it('of nobody are missed without a call', async () => {
    const { account } = backend.open({ profile: '', region });
    expect(await failureOf(account.identity())).toMatchObject({
      kind: 'noCredentials',
      detail: 'No credentials in the environment or in the shared config.',
    });
    expect(sockets).toBe(0);
  });
});

describe('connections', () => {
  it('are kept open between calls', async () => {
    write('credentials', keys('office', 'AKIAOFFICE0000000'));
    const { account } = backend.open({ profile: 'office', region });
    await account.identity();
    await account.identity();
    expect(sockets).toBe(1);
  });

  it('that are refused are a network failure, after three tries', async () => {
    write('credentials', keys('office', 'AKIAOFFICE0000000'));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
    const { account } = backend.open({ profile: 'office', region });
    expect(await failureOf(account.identity())).toMatchObject({ kind: 'network' });
    expect(log.texts('debug').at(-1)).toContain('attempts 3');
  });
});

describe('the process', () => {
  it('is not warned about its version of Node, and keeps its environment', async () => {
    const before = { ...process.env };
    write('credentials', keys('office', 'AKIAOFFICE0000000'));
    await backend.open({ profile: 'office', region }).account.identity();
    expect(warn).not.toHaveBeenCalled();
    expect(process.env).toEqual(before);
  });
});

describe('a backend', () => {
  it.each(['', 'no region!'])('refuses the region %j without a call', async (wrong) => {
    write('credentials', keys('office', 'AKIAOFFICE0000000'));
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    const { account } = backend.open({ profile: 'office', region: wrong });
    expect(await failureOf(account.identity())).toMatchObject({ kind: 'invalid', region: wrong });
  });

  it('gives the same object for the same scope', () => {
    const one = backend.open({ profile: 'office', region });
    expect(backend.open({ profile: 'office', region })).toBe(one);
    expect(backend.open({ profile: 'office', region: 'eu-west-2' })).not.toBe(one);
  });

  it('on a wire heeds neither files nor environment', async () => {
    const setting = 'use_fips_endpoint = banana\nuse_dualstack_endpoint = banana\nregion = x\n';
    write(
      'config',
      `[default]\n${setting}endpoint_url = http://127.0.0.1:1\n[profile office]\n${setting}`,
    );
    vi.stubEnv('AWS_MAX_ATTEMPTS', 'banana');
    const hosts: unknown[] = [];
    const onWire = createBackend({
      log,
      clock: new FakeClock(),
      wire: ({ headers }) => {
        hosts.push(headers.host);
        return Promise.resolve(identity);
      },
    });
    await onWire.open({ profile: 'office', region }).account.identity();
    expect(hosts).toEqual(['sts.eu-west-1.amazonaws.com']);
    expect(await onWire.profiles()).toEqual([]);
    expect(sockets).toBe(0);
    onWire.dispose();
  });
});
