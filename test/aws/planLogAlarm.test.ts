/** The whole story of a log alarm over the wire: its roles, the alarm, and the user that it names. */
import { describe, expect, it } from 'vitest';
import { planLogAlarm } from '../../src/core/actions/logAlarms/planLogAlarm';
import { createdText } from '../../src/core/actions/plan/created';
import { runPlan } from '../../src/core/actions/runPlan';
import {
  defaultLogAlarmName,
  type LogAlarmKind,
} from '../../src/core/logAlarms/connectionLogAlarm';
import type { ScopeAws } from '../../src/core/ports/aws';
import type { Simulator } from '../../src/simulator';
import { plainTranslate as t } from '../fakes/plainTranslate';
import { confirmedTopic, control } from '../simulator/wireClient';
import { beforeEachAws } from './standingAws';

let simulator: Simulator;
let aws: ScopeAws;

beforeEachAws((...created) => {
  [simulator, aws] = created;
});

async function planned(detects: LogAlarmKind = 'connections') {
  const topicArn = await confirmedTopic(simulator);
  const endpoint = (await aws.endpoints.list()).find(({ logging }) => logging.group !== undefined);
  if (!endpoint) throw new Error('No endpoint has a log group.');
  const { group: logGroup = '' } = endpoint.logging;
  const input = {
    ...{ scope: aws.scope, identity: await aws.account.identity(), endpoint, detects, logGroup },
    name: defaultLogAlarmName(endpoint, detects),
    role: { kind: 'new', name: 'vpn-query' },
    logLines: { count: 1, role: { kind: 'new', name: 'vpn-lines' } },
    topicArns: [topicArn],
  } as const;
  return { plan: { ...planLogAlarm(input, t), topicArn }, endpoint };
}

/** Lets simulated time pass until it has ended: its waits are by the clock of the simulator. */
async function passing<T>(running: Promise<T>): Promise<T> {
  const state = { running: true };
  const ended = running.finally(() => {
    state.running = false;
  });
  while (state.running) {
    await new Promise((resolve) => setImmediate(resolve));
    simulator.trial.advance(0.1);
  }
  return ended;
}

describe('a log alarm', () => {
  it.each(['connections', 'failedAttempts'] as const)(
    'on %s is read back as requested',
    async (detects) => {
      const { plan } = await planned(detects);
      const result = await passing(runPlan(plan, aws));
      expect(result).toMatchObject({ kind: 'done', alarm: { state: 'INSUFFICIENT_DATA' } });
      const created = 'created' in result ? result.created.map((one) => createdText(one, t)) : [];
      expect(created).toEqual([
        'The role vpn-query has been created.',
        'The policy run-log-alarm-query of the role vpn-query has been written.',
        'The role vpn-lines has been created.',
        'The policy run-log-alarm-query of the role vpn-lines has been written.',
        `The alarm ${plan.alarm.call.resource} has been written.`,
      ]);
    },
  );

  it('with the planned roles runs its query, and names the user who connects', async () => {
    const { plan, endpoint } = await planned();
    await passing(runPlan(plan, aws));
    simulator.trial.advance(120);
    simulator.trial.connect({
      endpointId: endpoint.id,
      username: 'mallory',
      commonName: 'mallory',
    });
    simulator.trial.advance(420);
    const [alarm] = await aws.alarms.get([plan.alarm.call.resource]);
    expect(alarm).not.toHaveProperty('evaluation');
    expect((await control(simulator, 'GET', 'outbox')).body).toContain('mallory');
  });

  it.each([
    ['denied', 'denied'],
    ['throttle', 'throttled'],
    ['server-error', 'server'],
  ])('is reported as not created after %s', async (kind, expected) => {
    const { plan } = await planned();
    const fault = { kind, operation: 'PutLogAlarm', rate: 1 };
    expect((await control(simulator, 'POST', 'faults', fault)).status).toBe(200);
    const result = await passing(runPlan(plan, aws));
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: expected } });
    expect('created' in result && result.created.map(({ kind: created }) => created)).toEqual([
      ...['role', 'rolePolicy', 'role', 'rolePolicy'],
    ]);
  });

  it('is not created a second time, and neither are its roles', async () => {
    const { plan } = await planned();
    expect(await aws.alarms.isComposite(plan.alarm.call.resource)).toBe(false);
    await passing(runPlan(plan, aws));
    const second = await passing(runPlan(plan, aws));
    expect(second).toMatchObject({ kind: 'conflict', conflict: { kind: 'roleExists' } });
  });
});
