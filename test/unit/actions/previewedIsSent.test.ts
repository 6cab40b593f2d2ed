/** What the user saw is what is sent: a write sends the very object that its preview holds. */
import { expect, it } from 'vitest';
import { planTopic, runTopicPlan } from '../../../src/core/actions/createTopic';
import { planConnectionLogging } from '../../../src/core/actions/logging/planConnectionLogging';
import { runLogging } from '../../../src/core/actions/logging/runLogging';
import { newCountedGroup } from '../../../src/core/actions/metricFilters/countedGroup';
import { planMetricFilterAlarm } from '../../../src/core/actions/metricFilters/planMetricFilterAlarm';
import { createFormat } from '../../../src/core/text/format';
import { endConnections, previewEnd } from '../../../src/core/actions/endConnections';
import { runSteps } from '../../../src/core/actions/plan/runSteps';
import { planPlainNotification } from '../../../src/core/actions/notificationRules/planPlainNotification';
import { planLogAlarm } from '../../../src/core/actions/logAlarms/planLogAlarm';
import type { AlarmPlan, TopicPlan } from '../../../src/core/actions/plan/plan';
import { newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import {
  previewRepair,
  repairTopicPolicy,
} from '../../../src/core/actions/policy/repairTopicPolicy';
import { previewReplace, replaceAlarm } from '../../../src/core/actions/replace/replaceAlarm';
import { runPlan } from '../../../src/core/actions/runPlan';
import { previewTest, sendTest } from '../../../src/core/actions/testNotification';
import type { ScopeAws } from '../../../src/core/ports/aws';
import type { AwsCall } from '../../../src/core/ports/calls';
import { openScope } from '../../../src/core/session/openScope';
import { aroundSend } from '../../fakes/aroundSend';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testConnection } from '../../fakes/snapshots';
import { byEmail } from '../../fakes/subscribers';
import { timePasses } from '../../fakes/timePasses';
import { alarmName, definitionFor, email, endpoint, planFor } from './wizardInput';

/** The calls that the user was shown, and what happens when the user confirms. */
interface Previewed {
  readonly calls: readonly AwsCall[];
  readonly run: (aws: ScopeAws) => Promise<unknown>;
}

/** The preview, which must have come to this. */
function ready<Preview extends { readonly kind: string }, Kind extends Preview['kind']>(
  preview: Preview,
  kind: Kind,
) {
  if (preview.kind !== kind) throw new Error(preview.kind);
  return preview as Extract<Preview, { readonly kind: Kind }>;
}

const callsOf = ({ steps }: AlarmPlan | TopicPlan) => steps.map(({ call }) => call);

function alarmPlan(plan: AlarmPlan): Previewed {
  return { calls: callsOf(plan), run: (aws) => runPlan(plan, aws) };
}

function topicPlan(plan: TopicPlan): Previewed {
  return { calls: callsOf(plan), run: (aws) => runTopicPlan(plan, aws) };
}

const source = (aws: FakeAws) => ({
  region: aws.scope.region,
  accountId: aws.identity.accountId,
  alarmName,
});

const previews: readonly (readonly [
  title: string,
  preview: (aws: FakeAws) => Previewed | Promise<Previewed>,
  kinds: readonly AwsCall['kind'][],
])[] = [
  [
    'an alarm with a new topic',
    (aws) => alarmPlan(planFor(aws)),
    ['topics.create', 'topics.subscribe', 'alarms.put'],
  ],
  [
    'an alarm with an existing topic',
    (aws) => {
      const policy = newTopicPolicy(aws.topics.arnOf('vpn'), source(aws));
      const topic = aws.topics.add('vpn', { policy });
      return alarmPlan(planFor(aws, { topic: { kind: 'existing', topic } }));
    },
    ['alarms.put'],
  ],
  [
    'an alarm that overwrites another one',
    async (aws) => {
      aws.alarms.add({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
      const replace = await aws.alarms.stored(alarmName);
      return alarmPlan(planFor(aws, replace && { replace }));
    },
    ['topics.create', 'topics.subscribe', 'alarms.overwrite'],
  ],
  [
    'a log alarm with new roles',
    (aws) => {
      const { scope, identity } = aws;
      const topicArn = aws.topics.add('vpn').arn;
      const plan = planLogAlarm(
        {
          ...{ scope, identity, endpoint, detects: 'connections', name: alarmName },
          ...{ logGroup: '/vpn', topicArns: [topicArn] },
          role: { kind: 'new', name: 'query' },
          logLines: { count: 1, role: { kind: 'new', name: 'lines' } },
        },
        t,
      );
      return {
        calls: plan.steps.map(({ call }) => call),
        run: (sending) => runPlan({ ...plan, topicArn }, sending),
      };
    },
    ['roles.create', 'roles.putPolicy', 'roles.create', 'roles.putPolicy', 'logAlarms.put'],
  ],
  [
    'a plain-language notification',
    (aws) => {
      const { scope, identity, topics } = aws;
      const policy = newTopicPolicy(topics.arnOf('vpn'), source(aws));
      const plan = planPlainNotification(
        {
          ...{ scope, identity, topic: topics.add('vpn', { policy }) },
          rule: {
            ...{ alarmArn: `arn:${alarmName}`, alarmName, endpoint: 'office' },
            ...{ subject: { kind: 'rise' }, language: 'en', receiver: 'text' },
          },
        },
        t,
      );
      return { calls: plan.steps.map(({ call }) => call), run: (all) => runSteps(plan, all, {}) };
    },
    ['topics.setPolicy', 'rules.put', 'rules.putTargets'],
  ],
  [
    'connection logging',
    ({ scope, identity, endpointList }) => {
      endpointList.push(endpoint);
      const group = { kind: 'new', name: 'vpn', retentionDays: 90 } as const;
      const input = { scope, identity, endpoint, group, sharedWith: [] };
      const plan = planConnectionLogging(input, t);
      return { calls: plan.steps.map(({ call }) => call), run: (all) => runLogging(plan, all) };
    },
    ['logGroups.create', 'logGroups.setRetention', 'endpoints.setLogging'],
  ],
  [
    'an alarm that counts connections in the log',
    ({ scope, identity, topics, logGroups, clock }) => {
      logGroups.add('vpn');
      const topicArn = topics.add('vpn').arn;
      const group = newCountedGroup('vpn');
      const input = { scope, identity, endpoint, group, topicArns: [topicArn], name: alarmName };
      const format = createFormat({ locale: 'en' });
      const plan = planMetricFilterAlarm(input, { t, format, now: clock.now() });
      return alarmPlan({ ...plan, topicArn });
    },
    ['metricFilters.put', 'alarms.put'],
  ],
  [
    'a topic',
    ({ scope, identity }) => topicPlan(planTopic({ scope, identity, name: 'vpn' }, t)),
    ['topics.create'],
  ],
  [
    'a topic with an address',
    ({ scope, identity }) =>
      topicPlan(planTopic({ scope, identity, name: 'vpn', subscribers: [byEmail(email)] }, t)),
    ['topics.create', 'topics.subscribe'],
  ],
  [
    'a change of an alarm',
    async (aws) => {
      const seen = aws.alarms.add(definitionFor(aws.topics.add('vpn').arn));
      const preview = await previewReplace(seen, { ...seen, threshold: 9 }, aws);
      const { replacement } = ready(preview, 'ready');
      return { calls: [replacement.call], run: (all) => replaceAlarm(replacement, all) };
    },
    ['alarms.overwrite'],
  ],
  [
    'a repaired access policy',
    async (aws) => {
      const { arn } = aws.topics.add('vpn', { policy: JSON.stringify({ Statement: [] }) });
      const { repair } = ready(await previewRepair(arn, source(aws), aws, t), 'repair');
      return { calls: [repair.call], run: (all) => repairTopicPolicy(repair, all, t) };
    },
    ['topics.setPolicy'],
  ],
  [
    'a test notification',
    async (aws) => {
      aws.alarms.add(definitionFor(aws.topics.add('vpn').arn));
      const seen = await previewTest(alarmName, aws.clock.now(), aws, t);
      const { preview } = ready(seen, 'ready');
      return { calls: [preview.call], run: (all) => sendTest(preview, all, t) };
    },
    ['alarms.setState'],
  ],
  [
    'the end of two connections',
    async (aws) => {
      const { id: endpointId } = endpoint;
      aws.endpointList.push(endpoint);
      const connections = ['a', 'b'].map((id) => testConnection({ id, endpointId }));
      aws.connectionsOf.set(endpointId, connections);
      const endRequest = { endpointIds: [endpointId], fits: () => true };
      const { ends } = ready(await previewEnd(endRequest, aws), 'ready');
      return { calls: ends.map(({ call }) => call), run: (all) => endConnections(ends, all, t) };
    },
    ['endpoints.end', 'endpoints.end'],
  ],
];

it.each(previews)('%s is sent as it was shown', async (_, preview, kinds) => {
  const fake = new FakeAws();
  const { calls, run } = await preview(fake);
  const sent: AwsCall[] = [];
  const written: AwsCall[] = [];
  const recording = aroundSend(fake, (send, call) => {
    sent.push(call);
    return send();
  });
  const { used } = openScope(recording, {
    clock: fake.clock,
    readOnly: () => false,
    onWritten: (call) => written.push(call),
    onAlarmPut: () => undefined,
  });
  await timePasses(fake.clock, run(used));
  expect(calls.map(({ kind }) => kind)).toEqual(kinds);
  for (const [i, call] of calls.entries()) {
    expect(sent[i]).toBe(call);
    expect(written[i]).toBe(call);
  }
  expect([sent.length, written.length]).toEqual([calls.length, calls.length]);
});
