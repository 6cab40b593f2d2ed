/** The actions through the real adapters, against the simulated account: the story of an alarm. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBackend } from '../../../src/aws/index';
import { createSimulator, type Simulator } from '../../../src/simulator/index';
import { runPlan } from '../../../src/core/actions/runPlan';
import { deleteAlarm } from '../../../src/core/actions/deleteAlarm';
import { connectionAlarms, namesakeAlarm } from '../../../src/core/actions/write/existing';
import { findTopic } from '../../../src/core/actions/write/find';
import {
  repairTopicPolicy,
  previewRepair,
} from '../../../src/core/actions/policy/repairTopicPolicy';
import { setActionsEnabled } from '../../../src/core/actions/setActionsEnabled';
import { subscribe } from '../../../src/core/actions/subscribe';
import { previewTest, sendTest } from '../../../src/core/actions/testNotification';
import { topicProblems } from '../../../src/core/actions/topicProblems';
import type { Backend } from '../../../src/core/ports/backend';
import type { ScopeAws } from '../../../src/core/ports/aws';
import { createTopicCall } from '../../../src/core/ports/calls';
import { FakeLog } from '../../fakes/fakeLog';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, email, endpoint, planFor } from './wizardInput';
import { byEmail } from '../../fakes/subscribers';

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;

beforeEach(() => {
  simulator = createSimulator({ scenario: 'empty', speed: 0 });
  const { clock, handle, trial, region } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
  aws = backend.open({ profile: '', region });
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

async function plan() {
  const identity = await aws.account.identity();
  return planFor({ scope: aws.scope, identity });
}

it('creates, tests, disables and deletes', async () => {
  const planned = await plan();
  const { topicArn } = planned;
  const created = await runPlan(planned, aws);
  expect(created).toMatchObject({ kind: 'done', topicArn, alarm: planned.alarm.call.definition });
  expect(connectionAlarms(endpoint, await aws.alarms.list())).toHaveLength(1);
  expect(await namesakeAlarm(alarmName, aws)).toMatchObject({ endpointIds: [endpoint.id] });
  expect(await findTopic(aws, topicArn)).toMatchObject({ arn: topicArn });
  const again = { topicArn, subscriber: byEmail(email), askAgain: false };
  expect(await subscribe(again, aws, t)).toMatchObject({ kind: 'alreadyPending' });
  simulator.trial.confirm(topicArn, email);
  expect(await subscribe(again, aws, t)).toMatchObject({ kind: 'alreadyConfirmed' });

  const source = { region: aws.scope.region, accountId: planned.identity.accountId, alarmName };
  expect(topicProblems(await aws.topics.get(topicArn), source, t)).toEqual([]);
  const test = await previewTest(alarmName, backend.clock.now(), aws, t);
  if (test.kind !== 'ready') throw new Error(test.kind);
  expect(await sendTest(test.preview, aws, t)).toEqual({ kind: 'sent' });
  simulator.trial.advance(60);
  const mails = simulator.trial.outbox().filter(({ to }) => to === email);
  expect(mails.at(-1)?.body).toContain(test.preview.reason);

  const disabled = await setActionsEnabled(alarmName, false, aws, t);
  if (disabled.kind !== 'done') throw new Error(disabled.kind);
  expect(await deleteAlarm(disabled.alarm, aws, t)).toEqual({ kind: 'done' });
  expect(await aws.alarms.list()).toEqual([]);
  expect(await runPlan(planned, aws)).toMatchObject({
    kind: 'conflict',
    conflict: { kind: 'topicExists' },
  });
});

it('repairs a policy that refuses', async () => {
  const { identity } = await plan();
  const owner = {
    Sid: 'owner',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${identity.accountId}:root` },
    Action: 'SNS:Publish',
    Resource: '*',
  };
  const { topicArn: arn = '' } = await aws.send(
    createTopicCall('closed', JSON.stringify({ Version: '2012-10-17', Statement: [owner] }), {}),
  );
  const source = { region: aws.scope.region, accountId: identity.accountId, alarmName };
  const preview = await previewRepair(arn, source, aws, t);
  if (preview.kind !== 'repair') throw new Error(preview.kind);
  expect(await repairTopicPolicy(preview.repair, aws, t)).toEqual({ kind: 'done' });
  expect(await previewRepair(arn, source, aws, t)).toEqual({ kind: 'alreadyAllowed' });
});
