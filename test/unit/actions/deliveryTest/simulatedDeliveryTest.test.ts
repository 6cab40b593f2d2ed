/** Delivery tests through the real adapters, against the simulated account: what CloudWatch writes down of each fault. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBackend } from '../../../../src/aws/index';
import { createSimulator, type Simulator } from '../../../../src/simulator/index';
import type { AnyAlarm } from '../../../../src/core/model/logAlarm';
import {
  DeliveryTests,
  type DeliveryTestResult,
} from '../../../../src/core/actions/deliveryTest/deliveryTest';
import { lastDeliveries } from '../../../../src/core/actions/deliveryTest/lastDeliveries';
import { previewTest, type TestPreview } from '../../../../src/core/actions/testNotification';
import { newTopicPolicy } from '../../../../src/core/actions/policy/topicPolicy';
import type { ScopeAws } from '../../../../src/core/ports/aws';
import type { Backend } from '../../../../src/core/ports/backend';
import { deliveryChain } from '../../../../src/core/actions/deliveryTest/deliveryChain';
import { deliveryVerdict } from '../../../../src/core/actions/deliveryTest/deliveryVerdict';
import { createTopicCall, putAlarmCall, subscribeCall } from '../../../../src/core/ports/calls';
import { createFormat } from '../../../../src/core/text/format';
import { FakeLog } from '../../../fakes/fakeLog';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { query } from '../../../simulator/wireClient';
import { alarmName, definitionFor, email } from '../wizardInput';
import { byEmail } from '../../../fakes/subscribers';

const words = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }) };

let simulator: Simulator;
let backend: Backend;
let aws: ScopeAws;
let accountId: string;

beforeEach(async () => {
  simulator = createSimulator({ scenario: 'empty', speed: 0 });
  const { clock, handle, trial, region } = simulator;
  backend = createBackend({ log: new FakeLog(), clock, wire: handle, trial });
  aws = backend.open({ profile: '', region });
  ({ accountId } = await aws.account.identity());
});

afterEach(() => {
  backend.dispose();
  simulator.dispose();
});

function policyFor(name: string): string {
  const arn = `arn:aws:sns:${aws.scope.region}:${accountId}:${name}`;
  return newTopicPolicy(arn, { region: aws.scope.region, accountId, alarmName });
}

/** A topic that a reader has confirmed, and the alarm that notifies it. */
async function alarmNotifying(name: string, policy = policyFor(name)): Promise<string> {
  const { topicArn: arn = '' } = await aws.send(createTopicCall(name, policy, {}));
  await aws.send(subscribeCall(arn, byEmail(email)));
  simulator.trial.confirm(arn, email);
  await aws.send(putAlarmCall(definitionFor(arn), {}));
  simulator.trial.advance(60);
  return arn;
}

async function tested(): Promise<
  readonly [TestPreview, Extract<DeliveryTestResult, { kind: 'watched' }>]
> {
  const seen = await previewTest(alarmName, backend.clock.now(), aws, t);
  if (seen.kind !== 'ready') throw new Error(seen.kind);
  const run = await new DeliveryTests().run(seen.preview, aws, { clock: backend.clock, t });
  if (run.kind !== 'watched') throw new Error(run.kind);
  return [seen.preview, run];
}

async function seenAlarm(): Promise<AnyAlarm> {
  const [alarm] = await aws.alarms.get([alarmName]);
  if (!alarm) throw new Error('The alarm is not there.');
  return alarm;
}

it('hears that the topic took the message; the mail is in the outbox', async () => {
  const arn = await alarmNotifying('good');
  const [preview, run] = await tested();
  expect(run).toMatchObject({ items: [{ actionArn: arn, succeeded: true }], unreported: [] });
  const asked = deliveryChain(run, preview.receivers, new Map(), t).subscribers;
  expect(asked.map(({ asks }) => asks)).toEqual([true]);
  const mails = simulator.trial.outbox().filter(({ to }) => to === email);
  expect(mails.at(-1)?.body).toContain(preview.reason);
  const answers = new Map(asked.map(({ key }) => [key, 'arrived'] as const));
  const chain = deliveryChain(run, preview.receivers, answers, t);
  const { text } = deliveryVerdict(alarmName, chain, words);
  expect(text).toBe(`Yes: ${alarmName} delivers.`);
  const last = await lastDeliveries(await seenAlarm(), backend.clock.now(), aws);
  expect(last).toMatchObject({ last: { succeeded: { actionArn: arn } } });
});

it.each([
  [
    'the policy refuses',
    () =>
      alarmNotifying(
        'closed',
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${accountId}:root` },
              Action: 'SNS:Publish',
              Resource: '*',
            },
          ],
        }),
      ),
    /is not authorized to perform: SNS:Publish/,
    /access policy of the topic must let CloudWatch publish/,
  ],
  [
    'the topic is encrypted with the AWS-managed key',
    async () => {
      const arn = await alarmNotifying('locked');
      await query(simulator, 'sns', 'SetTopicAttributes', {
        TopicArn: arn,
        AttributeName: 'KmsMasterKeyId',
        AttributeValue: 'alias/aws/sns',
      });
      return arn;
    },
    /AWSKMS.*AccessDeniedException/,
    /encrypted with a key/,
  ],
  [
    'the topic is gone',
    async () => {
      const arn = await alarmNotifying('gone');
      await query(simulator, 'sns', 'DeleteTopic', { TopicArn: arn });
      return arn;
    },
    /Topic does not exist/,
    /The topic no longer exists/,
  ],
] as const)('hears why it failed when %s', async (_, arrange, error, remedy) => {
  const arn = await arrange();
  const [preview, run] = await tested();
  expect(run.items).toMatchObject([{ actionArn: arn, succeeded: false }]);
  expect(run.items[0]?.error).toMatch(error);
  const chain = deliveryChain(run, preview.receivers, new Map(), t);
  expect(chain.subscribers.some(({ asks }) => asks)).toBe(false);
  expect(deliveryVerdict(alarmName, chain, words).text).toMatch(remedy);
  const last = await lastDeliveries(await seenAlarm(), backend.clock.now(), aws);
  expect(last).toMatchObject({ last: { failed: { actionArn: arn } } });
});
