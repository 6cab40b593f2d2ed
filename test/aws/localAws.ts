/** AWS on loopback, as far as a sign-in calls it, in a home of the test's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';
import { createBackend } from '../../src/aws/index';
import type { Backend } from '../../src/core/ports/backend';
import type { WireResponse } from '../../src/core/ports/wire';
import { FakeClock } from '../fakes/fakeClock';
import { FakeLog } from '../fakes/fakeLog';
import { json, query } from './fakeWire';

export const region = 'eu-west-1';

/** One request as it came. */
export interface LocalCall {
  /** The query's `Action`, else the path. */
  readonly operation: string;
  /** Of the form, of the query string, or of the JSON body. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  /** Of the access key that signed it; empty when nothing did. */
  readonly keyId: string;
}

/** A home folder, an AWS that answers on loopback, and a backend between the two. */
export class LocalAws {
  folder = '';
  url = '';
  backend!: Backend;
  log!: FakeLog;
  clock!: FakeClock;
  /** Oldest first. */
  readonly calls: LocalCall[] = [];
  /** Answers in place of the usual answer; undefined leaves it to that. */
  answer: (call: LocalCall) => WireResponse | undefined = () => undefined;
  private server!: Server;

  /** Writes a file below the home folder and gives its path. */
  write(path: string, text: string | Buffer): string {
    const full = join(this.folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  }

  /** Who signed the calls of an operation. */
  signers(operation: string): string[] {
    return this.calls.filter((call) => call.operation === operation).map(({ keyId }) => keyId);
  }

  /** Calls STS through the profile, as a refresh does. */
  identity(profile: string, at = region) {
    return this.backend.open({ profile, region: at }).account.identity();
  }

  async start(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'client-vpn-watch-'));
    this.calls.length = 0;
    this.answer = () => undefined;
    for (const name of Object.keys(process.env))
      if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
    vi.stubEnv('HOME', this.folder);
    vi.stubEnv('USERPROFILE', this.folder);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    this.server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const call = toCall(request.url ?? '', request.headers, body);
        this.calls.push(call);
        const { status, headers, body: text } = this.answer(call) ?? usualAnswer(call);
        response.writeHead(status, headers).end(text);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    vi.stubEnv('AWS_ENDPOINT_URL', this.url);
    this.log = new FakeLog();
    this.clock = new FakeClock();
    this.backend = createBackend({ log: this.log, clock: this.clock });
  }

  async stop(): Promise<void> {
    this.backend.dispose();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true });
    vi.unstubAllEnvs();
  }
}

/** A local AWS for every test of the file. */
export function useLocalAws(): LocalAws {
  const aws = new LocalAws();
  beforeEach(() => aws.start());
  afterEach(() => aws.stop());
  return aws;
}

/** The lines of a profile with keys, for either file. */
export function keysOf(header: string, id: string, more = ''): string {
  return `[${header}]\naws_access_key_id = ${id}\naws_secret_access_key = secret-of-${id}\n${more}`;
}

/** In an hour from now, as AWS writes it. */
export function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}

/** STS's credentials; the key's ID identifies their owner. */
export function stsKeys(operation: string, keyId: string, until = inAnHour()): WireResponse {
  return query(
    operation,
    `<Credentials><AccessKeyId>${keyId}</AccessKeyId><SecretAccessKey>secret-of-${keyId}</SecretAccessKey><SessionToken>token-of-${keyId}</SessionToken><Expiration>${until}</Expiration></Credentials>`,
  );
}

function toCall(url: string, headers: IncomingHttpHeaders, body: string): LocalCall {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const keyId = /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '';
  if (body.startsWith('{'))
    return { operation: pathname, input: JSON.parse(body) as object as never, headers, keyId };
  const form = new URLSearchParams(body);
  const input = Object.fromEntries([...searchParams, ...form]);
  return { operation: form.get('Action') ?? pathname, input, headers, keyId };
}

function usualAnswer({ operation, input }: LocalCall): WireResponse {
  switch (operation) {
    case 'GetCallerIdentity':
      return query(
        operation,
        '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/me</Arn>',
      );
    case 'AssumeRole':
    case 'AssumeRoleWithWebIdentity':
      return stsKeys(operation, `ASIA-${String(input.RoleArn).split('/')[1] ?? ''}`);
    case '/federation/credentials':
      return json({
        roleCredentials: {
          accessKeyId: `ASIA-sso-${String(input.role_name)}`,
          secretAccessKey: 'secret-of-sso',
          sessionToken: 'token-of-sso',
          expiration: Date.now() + 3_600_000,
        },
      });
    default:
      return { status: 404, headers: {}, body: '' };
  }
}
