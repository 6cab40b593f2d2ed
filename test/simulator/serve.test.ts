/** The simulator on a loopback port: who may call, what is too much, what a broken connection looks like. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { serve, type Served } from '../../src/simulator/serve';
import { control, standing } from './wireClient';

let simulator: Simulator;
let served: Served;

beforeEach(async () => {
  simulator = standing();
  served = await serve(simulator, 0);
});

afterEach(async () => {
  await served.close();
  simulator.dispose();
});

/** The status of a call with a Host header of its own choosing. */
function statusWithHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { headers: { host } };
    request(`${served.url}/_simulator/state`, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
}

const identity = 'Action=GetCallerIdentity&Version=2011-06-15';

describe('who may call', () => {
  it.each([
    ['127.0.0.1', 200],
    ['127.0.0.1:4566', 200],
    ['localhost:80', 200],
    ['ec2.localhost', 200],
    ['[::1]:80', 200],
    ['example.com', 403],
    ['localhost.example.com', 403],
    ['127.0.0.1.example.com', 403],
    ['10.0.0.1', 403],
  ])('Host %s gets %i', async (host, status) => {
    expect(await statusWithHost(host)).toBe(status);
  });
});

/** Sends a request as it is and gives the whole answer; HTTP clients would repair it. */
function raw(text: string | readonly (string | Buffer)[]): Promise<string> {
  const parts = typeof text === 'string' ? [text] : text;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.once('close', () => {
      resolve(answer);
    });
    socket.once('error', reject);
    for (const part of parts) socket.write(part);
  });
}

function rawRequest(method: string, path: string, headers: readonly string[], body = ''): string {
  const all = [
    'host: 127.0.0.1',
    'connection: close',
    `content-length: ${body.length}`,
    ...headers,
  ];
  return [`${method} ${path} HTTP/1.1`, ...all, '', body].join('\r\n');
}

const form = 'content-type: application/x-www-form-urlencoded';
const jsonType = 'content-type: application/json';

describe('a web page', () => {
  it.each([
    [
      'to an API, with its origin',
      'POST',
      '/',
      ['origin: https://example.com', form],
      identity,
      403,
    ],
    ['from a sandbox', 'POST', '/', ['origin: null', form], identity, 403],
    [
      'from another port of this machine',
      'POST',
      '/',
      ['origin: http://localhost:3000', form],
      identity,
      403,
    ],
    ['by a picture', 'GET', `/?${identity}`, ['sec-fetch-site: cross-site'], '', 403],
    [
      'by a link of the same site',
      'GET',
      '/_simulator/state',
      ['sec-fetch-site: same-site'],
      '',
      403,
    ],
    [
      'to the control, as text',
      'POST',
      '/_simulator/advance',
      ['content-type: text/plain'],
      '{}',
      415,
    ],
    ['to the control, as a form', 'POST', '/_simulator/advance', [form], '{}', 415],
    ['to the control, without a type', 'POST', '/_simulator/advance', [], '{}', 415],
    [
      'asking first',
      'OPTIONS',
      '/_simulator/advance',
      ['origin: https://example.com', 'access-control-request-method: POST'],
      '',
      403,
    ],
    [
      'under a name of its own',
      'POST',
      '/_simulator/advance',
      [jsonType, 'host: example.com:80'],
      '{}',
      400,
    ],
  ])('%s is refused', async (_how, method, path, headers, body, status) => {
    const before = simulator.clock.now();
    const answer = await raw(rawRequest(method, path, headers, body));
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).not.toContain('access-control-allow');
    expect(simulator.calls()).toEqual([]);
    expect(simulator.clock.now()).toBe(before);
  });

  it.each([
    ['a person at the address bar', 'GET', '/_simulator/state', ['sec-fetch-site: none'], ''],
    [
      'a program with JSON',
      'POST',
      '/_simulator/advance',
      [`${jsonType}; charset=utf-8`],
      '{"seconds":1}',
    ],
    ['a program without a body', 'DELETE', '/_simulator/faults', [], ''],
  ])('is not %s', async (_who, method, path, headers, body) => {
    expect(await raw(rawRequest(method, path, headers, body))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a request that asks too much', () => {
  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(served.url, { method: 'POST', body, headers });

  it.each([
    ['20,000 dots in a name', `${identity}&a${'.'.repeat(20_000)}b=c`],
    ['33 parts in a name', `${identity}&${Array(33).fill('a').join('.')}=c`],
    ['a million parameters', `${identity}${'&a=b'.repeat(1_000_000)}`],
  ])('is refused: %s', async (_what, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(404);
    expect((await post(identity)).status).toBe(200);
  });

  it('may have 32 parts in a name', async () => {
    expect((await post(`${identity}&${Array(32).fill('a').join('.')}=c`)).status).toBe(200);
  });

  it.each(['[', '{"a":'])('is refused: JSON that is nested %s', async (open) => {
    const headers = { 'x-amz-target': 'GraniteServiceVersion20100801.ListMetrics' };
    const answer = await post(`{"Dimensions":${open.repeat(1_000_000)}`, headers);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('SerializationException');
  });

  it('is refused: a small body that unpacks to much', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const headers = { 'content-encoding': 'gzip' };
    const answer = await fetch(served.url, { method: 'POST', headers, body: bomb });
    expect(answer.status).toBe(413);
    expect((await post(identity)).status).toBe(200);
  });

  it('is refused: what gzip did not make, and encodings that are not known', async () => {
    expect((await post(identity, { 'content-encoding': 'gzip' })).status).toBe(400);
    expect((await post(identity, { 'content-encoding': 'br' })).status).toBe(415);
  });

  it('is refused before it is read: a body that says that it is long', async () => {
    const headers = ['content-length: 99999999999'];
    const head = ['POST / HTTP/1.1', 'host: 127.0.0.1', ...headers, '', ''].join('\r\n');
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused while it is read: a body that does not end', async () => {
    const head = ['POST / HTTP/1.1', 'host: 127.0.0.1', 'transfer-encoding: chunked', '', ''];
    const chunk = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(0x100000),
      Buffer.from('\r\n'),
    ]);
    expect(await raw([head.join('\r\n'), ...Array<Buffer>(11).fill(chunk)])).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });
});

it.each([
  ['headers', 'POST / HTTP/1.1\r\nhost: 127'],
  ['body', 'POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 9\r\n\r\nAct'],
])('gives up a request whose %s do not come', async (_what, part) => {
  await served.close();
  served = await serve(simulator, 0, 200);
  expect(await raw(part)).toMatch(/^HTTP\/1\.1 408 /);
});

it('answers calls, and gzipped ones', async () => {
  const plain = await fetch(served.url, { method: 'POST', body: identity });
  expect(await plain.text()).toContain(simulator.accountId);
  const headers = { 'content-encoding': 'gzip' };
  const zipped = await fetch(served.url, { method: 'POST', headers, body: gzipSync(identity) });
  expect(await zipped.text()).toContain(simulator.accountId);
});

it('breaks the connection for reset', async () => {
  await control(simulator, 'POST', 'faults', { kind: 'reset', times: 1 });
  await expect(fetch(served.url, { method: 'POST', body: identity })).rejects.toThrow(
    'fetch failed',
  );
  expect((await fetch(served.url, { method: 'POST', body: identity })).status).toBe(200);
});

it('holds a call for timeout until the caller leaves', async () => {
  await control(simulator, 'POST', 'faults', { kind: 'timeout', times: 1 });
  const signal = AbortSignal.timeout(200);
  const call = fetch(served.url, { method: 'POST', body: identity, signal });
  await expect(call).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('says when a port is taken', async () => {
  const port = Number(new URL(served.url).port);
  await expect(serve(simulator, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
