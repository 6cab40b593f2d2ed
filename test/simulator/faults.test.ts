/** Faults on demand: each kind as AWS shows it, by service and operation, as often as asked. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { control, errorOf, json, parsed, query, standing, type SigningName } from './wireClient';

let simulator: Simulator;

beforeEach(() => {
  simulator = standing();
});

const set = async (fault: object): Promise<void> => {
  expect((await control(simulator, 'POST', 'faults', fault)).status).toBe(200);
};

const operations: Record<SigningName, string> = {
  ec2: 'DescribeClientVpnEndpoints',
  monitoring: 'DescribeAlarms',
  sns: 'ListTopics',
  sts: 'GetCallerIdentity',
  iam: 'ListAccountAliases',
};

describe.each<[kind: string, Record<SigningName, [status: number, code: string]>]>([
  [
    'throttle',
    {
      ec2: [503, 'RequestLimitExceeded'],
      monitoring: [400, 'Throttling'],
      sns: [400, 'Throttling'],
      sts: [400, 'Throttling'],
      iam: [400, 'Throttling'],
    },
  ],
  [
    'expired',
    {
      ec2: [400, 'RequestExpired'],
      monitoring: [403, 'ExpiredToken'],
      sns: [403, 'ExpiredToken'],
      sts: [403, 'ExpiredToken'],
      iam: [403, 'ExpiredToken'],
    },
  ],
  [
    'denied',
    {
      ec2: [403, 'UnauthorizedOperation'],
      monitoring: [403, 'AccessDenied'],
      sns: [403, 'AuthorizationError'],
      sts: [403, 'AccessDenied'],
      iam: [403, 'AccessDenied'],
    },
  ],
  [
    'server-error',
    {
      ec2: [500, 'InternalError'],
      monitoring: [500, 'InternalServiceError'],
      sns: [500, 'InternalError'],
      sts: [500, 'InternalFailure'],
      iam: [500, 'ServiceFailure'],
    },
  ],
])('%s', (kind, answers) => {
  it.each(Object.entries(answers) as [SigningName, [number, string]][])(
    'in %s',
    async (service, [status, code]) => {
      await set({ kind });
      const error = errorOf(await query(simulator, service, operations[service]));
      expect(error).toMatchObject({ status, code });
      if (kind === 'denied') {
        const action = service === 'monitoring' ? 'cloudwatch' : service;
        expect(error.message.toLowerCase()).toContain(
          `is not authorized to perform: ${action}:${operations[service].toLowerCase()}`,
        );
      }
    },
  );
});

describe('which calls', () => {
  const status = async (operation = 'DescribeClientVpnEndpoints'): Promise<number> =>
    (await query(simulator, 'ec2', operation)).status;

  it('only the named operation, and only so many times', async () => {
    await set({ kind: 'throttle', service: 'ec2', operation: 'DescribeRegions', times: 2 });
    expect(await status()).toBe(200);
    expect([await status('DescribeRegions'), await status('DescribeRegions')]).toEqual([503, 503]);
    expect(await status('DescribeRegions')).toBe(200);
  });

  it('only the named service', async () => {
    await set({ kind: 'throttle', service: 'cloudwatch' });
    expect(await status()).toBe(200);
    expect((await json(simulator, 'DescribeAlarms')).status).toBe(400);
  });

  it('about as many as the rate says, the same ones for a seed', async () => {
    const run = async (): Promise<number[]> => {
      simulator = standing();
      await set({ kind: 'throttle', rate: 0.3 });
      return Promise.all(Array.from({ length: 200 }, () => status()));
    };
    const first = await run();
    expect(await run()).toEqual(first);
    const struck = first.filter((one) => one === 503).length;
    expect(struck).toBeGreaterThan(30);
    expect(struck).toBeLessThan(90);
  });

  it('none any more after DELETE', async () => {
    await set({ kind: 'throttle' });
    await control(simulator, 'DELETE', 'faults');
    expect(await status()).toBe(200);
  });
});

describe('the network', () => {
  it('reset breaks the connection and does nothing', async () => {
    await set({ kind: 'reset', operation: 'CreateTopic' });
    const call = query(simulator, 'sns', 'CreateTopic', { Name: 'a' });
    await expect(call).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await query(simulator, 'sns', 'ListTopics')).body).not.toContain('<member>');
    expect(simulator.calls()[0]).toMatchObject({ operation: 'CreateTopic', status: 0 });
  });

  it('timeout never answers, until the caller gives up', async () => {
    await set({ kind: 'timeout' });
    const giveUp = new AbortController();
    const request = {
      method: 'POST',
      path: '/',
      headers: {},
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    };
    const call = simulator.handle(request, giveUp.signal);
    giveUp.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('malformed carries the call out and loses half of the answer', async () => {
    await set({ kind: 'malformed', times: 1 });
    const broken = await query(simulator, 'sns', 'CreateTopic', { Name: 'a' });
    expect(broken.status).toBe(200);
    expect(broken.body).not.toContain('</CreateTopicResponse>');
    const list = await query(simulator, 'sns', 'ListTopics');
    expect(list.body).toContain(':a</TopicArn>');
  });

  it('latency answers late', async () => {
    await set({ kind: 'latency', latencyMs: 80 });
    const before = performance.now();
    expect((await json(simulator, 'DescribeAlarms')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(75);
  });
});

describe('the control calls', () => {
  it.each<[method: string, name: string, body: unknown, sentence: RegExp]>([
    ['POST', 'advance', {}, /"seconds" is missing/],
    ['POST', 'advance', { seconds: 'x' }, /must be a number/],
    ['POST', 'advance', { seconds: -1 }, /between 0 and/],
    ['POST', 'advance', [], /must be a JSON object/],
    ['POST', 'connect', { endpointId: 'x' }, /No endpoint has the id "x"/],
    ['POST', 'connect', {}, /"endpointId" is missing/],
    ['POST', 'disconnect', { connectionId: 'x' }, /No open connection has the id "x"/],
    ['POST', 'confirm', { topicArn: 'x', email: 'y' }, /No topic has the ARN "x"/],
    ['POST', 'faults', { kind: 'rain' }, /"kind" is rain/],
    ['POST', 'faults', { kind: 'reset', rate: 2 }, /between 0 and 1/],
    ['POST', 'faults', { kind: 'reset', service: 's3' }, /"service" is s3/],
  ])('%s %s with %o says why not', async (method, name, body, sentence) => {
    const answer = await control(simulator, method, name, body);
    expect(answer.status).toBe(400);
    const { error } = JSON.parse(answer.body) as { error: string };
    expect(error).toMatch(sentence);
    expect(error).toMatch(/^[^.]+\.$/);
  });

  it('refuses a body that is no JSON, and what it does not know', async () => {
    const path = '/_simulator/advance';
    const request = { method: 'POST', path, headers: {}, body: '{' };
    expect((await simulator.handle(request)).status).toBe(400);
    expect((await control(simulator, 'GET', 'nothing')).status).toBe(404);
  });

  it('returns the state and runs the verbs of the trial', async () => {
    const state = parsed(await control(simulator, 'GET', 'state'));
    const endpointId = state.at('endpoints', 0, 'id').text();
    const answer = parsed(await control(simulator, 'POST', 'connect', { endpointId }));
    const connectionId = answer.at('connectionId').text();
    const now = parsed(await control(simulator, 'POST', 'advance', { seconds: 90 })).at('now');
    expect(now.text()).toBe('2026-11-23T08:31:30.000Z');
    const after = parsed(await control(simulator, 'GET', 'state'));
    expect(after.at('endpoints', 0, 'connections').texts('id')).toEqual([connectionId]);
    expect((await control(simulator, 'POST', 'disconnect', { connectionId })).status).toBe(200);
    expect(parsed(await control(simulator, 'GET', 'outbox')).value).toEqual([]);
  });
});
