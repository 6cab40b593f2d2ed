import { describe, expect, it } from 'vitest';
import {
  planTopic,
  runTopicPlan,
  type TopicPlanInput,
} from '../../../src/core/actions/createTopic';
import type { CreatedResource } from '../../../src/core/actions/plan/created';
import { allowsAlarms, newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { aroundSend } from '../../fakes/aroundSend';
import { FakeAws } from '../../fakes/fakeAws';
import { laggingReads } from '../../fakes/laggingReads';
import { timePasses } from '../../fakes/timePasses';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { byEmail } from '../../fakes/subscribers';
import { alarmName, email } from './wizardInput';

function plan(aws: FakeAws, more: Partial<TopicPlanInput> = {}) {
  return planTopic({ scope: aws.scope, identity: aws.identity, name: ' vpn ', ...more }, t);
}

describe('creating a topic', () => {
  it('ends with the topic as AWS has it, open to alarms of the account', async () => {
    const aws = new FakeAws();
    const result = await runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), aws);
    const arn = aws.topics.arnOf('vpn');
    expect(result).toEqual({
      kind: 'done',
      topic: aws.topics.the(arn),
      created: [
        { kind: 'topic', arn, confirmed: true },
        { kind: 'subscription', topicArn: arn, subscriber: byEmail(email), confirmed: true },
      ],
    });
    const source = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName };
    expect(allowsAlarms(aws.topics.the(arn).policy, arn, source)).toBe('yes');
    expect(aws.topics.tags.get(arn)).toEqual({ 'created-by': 'client-vpn-watch' });
  });

  it('without an address subscribes nobody', async () => {
    const aws = new FakeAws();
    expect(await runTopicPlan(plan(aws), aws)).toMatchObject({ topic: { subscriptions: [] } });
    expect(aws.topics.confirmationMails).toEqual([]);
  });

  it('does not take over one of that name', async () => {
    const aws = new FakeAws();
    const theirs = aws.topics.add('vpn');
    const conflict = { kind: 'topicExists', topic: theirs };
    expect(await runTopicPlan(plan(aws), aws)).toEqual({ kind: 'conflict', conflict, created: [] });
  });

  it('is open to an alarm whose name goes beyond ASCII', async () => {
    const aws = new FakeAws();
    const name = `${alarmName}-事務所`;
    await runTopicPlan(plan(aws, { alarmName: name }), aws);
    const arn = aws.topics.arnOf('vpn');
    const { policy } = aws.topics.the(arn);
    const source = { region: aws.scope.region, accountId: aws.identity.accountId };
    expect(policy).toBe(newTopicPolicy(arn, { ...source, alarmName: name }));
    expect(policy).not.toContain('aws:SourceArn');
  });

  it('says that AWS does not show the topic', async () => {
    const aws = new FakeAws();
    const running = runTopicPlan(
      plan(aws),
      laggingReads(aws, () => false),
    );
    const arn = aws.topics.arnOf('vpn');
    expect(await timePasses(aws.clock, running)).toEqual({
      kind: 'failed',
      failure: {
        kind: 'notFound',
        action: 'sns:GetTopicAttributes',
        resource: arn,
        ...aws.scope,
      },
      created: [{ kind: 'topic', arn, confirmed: true }],
    });
  });

  it.each([{ name: 'vpn.fifo' }, { subscribers: [byEmail('nobody')] }])(
    'refuses %j',
    async (more) => {
      const aws = new FakeAws();
      const result = await runTopicPlan(plan(aws, more), aws);
      expect(result).toMatchObject({ kind: 'refused', problems: [{ severity: 'error' }] });
      expect(aws.calls.recorded).toEqual([]);
    },
  );

  it('forgets what was subscribed to a topic of before, and nothing else', async () => {
    const aws = new FakeAws();
    const arn = aws.topics.arnOf('vpn');
    const other: CreatedResource = {
      kind: 'subscription',
      topicArn: aws.topics.arnOf('other'),
      subscriber: byEmail(email),
      confirmed: true,
    };
    const alarm: CreatedResource = { kind: 'alarm', name: alarmName, confirmed: true };
    const already: readonly CreatedResource[] = [{ ...other, topicArn: arn }, other, alarm];
    expect(await runTopicPlan(plan(aws), aws, { already })).toEqual({
      kind: 'done',
      topic: aws.topics.the(arn),
      created: [other, alarm, { kind: 'topic', arn, confirmed: true }],
    });
  });

  it('does not call a subscription its own that somebody else has made', async () => {
    const aws = new FakeAws();
    const arn = aws.topics.arnOf('vpn');
    const subscriptions = [{ topicArn: arn, protocol: 'email', endpoint: email }];
    const topic = aws.topics.add('vpn', { subscriptions });
    const already: readonly CreatedResource[] = [{ kind: 'topic', arn, confirmed: true }];
    const result = await runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), aws, {
      already,
    });
    expect(result).toEqual({ kind: 'done', topic, created: already });
    expect(aws.topics.confirmationMails).toEqual([]);
  });

  it('ends with the topic as it was last seen', async () => {
    const aws = new FakeAws();
    const lagging = laggingReads(aws, () => aws.calls.count('topics.subscribe') === 0);
    const result = await timePasses(
      aws.clock,
      runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), lagging),
    );
    expect(result).toMatchObject({ kind: 'done', topic: { subscriptions: [] } });
  });

  it('asks again where SNS does not know the new topic yet', async () => {
    const aws = new FakeAws();
    aws.calls.fail('topics.subscribe', { kind: 'notFound', when: 'before' });
    const running = runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), aws);
    expect(await timePasses(aws.clock, running)).toMatchObject({ kind: 'done' });
    expect(aws.calls.count('topics.subscribe')).toBe(2);
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('says in the end that SNS does not take the address', async () => {
    const aws = new FakeAws();
    aws.calls.failFrom('topics.subscribe', { kind: 'notFound', when: 'before' });
    const running = runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), aws);
    expect(await timePasses(aws.clock, running)).toEqual({
      kind: 'failed',
      failure: { kind: 'busy', action: 'sns:Subscribe', ...aws.scope },
      created: [{ kind: 'topic', arn: aws.topics.arnOf('vpn'), confirmed: true }],
    });
  });

  it('throws what is a fault of our own', async () => {
    const aws = new FakeAws();
    const bug = new TypeError('a bug');
    const broken = aroundSend(aws, (send, { kind }) =>
      kind === 'topics.subscribe' ? Promise.reject(bug) : send(),
    );
    await expect(runTopicPlan(plan(aws, { subscribers: [byEmail(email)] }), broken)).rejects.toBe(
      bug,
    );
  });

  it('names the topic when it cannot be read back', async () => {
    const aws = new FakeAws();
    aws.calls.fail('topics.get', { kind: 'denied', when: 'before' }, 2);
    expect(await runTopicPlan(plan(aws), aws)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied', action: 'sns:GetTopicAttributes' },
      created: [{ kind: 'topic', confirmed: true }],
    });
  });
});
