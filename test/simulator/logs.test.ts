/** CloudWatch Logs in the simulator: what endpoints write, how it is read, and what filters make of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { parseEntry } from '../../src/core/connections/log/parseEntry';
import type { Simulator } from '../../src/simulator';
import {
  confirmedTopic,
  control,
  errorOf,
  json,
  logs,
  parsed,
  query,
  standing,
  xml,
  type Part,
} from './wireClient';

const group = '/client-vpn/head-office';
const office = { logGroupName: group };

let simulator: Simulator;
let endpointId: string;
let otherId: string;

beforeEach(async () => {
  simulator = standing();
  const answer = xml(await query(simulator, 'ec2', 'DescribeClientVpnEndpoints'));
  [endpointId = '', otherId = ''] = answer
    .at('clientVpnEndpoint', 'item')
    .texts('clientVpnEndpointId');
});

async function call(operation: string, params: object = {}): Promise<Part> {
  return parsed(await logs(simulator, operation, params));
}

async function refused(operation: string, params: object): Promise<string> {
  return errorOf(await logs(simulator, operation, params)).code;
}

async function messages(params: object = office): Promise<string[]> {
  return (await call('FilterLogEvents', params)).at('events').texts('message');
}

function connect(username: string, endpoint = endpointId): string {
  return simulator.trial.connect({ endpointId: endpoint, username, commonName: username });
}

const pass = (seconds: number): void => {
  simulator.trial.advance(seconds);
};

describe('what an endpoint writes', () => {
  it('is published some seconds later, with the time of publication', async () => {
    const connectedAt = simulator.clock.now();
    const id = connect('anna');
    expect(await messages()).toEqual([]);
    pass(60);
    const [event] = (await call('FilterLogEvents', office)).at('events').list();
    const timestamp = event?.at('timestamp').number() ?? 0;
    expect(timestamp).toBeGreaterThan(connectedAt + 4000);
    const entry = parseEntry(event?.at('message').text() ?? '', timestamp);
    expect(entry).toMatchObject({ kind: 'connected', connectionId: id, commonName: 'anna' });
    expect(entry?.startedAt).toBe(Math.floor(connectedAt / 1000) * 1000);
  });

  it('is text in every field, NA for what is absent, and has totals at the end', async () => {
    const id = connect('anna');
    pass(600);
    simulator.trial.disconnect(id);
    pass(60);
    const all = (await messages()).map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(all).toHaveLength(2);
    expect(all.flatMap(Object.values).every((value) => typeof value === 'string')).toBe(true);
    expect(all[0]).toMatchObject({ 'connection-end-time': 'NA', 'ingress-bytes': '0' });
    expect(all[1]).toMatchObject({
      'connection-log-type': 'connection-reset',
      'connection-attempt-status': 'NA',
      'connection-duration-seconds': '600',
      'client-vpn-endpoint-id': endpointId,
    });
    expect(Number(all[1]?.['ingress-bytes'])).toBeGreaterThan(5000);
  });

  it('logs a connection that AWS ended, too', async () => {
    const id = connect('anna');
    const params = { ClientVpnEndpointId: endpointId, ConnectionId: id };
    await query(simulator, 'ec2', 'TerminateClientVpnConnections', params);
    pass(120);
    expect((await messages()).at(-1)).toContain('connection-reset');
  });

  it('is nothing while logging is off, and begins when it is turned on', async () => {
    connect('bert', otherId);
    pass(60);
    const modify = (params: Record<string, string | boolean>) =>
      query(simulator, 'ec2', 'ModifyClientVpnEndpoint', {
        ClientVpnEndpointId: otherId,
        ...params,
      });
    const on = { 'ConnectionLogOptions.Enabled': true };
    const named = (name: string) => ({ ...on, 'ConnectionLogOptions.CloudwatchLogGroup': name });
    expect(errorOf(await modify(on)).code).toBe('MissingParameter');
    expect(errorOf(await modify(named('/new'))).code).toBe('InvalidParameterValue');
    await call('CreateLogGroup', { logGroupName: '/new' });
    expect((await modify(named('/new'))).status).toBe(200);
    connect('carla', otherId);
    pass(60);
    expect(await messages({ logGroupName: '/new' })).toHaveLength(1);
    await modify({ 'ConnectionLogOptions.Enabled': false });
    connect('dora', otherId);
    pass(60);
    expect(await messages({ logGroupName: '/new' })).toHaveLength(1);
    expect(errorOf(await modify({ SplitTunnel: true })).code).toBe('UnsupportedOperation');
  });

  it('does not log a refused certificate, which the metric counts', async () => {
    await control(simulator, 'POST', 'attempt', { endpointId, username: 'eve' });
    const reason = 'authorization-policy-deny';
    await control(simulator, 'POST', 'attempt', { endpointId, commonName: 'mallory', reason });
    pass(300);
    const all = await messages();
    expect(all).toHaveLength(1);
    expect(parseEntry(all[0] ?? '', 0)).toMatchObject({
      kind: 'failed',
      failureReason: reason,
      commonName: 'mallory',
    });
    const statistics = await json(simulator, 'GetMetricStatistics', {
      Namespace: 'AWS/ClientVPN',
      MetricName: 'AuthenticationFailures',
      Dimensions: [{ Name: 'Endpoint', Value: endpointId }],
      StartTime: simulator.clock.now() / 1000 - 600,
      EndTime: simulator.clock.now() / 1000 + 60,
      Period: 300,
      Statistics: ['Maximum'],
    });
    const maxima = parsed(statistics).at('Datapoints').list('Maximum');
    expect(Math.max(...maxima.map((part) => part.number()))).toBe(2);
  });

  it('has the two halves of a SAML sign-in, under an id of their own', async () => {
    simulator = standing('office');
    const answer = xml(await query(simulator, 'ec2', 'DescribeClientVpnEndpoints'));
    const partners = answer.at('clientVpnEndpoint', 'item').texts('clientVpnEndpointId')[1] ?? '';
    const from = simulator.clock.now();
    const id = connect('zoe@partner.example', partners);
    pass(90);
    const pattern = `{ $.client-vpn-endpoint-id = "${partners}" }`;
    const filter = { logGroupName: '/client-vpn/offices', filterPattern: pattern, startTime: from };
    const events = (await messages(filter)).map((text) => parseEntry(text, 0));
    const mine = events.filter((event) => (event?.startedAt ?? 0) > from - 20_000);
    const kinds = mine.map((event) => event?.kind).sort();
    expect(kinds).toEqual(['assertionReceived', 'connected', 'waitingForAssertion']);
    expect(mine.find((event) => event?.kind === 'connected')?.connectionId).toBe(id);
    expect(new Set(mine.map((event) => event?.connectionId)).size).toBe(2);
  });
});

describe('FilterLogEvents', () => {
  beforeEach(() => {
    for (let i = 0; i < 5; i++) {
      connect(`user${i}`);
      pass(60);
    }
  });

  const names = (all: readonly string[]) =>
    all.map((text) => (JSON.parse(text) as Record<string, string>)['common-name']);

  it('gives pages, oldest or newest first', async () => {
    const read = async (startFromHead: boolean): Promise<unknown[]> => {
      const found: unknown[] = [];
      let nextToken: string | undefined;
      do {
        const startTime = Date.UTC(2026, 0);
        const page = await call('FilterLogEvents', {
          ...office,
          startTime,
          limit: 2,
          startFromHead,
          nextToken,
        });
        found.push(...names(page.at('events').texts('message')));
        nextToken = page.at('nextToken').value as string | undefined;
      } while (nextToken !== undefined);
      return found;
    };
    const all = ['user0', 'user1', 'user2', 'user3', 'user4'];
    expect(await read(true)).toEqual(all);
    expect(await read(false)).toEqual([...all].reverse());
  });

  it('keeps to the range, both ends inside, and to the pattern', async () => {
    const times = (await call('FilterLogEvents', office)).at('events').list('timestamp');
    const [, second = 0, third = 0] = times.map((part) => part.number());
    const range = { ...office, startTime: second, endTime: third };
    expect(names(await messages(range))).toEqual(['user1', 'user2']);
    const filterPattern = '{ $.common-name = "user3" }';
    expect(names(await messages({ ...office, filterPattern }))).toEqual(['user3']);
    expect(await messages({ ...office, logStreamNames: ['other'] })).toEqual([]);
  });

  it.each([
    [{ logGroupName: '/none' }, 'ResourceNotFoundException'],
    [{}, 'InvalidParameterException'],
    [{ ...office, logGroupIdentifier: group }, 'InvalidParameterException'],
    [{ ...office, limit: 10_001 }, 'InvalidParameterException'],
    [{ ...office, startTime: 2, endTime: 1 }, 'InvalidParameterException'],
    [{ ...office, startFromHead: false }, 'InvalidParameterException'],
    [{ ...office, nextToken: 'x' }, 'InvalidParameterException'],
    [{ ...office, filterPattern: '{ $.a = }' }, 'InvalidParameterException'],
    [{ ...office, logStreamNames: ['a'], logStreamNamePrefix: 'a' }, 'InvalidParameterException'],
  ])('refuses %j: %s', async (params, code) => {
    expect(await refused('FilterLogEvents', params)).toBe(code);
  });
});

describe('Logs Insights', () => {
  it('finds, is running at the first look, and can be stopped only then', async () => {
    connect('anna');
    pass(60);
    const seconds = Math.floor(simulator.clock.now() / 1000);
    const params = {
      ...office,
      startTime: seconds - 600,
      endTime: seconds,
      queryString: 'fields @timestamp, `common-name`\n| filter `common-name` = "anna"',
    };
    const queryId = (await call('StartQuery', params)).at('queryId').text();
    expect((await call('GetQueryResults', { queryId })).at('status').text()).toBe('Running');
    const done = await call('GetQueryResults', { queryId });
    const [row] = done.at('results').list();
    expect(row?.texts('value')[1]).toBe('anna');
    expect(await refused('StopQuery', { queryId })).toBe('InvalidParameterException');
    expect(await refused('GetQueryResults', { queryId: 'none' })).toBe('ResourceNotFoundException');
  });

  it.each(['stats count(*)', 'filter a ~ 1', 'fields a | sort a', 'parse @message', ''])(
    'refuses the text "%s"',
    async (queryString) => {
      const params = { ...office, startTime: 1, endTime: 2, queryString };
      expect(await refused('StartQuery', params)).toBe('MalformedQueryException');
    },
  );
});

describe('a metric filter', () => {
  const transformation = { metricName: 'New', metricNamespace: 'Vpn', metricValue: '1' };
  const filterPattern = '{ $.connection-attempt-status = "successful" }';
  const filter = {
    ...office,
    filterName: 'f',
    filterPattern,
    metricTransformations: [transformation],
  };

  async function sums(dimensions: readonly object[] = []): Promise<number[]> {
    const answer = await json(simulator, 'GetMetricStatistics', {
      Namespace: 'Vpn',
      MetricName: 'New',
      Dimensions: dimensions,
      StartTime: simulator.clock.now() / 1000 - 3600,
      EndTime: simulator.clock.now() / 1000 + 60,
      Period: 60,
      Statistics: ['Sum'],
    });
    const points = parsed(answer).at('Datapoints').list();
    return points
      .sort((a, b) => a.at('Timestamp').number() - b.at('Timestamp').number())
      .map((point) => point.at('Sum').number());
  }

  it('counts what arrives after it was made, by the minute', async () => {
    connect('before');
    pass(60);
    await call('PutMetricFilter', filter);
    pass(60);
    connect('one');
    connect('two');
    pass(120);
    expect((await sums()).reduce((sum, value) => sum + value, 0)).toBe(2);
  });

  it('gives its default value for a minute with events and none that fits', async () => {
    const withDefault = { ...transformation, defaultValue: 0 };
    await call('PutMetricFilter', { ...filter, metricTransformations: [withDefault] });
    const id = connect('one');
    pass(300);
    expect(await sums()).toEqual([1]);
    simulator.trial.disconnect(id);
    pass(300);
    expect(await sums()).toEqual([1, 0]);
  });

  it('has dimensions out of the event', async () => {
    const dimensions = { Endpoint: '$.client-vpn-endpoint-id' };
    await call('PutMetricFilter', {
      ...filter,
      metricTransformations: [{ ...transformation, dimensions }],
    });
    connect('one');
    pass(120);
    expect(await sums([{ Name: 'Endpoint', Value: endpointId }])).toEqual([1]);
  });

  it('lets an alarm fire, for a connection shorter than the publishing interval too', async () => {
    await call('PutMetricFilter', filter);
    const topic = await confirmedTopic(simulator);
    await json(simulator, 'PutMetricAlarm', {
      AlarmName: 'new-connections',
      Namespace: 'Vpn',
      MetricName: 'New',
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topic],
    });
    pass(120);
    const id = connect('short');
    pass(50);
    simulator.trial.disconnect(id);
    pass(180);
    const subjects = simulator.trial.outbox().map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.startsWith('ALARM'))).toHaveLength(1);
  });

  it('is listed, replaced by one of its name, and gone when it is deleted', async () => {
    await call('PutMetricFilter', filter);
    await call('PutMetricFilter', { ...filter, filterPattern: '' });
    const [only, ...others] = (await call('DescribeMetricFilters', office))
      .at('metricFilters')
      .list();
    expect(others).toEqual([]);
    expect(only?.at('filterPattern').text()).toBe('');
    const groups = await call('DescribeLogGroups');
    expect(groups.at('logGroups', 0, 'metricFilterCount').number()).toBe(1);
    await call('DeleteMetricFilter', { ...office, filterName: 'f' });
    expect(await refused('DeleteMetricFilter', { ...office, filterName: 'f' })).toBe(
      'ResourceNotFoundException',
    );
  });

  const filterWith = (changes: object) => ({
    metricTransformations: [{ ...transformation, ...changes }],
  });
  it.each([
    ['a name with a colon', { filterName: 'a:b' }],
    ['a long pattern', { filterPattern: 'x'.repeat(1025) }],
    ['a pattern that is none', { filterPattern: '{ a }' }],
    ['no transformation', { metricTransformations: [] }],
    ['two transformations', { metricTransformations: [transformation, transformation] }],
    ['a metric name with a dollar', filterWith({ metricName: 'a$' })],
    ['a value that is no number', filterWith({ metricValue: 'one' })],
    [
      'a default value beside dimensions',
      filterWith({ defaultValue: 0, dimensions: { a: '$.a' } }),
    ],
    ['four dimensions', filterWith({ dimensions: { a: '$.a', b: '$.b', c: '$.c', d: '$.d' } })],
    [
      'dimensions without JSON',
      { filterPattern: 'x', ...filterWith({ dimensions: { a: '$.a' } }) },
    ],
  ])('is refused with %s', async (_, changes) => {
    expect(await refused('PutMetricFilter', { ...filter, ...changes })).toBe(
      'InvalidParameterException',
    );
  });

  it('is refused as the 101st of its group', async () => {
    for (let i = 0; i < 100; i++) await call('PutMetricFilter', { ...filter, filterName: `f${i}` });
    expect(await refused('PutMetricFilter', filter)).toBe('LimitExceededException');
  });

  it('can be tried on messages', async () => {
    const tried = await call('TestMetricFilter', {
      filterPattern,
      logEventMessages: ['{"connection-attempt-status":"successful"}', 'no', '{}'],
    });
    expect(tried.at('matches').value).toEqual([
      {
        eventNumber: 1,
        eventMessage: '{"connection-attempt-status":"successful"}',
        extractedValues: { '$.connection-attempt-status': 'successful' },
      },
    ]);
    expect(await refused('TestMetricFilter', { filterPattern, logEventMessages: [] })).toBe(
      'InvalidParameterException',
    );
  });
});
