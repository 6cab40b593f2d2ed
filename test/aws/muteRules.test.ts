/** Alarm mute rules against the simulator: what the port reads, and which actions run while muted. */
import {
  DeleteAlarmMuteRuleCommand,
  PutAlarmMuteRuleCommand,
  type CloudWatchClient,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientSet } from '../../src/aws/access/clients';
import { createBackend } from '../../src/aws/index';
import { wireHandler } from '../../src/aws/http/wireHandler';
import { connectionAlarm } from '../../src/core/cloudwatch/definition';
import type { Backend } from '../../src/core/ports/backend';
import type { ScopeAws } from '../../src/core/ports/aws';
import { createSimulator, type Simulator } from '../../src/simulator/index';
import { putAlarmCall, setAlarmStateCall } from '../../src/core/ports/calls';
import { FakeLog } from '../fakes/fakeLog';

const startMs = Date.parse('2026-11-23T03:30:00Z');
const alarm = 'client-vpn-watch-x';

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;
let cloudWatch: CloudWatchClient;

beforeEach(() => {
  simulator = createSimulator({ scenario: 'quiet', speed: 0, startMs });
  const { clock, handle, trial, region } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
  aws = backend.open({ profile: 'trial', region });
  cloudWatch = clientSet((service) => ({
    region,
    requestHandler: wireHandler(handle, 20_000),
    endpoint: `https://${service}.${region}.amazonaws.com`,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  })).reading.cloudwatch();
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

/** The alarm that the rules name: they may name only what is there. */
async function makeAlarm(): Promise<void> {
  const [endpoint] = await aws.endpoints.list();
  const topicArn = `arn:aws:sns:${simulator.region}:${simulator.accountId}:t`;
  const endpointId = endpoint?.id ?? '';
  await aws.send(
    putAlarmCall(connectionAlarm({ endpointId, endpointLabel: 'x', name: alarm, topicArn }), {}),
  );
}

async function mute(Name: string, Expression: string, more: object = {}): Promise<void> {
  const Rule = { Schedule: { Expression, Duration: 'PT4H' } };
  const input = { Name, Rule, MuteTargets: { AlarmNames: [alarm] }, ...more };
  await cloudWatch.send(new PutAlarmMuteRuleCommand(input));
}

const calls = (operation: string): number =>
  simulator.calls().filter((call) => call.operation === operation).length;

describe('the mute rules', () => {
  beforeEach(makeAlarm);

  it('are those that mute or will, with the alarms that they name', async () => {
    await mute('now', 'cron(0 2 * * *)');
    await mute('later', 'cron(0 22 * * FRI)', { Description: 'Weekend' });
    await mute('once', 'at(2026-11-24T02:00)');
    await mute('over', 'at(2026-11-21T02:00)');
    await mute('ended', 'cron(0 2 * * *)', { ExpireDate: new Date(startMs - 1000) });
    const rules = await aws.alarms.muteRules([]);
    expect(rules.map(({ name, active }) => [name, active])).toEqual([
      ['later', false],
      ['now', true],
      ['once', false],
    ]);
    expect(rules[1]).toEqual({
      name: 'now',
      arn: `arn:aws:cloudwatch:${simulator.region}:${simulator.accountId}:alarm-mute-rule:now`,
      alarmNames: [alarm],
      active: true,
      expression: 'cron(0 2 * * *)',
      duration: 'PT4H',
      timeZone: 'UTC',
      updatedAt: startMs,
    });
  });

  it('that are known are not asked for again until they change', async () => {
    await mute('now', 'cron(0 2 * * *)');
    const first = await aws.alarms.muteRules([]);
    simulator.trial.advance(3 * 3600);
    expect(await aws.alarms.muteRules(first)).toEqual([{ ...first[0], active: false }]);
    expect(calls('GetAlarmMuteRule')).toBe(1);
    await mute('now', 'cron(0 3 * * *)');
    expect(await aws.alarms.muteRules(first)).toMatchObject([{ expression: 'cron(0 3 * * *)' }]);
    expect(calls('GetAlarmMuteRule')).toBe(2);
  });

  it('are read over all pages', async () => {
    for (let i = 0; i < 55; i++) await mute(`rule ${i}`, 'cron(0 2 * * *)');
    expect(await aws.alarms.muteRules([])).toHaveLength(55);
    expect(calls('ListAlarmMuteRules')).toBe(2);
  });
});

describe('an alarm that is muted', () => {
  const actions = async (): Promise<readonly string[]> => {
    const range = { start: startMs - 1000, end: startMs + 86_400_000 };
    const history = await aws.alarms.history(alarm, range);
    return history.flatMap((item) => (item.kind === 'action' ? [item.kind] : []));
  };

  beforeEach(async () => {
    await makeAlarm();
    await mute('now', 'cron(0 2 * * *)');
    await aws.send(setAlarmStateCall(alarm, 'ALARM', 'test'));
  });

  it('changes its state and runs no actions', async () => {
    expect(await aws.alarms.get([alarm])).toMatchObject([{ state: 'ALARM' }]);
    expect(await actions()).toEqual([]);
  });

  it('runs them when the rule is deleted while it is in ALARM', async () => {
    await cloudWatch.send(new DeleteAlarmMuteRuleCommand({ AlarmMuteRuleName: 'now' }));
    expect(await actions()).toEqual(['action']);
  });

  it('has notified nobody when it is back in OK by then', async () => {
    simulator.trial.advance(120);
    await cloudWatch.send(new DeleteAlarmMuteRuleCommand({ AlarmMuteRuleName: 'now' }));
    expect(await actions()).toEqual([]);
  });
});
