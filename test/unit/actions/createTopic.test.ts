import { describe, expect, it } from 'vitest';
import { planTopic, runTopicPlan } from '../../../src/core/actions/createTopic';
import type { TopicPlanInput } from '../../../src/core/actions/createTopic';
import { allowsAlarms, newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { FakeAws } from '../../fakes/fakeAws';
import { laggingReads } from '../../fakes/laggingReads';
import { timePasses } from '../../fakes/timePasses';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, email } from './wizardInput';

function plan(aws: FakeAws, more: Partial<TopicPlanInput> = {}) {
  return planTopic({ scope: aws.scope, identity: aws.identity, name: ' vpn ', ...more }, t);
}

describe('creating a topic', () => {
  it('ends with the topic as AWS has it, open to alarms of the account', async () => {
    const aws = new FakeAws();
    const result = await runTopicPlan(plan(aws, { email: ` ${email} ` }), aws);
    const arn = aws.topics.arnOf('vpn');
    expect(result).toEqual({
      kind: 'done',
      topic: aws.topics.the(arn),
      made: [
        { kind: 'topic', arn, sure: true },
        { kind: 'subscription', topicArn: arn, email, sure: true },
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
    expect(await runTopicPlan(plan(aws), aws)).toEqual({ kind: 'conflict', conflict, made: [] });
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
      made: [{ kind: 'topic', arn, sure: true }],
    });
  });

  it.each([{ name: 'vpn.fifo' }, { email: 'nobody' }])('refuses %j', async (more) => {
    const aws = new FakeAws();
    const result = await runTopicPlan(plan(aws, more), aws);
    expect(result).toMatchObject({ kind: 'refused', problems: [{ severity: 'error' }] });
    expect(aws.calls.made).toEqual([]);
  });

  it('names the topic when it cannot be read back', async () => {
    const aws = new FakeAws();
    aws.calls.fail('topics.get', { kind: 'denied', when: 'before' }, 2);
    expect(await runTopicPlan(plan(aws), aws)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'denied', action: 'sns:GetTopicAttributes' },
      made: [{ kind: 'topic', sure: true }],
    });
  });
});
