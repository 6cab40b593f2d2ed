/** The simulator on a loopback port: who may call, what a broken connection looks like, gzip. */
import { request } from 'node:http';
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
