/** The upgrade of an alarm on the rise through the real adapters, against the simulated account. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBackend } from '../../../../src/aws/index';
import { planAlarm } from '../../../../src/core/actions/create/planAlarm';
import { deleteAlarm, previewDelete } from '../../../../src/core/actions/deleteAlarm';
import { runPlan } from '../../../../src/core/actions/runPlan';
import { awaitConnection } from '../../../../src/core/actions/upgrade/awaitConnection';
import { canUpgrade, upgradeDraft } from '../../../../src/core/actions/upgrade/upgradeDraft';
import { isDelivered, notifiedText } from '../../../../src/core/actions/upgrade/upgradeText';
import { isLogAlarm } from '../../../../src/core/model/logAlarm';
import type { Backend } from '../../../../src/core/ports/backend';
import type { ScopeAws } from '../../../../src/core/ports/aws';
import { createSimulator, type Simulator } from '../../../../src/simulator/index';
import { FakeLog } from '../../../fakes/fakeLog';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { planContext, planFor } from '../wizardInput';

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;

beforeEach(() => {
  simulator = createSimulator({ scenario: 'quiet', speed: 0 });
  const { clock, handle, trial, region } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
  aws = backend.open({ profile: '', region });
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

/** Lets simulated time pass until the promise is settled. */
async function passing<T>(running: Promise<T>): Promise<T> {
  let over = false;
  const end = (): void => {
    over = true;
  };
  running.then(end, end);
  const isOver = (): boolean => over;
  while (!isOver()) {
    simulator.trial.advance(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return running;
}

/** The branch, whose logging is off, with an alarm on the rise and its confirmed topic. */
async function branchWithAlarm() {
  const identity = await aws.account.identity();
  const endpoints = await aws.endpoints.list();
  const endpoint = endpoints.find(({ name }) => name === 'Branch') ?? expect.fail('no branch');
  const plan = planFor({ scope: aws.scope, identity }, { endpoint, name: 'old' });
  const created = await passing(runPlan(plan, aws));
  if (created.kind !== 'done') throw new Error(created.kind);
  simulator.trial.confirm(plan.topicArn, 'ops@example.com');
  const place = { endpoint, scope: aws.scope, identity };
  return { place, old: created.alarm, topicArn: plan.topicArn };
}

it('creates a log alarm with the same topic, sees it notify, and deletes the old one', async () => {
  const { place, old, topicArn } = await branchWithAlarm();
  expect(canUpgrade(old)).toBe(true);
  const draft = {
    ...upgradeDraft(old, await aws.topics.get(topicArn)),
    logging: { kind: 'new', name: 'client-vpn/branch' },
    role: { kind: 'new', name: 'query' },
    notification: { kind: 'own' },
    logLines: 0,
    name: 'new',
  } as const;
  const plan = planAlarm(draft, place, { otherEndpoints: [] }, planContext);
  const result = await passing(runPlan(plan, aws));
  if (result.kind !== 'done' || !isLogAlarm(result.alarm)) throw new Error(result.kind);
  expect(result.alarm.alarmActions).toEqual([topicArn]);
  expect(canUpgrade(result.alarm)).toBe(false);

  const since = aws.clock.now();
  const waiting = awaitConnection(result.alarm, aws, { clock: aws.clock, since });
  const { endpoint } = place;
  simulator.trial.connect({ endpointId: endpoint.id, username: 'carol' });
  const awaited = await passing(waiting);
  if (awaited.kind !== 'notified') throw new Error(awaited.kind);
  expect(isDelivered(awaited)).toBe(true);
  expect(notifiedText(awaited, t)).toBe(
    'The log alarm notified vpn-watch of the connection of carol.',
  );
  expect(simulator.trial.outbox().some(({ body }) => body.includes('carol'))).toBe(true);

  const seen = await previewDelete('old', aws);
  if (seen.kind !== 'ready') throw new Error(seen.kind);
  expect(await passing(deleteAlarm(seen.alarm, aws, t))).toEqual({ kind: 'done' });
  expect((await aws.alarms.list()).map(({ name }) => name)).toEqual(['new']);
});

it('leaves the old alarm as it was when the new one cannot be created', async () => {
  const { place, old, topicArn } = await branchWithAlarm();
  const draft = {
    ...upgradeDraft(old, await aws.topics.get(topicArn)),
    logging: { kind: 'new', name: 'client-vpn/branch' },
    role: { kind: 'new', name: 'query' },
    notification: { kind: 'own' },
    logLines: 0,
    name: 'old',
  } as const;
  const plan = planAlarm(draft, place, { otherEndpoints: [] }, planContext);
  expect(await passing(runPlan(plan, aws))).toMatchObject({
    kind: 'conflict',
    conflict: { kind: 'alarmExists' },
  });
  const [now] = await aws.alarms.get(['old']);
  expect(now).toMatchObject({
    queries: 'queries' in old ? old.queries : [],
    alarmActions: [topicArn],
  });
});
