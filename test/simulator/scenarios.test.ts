/** The scenarios: what they contain, that a seed repeats them, and that they start fast. */
import { describe, expect, it } from 'vitest';
import { hourMs } from '../../src/core/base/duration';
import { idleLimits } from '../../src/core/connections/idle/idleLimits';
import { createSimulator, type ScenarioName, type Simulator } from '../../src/simulator';
import {
  alarmMails,
  control,
  countQuery,
  endpointIds,
  json,
  minute,
  parsed,
  query,
  standing,
  startMs,
  xml,
  type Part,
} from './wireClient';

async function alarmsOf(simulator: Simulator): Promise<Part> {
  return parsed(await json(simulator, 'DescribeAlarms', { MaxRecords: 100 })).at('MetricAlarms');
}

async function stateOf(simulator: Simulator): Promise<Part> {
  return parsed(await control(simulator, 'GET', 'state'));
}

/** A day of an endpoint's counts, oldest first. */
async function dayOf(simulator: Simulator, endpointId: string): Promise<number[]> {
  const request = {
    StartTime: startMs / 1000 - 86_400,
    EndTime: startMs / 1000,
    ScanBy: 'TimestampAscending',
    MetricDataQueries: [countQuery(endpointId, 300)],
  };
  const answer = parsed(await json(simulator, 'GetMetricData', request));
  return answer
    .at('MetricDataResults', 0, 'Values')
    .list()
    .map((value) => value.number());
}

describe('office', () => {
  it('has three endpoints of three kinds, two with logging, two with names', async () => {
    const answer = xml(await query(standing('office'), 'ec2', 'DescribeClientVpnEndpoints'));
    const endpoints = answer.at('clientVpnEndpoint', 'item');
    const kinds = endpoints
      .list()
      .map((one) => one.at('authenticationOptions', 'item', 0, 'type').text());
    expect(kinds).toEqual([
      'certificate-authentication',
      'federated-authentication',
      'directory-service-authentication',
    ]);
    const logging = endpoints.list().map((one) => one.at('connectionLogOptions', 'Enabled').text());
    expect(logging).toEqual(['true', 'true', 'false']);
  });

  it('has a believable day behind it', async () => {
    const simulator = standing('office');
    const days = await Promise.all(
      (await endpointIds(simulator)).map((id) => dayOf(simulator, id)),
    );
    expect(days.map((day) => day.length)).toEqual([288, 288, 288]);
    const [tokyo = []] = days;
    expect(Math.min(...tokyo)).toBe(0);
    expect(Math.max(...tokyo)).toBeGreaterThan(7);
    for (const day of days) expect(new Set(day).size).toBeGreaterThan(1);
  });

  it('has an alarm that has mailed, one that may not, and an endpoint without', async () => {
    const simulator = standing('office');
    const alarms = await alarmsOf(simulator);
    expect(alarms.list('ActionsEnabled').map((one) => one.value)).toEqual([false, true]);
    expect(alarmMails(simulator).length).toBeGreaterThan(3);
    const topic = alarms.at(0, 'AlarmActions', 0).text();
    const list = await query(simulator, 'sns', 'ListSubscriptionsByTopic', { TopicArn: topic });
    const arns = xml(list).at('ListSubscriptionsByTopicResult', 'Subscriptions', 'member');
    expect(arns.texts('SubscriptionArn')).toEqual([
      expect.stringMatching(/^arn:/),
      'PendingConfirmation',
    ]);
  });

  it('has connections that were too short to be published and some that were masked', async () => {
    const simulator = standing('office');
    const published = (
      await Promise.all((await endpointIds(simulator)).map((id) => dayOf(simulator, id)))
    )
      .flatMap((day) => day.slice(1).map((value, i) => Math.max(0, value - (day[i] ?? 0))))
      .reduce((sum, rise) => sum + rise, 0);
    let connected = 0;
    let known = new Set<string>();
    // A second copy of the same account is watched through the same day.
    const copy = createSimulator({
      scenario: 'office',
      seed: 1,
      speed: 0,
      startMs: startMs - 1440 * minute,
    });
    for (let passed = 0; passed < 1440; passed += 30) {
      for (const id of await endpointIds(copy)) {
        const params = { ClientVpnEndpointId: id };
        const body = (await query(copy, 'ec2', 'DescribeClientVpnConnections', params)).body;
        const ids = new Set(body.match(/cvpn-connection-\w+/g));
        connected += [...ids].filter((one) => !known.has(one)).length;
        known = new Set([...known, ...ids]);
      }
      copy.trial.advance(30 * 60);
    }
    expect(connected).toBeGreaterThan(published);
  });

  it('lives on by itself', async () => {
    const simulator = standing('office');
    const before = alarmMails(simulator).length;
    simulator.trial.advance(86_400);
    expect(alarmMails(simulator).length).toBeGreaterThan(before + 3);
    expect((await alarmsOf(simulator)).list()).toHaveLength(2);
  });
});

describe('company', () => {
  const morning = Date.parse('2026-11-25T10:20:00+09:00');
  const company = (): Simulator =>
    createSimulator({ scenario: 'company', speed: 0, startMs: morning });
  const countsOf = async (simulator: Simulator, endpointId: string, days: number) => {
    const answer = parsed(
      await json(simulator, 'GetMetricData', {
        StartTime: morning / 1000 - days * 86_400,
        EndTime: morning / 1000,
        ScanBy: 'TimestampAscending',
        MetricDataQueries: [countQuery(endpointId, 300)],
      }),
    );
    return answer.at('MetricDataResults', 0, 'Values').list();
  };

  it('has busy and quiet endpoints on a weekday morning, and four weeks of counts of each', async () => {
    const simulator = company();
    const ids = await endpointIds(simulator);
    const state = await stateOf(simulator);
    const connected = state
      .at('endpoints')
      .list()
      .map((one) => [one.at('name').text(), one.at('connections').list().length]);
    expect(Object.fromEntries(connected)).toMatchObject({ Operations: 2 });
    expect(connected.filter(([, count]) => Number(count) > 3)).toHaveLength(2);
    for (const id of ids) expect(await countsOf(simulator, id, 28)).toHaveLength(28 * 288);
  });

  it('has one example of each problem', async () => {
    const simulator = company();
    const alarms = await alarmsOf(simulator);
    const name = (index: number): string => alarms.at(index, 'AlarmName').text();
    const facts = alarms.list().map((alarm, index) => ({
      name: name(index),
      on: alarm.at('ActionsEnabled').value,
      actions: alarm.at('AlarmActions').list().length,
    }));
    expect(facts).toEqual([
      { name: 'lab-vpn-connections', on: true, actions: 0 },
      { name: 'operations-vpn-connections', on: false, actions: 1 },
      { name: 'osaka-office-vpn-connections', on: true, actions: 1 },
      { name: 'tokyo-office-vpn-connections', on: true, actions: 1 },
    ]);
    const logAlarms = parsed(await json(simulator, 'DescribeAlarms', { AlarmTypes: ['LogAlarm'] }));
    expect(logAlarms.at('LogAlarms').texts('AlarmName')).toEqual(['osaka-office-users']);
    const pending = (await stateOf(simulator)).at('topics', 0, 'subscriptions');
    expect(pending.list('confirmed').map(({ value }) => value)).toEqual([true, false]);
    const mails = simulator.trial.outbox().map(({ subject }) => subject);
    expect(mails.filter((subject) => subject.includes('osaka-office-users'))).not.toEqual([]);
  });

  it('has a connection that looks forgotten at the first read', async () => {
    const simulator = company();
    simulator.trial.advance((3.5 * hourMs) / 1000);
    const ids = await endpointIds(simulator);
    const answers = await Promise.all(
      ids.map((id) =>
        query(simulator, 'ec2', 'DescribeClientVpnConnections', { ClientVpnEndpointId: id }),
      ),
    );
    const connections = answers.flatMap((answer) => {
      const items = xml(answer).at('connections', 'item');
      return items.value === undefined ? [] : items.list();
    });
    const quiet = connections.find((one) => one.at('username').value === 'k.abe');
    const began = Date.parse(`${quiet?.at('connectionEstablishedTime').text() ?? ''}Z`);
    expect(simulator.clock.now() - began).toBeGreaterThan(idleLimits.openMs);
    const bytes = ['ingressBytes', 'egressBytes'].map((name) => Number(quiet?.at(name).text()));
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(idleLimits.bytesPerHour);
  });

  it('lives in the time zone that is asked for', async () => {
    const noon = createSimulator({
      scenario: 'company',
      speed: 0,
      startMs: Date.parse('2026-11-25T12:00:00-05:00'),
      utcOffsetMs: -5 * 3_600_000,
    });
    const connections = (await stateOf(noon))
      .at('endpoints')
      .list()
      .map((one) => one.at('connections').list().length);
    expect(Math.max(...connections)).toBeGreaterThan(4);
  });
});

describe('fleet', () => {
  it('has connected users at every hour', async () => {
    for (const hours of [0, 8, 16]) {
      const at = { scenario: 'fleet', speed: 0, startMs: startMs + hours * 3_600_000 } as const;
      const counts = (await stateOf(createSimulator(at)))
        .at('endpoints')
        .list()
        .map((one) => one.at('connections').list().length);
      expect(counts.filter((count) => count > 0).length).toBeGreaterThan(20);
    }
  });

  it('has 200 endpoints, some without a name, one with a very long one, and alarms', async () => {
    const simulator = standing('fleet');
    const answer = xml(await query(simulator, 'ec2', 'DescribeClientVpnEndpoints'));
    const names = answer
      .at('clientVpnEndpoint', 'item')
      .list()
      .map((one) => {
        const name = one.at('tagSet', 'item', 0, 'value').value;
        return typeof name === 'string' ? name.length : 0;
      });
    expect(names).toHaveLength(200);
    expect(names.filter((length) => length === 0).length).toBeGreaterThan(10);
    expect(Math.max(...names)).toBeGreaterThan(240);
    expect((await alarmsOf(simulator)).list()).toHaveLength(25);
  });
});

it.each<[ScenarioName, number]>([
  ['quiet', 2],
  ['empty', 0],
])('%s has %i endpoints, no alarm and no connection', async (scenario, count) => {
  const simulator = standing(scenario);
  simulator.trial.advance(3600);
  const { body } = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints');
  expect(body.match(/<clientVpnEndpointId>/g) ?? []).toHaveLength(count);
  expect((await alarmsOf(simulator)).list()).toEqual([]);
});

it.each<ScenarioName>(['company', 'office', 'fleet'])(
  '%s is the same for the same seed only',
  async (scenario) => {
    const notified = async (seed: number): Promise<string> => {
      const simulator = standing(scenario, seed);
      simulator.trial.advance(3600);
      const { body } = await query(simulator, 'ec2', 'DescribeClientVpnEndpoints');
      return body + JSON.stringify(simulator.trial.outbox());
    };
    expect(await notified(1)).toBe(await notified(1));
    expect(await notified(1)).not.toBe(await notified(2));
  },
);
