import { describe, expect, it } from 'vitest';
import type { Topic } from '../../../src/core/model/topic';
import { fifoProblem, topicProblems } from '../../../src/core/actions/topicProblems';
import { newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { plainTranslate as t } from '../../fakes/plainTranslate';

const arn = 'arn:aws:sns:eu-west-1:123456789012:vpn-watch';
const alarm = { region: 'eu-west-1', accountId: '123456789012', alarmName: 'client-vpn-watch-a' };
const confirmed = { topicArn: arn, protocol: 'email', endpoint: 'a@example.com', arn: `${arn}:1` };
const pending = { topicArn: arn, protocol: 'email', endpoint: 'b@example.com' };
const good: Topic = {
  arn,
  fifo: false,
  policy: newTopicPolicy(arn, alarm),
  subscriptions: [confirmed],
};
const deny = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sns:Publish',
  Resource: arn,
};
const ofOrganization = {
  ...deny,
  Effect: 'Allow',
  Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } },
};
const refusing = JSON.stringify({ Statement: [] });
const denying = JSON.stringify({ Statement: [deny] });
const fifoArn = `${arn}.fifo`;
const fifo: Topic = { ...good, arn: fifoArn, fifo: true, policy: newTopicPolicy(fifoArn, alarm) };

type Expected = readonly [severity: string, text: RegExp, fix: string | undefined];

describe('a topic as the action of an alarm', () => {
  it.each<[string, Topic, readonly Expected[]]>([
    ['that is fit', good, []],
    ['with a key of its own', { ...good, kmsKeyId: 'alias/mine' }, []],
    [
      'of another region',
      { ...good, arn: arn.replace('eu-west-1', 'us-east-1') },
      [['error', /us-east-1.*eu-west-1/, 'chooseTopic']],
    ],
    [
      'that is no topic',
      { ...good, arn: 'arn:aws:lambda:eu-west-1:123456789012:function:f' },
      [['error', /not the ARN/, 'chooseTopic']],
    ],
    ['that is FIFO', fifo, [['warning', /FIFO/, 'chooseTopic']]],
    [
      'encrypted by the alias',
      { ...good, kmsKeyId: 'alias/aws/sns' },
      [['warning', /encrypted/, 'chooseTopic']],
    ],
    [
      'encrypted by the ARN of the alias',
      { ...good, kmsKeyId: 'arn:aws:kms:eu-west-1:123456789012:alias/aws/sns' },
      [['warning', /encrypted/, 'chooseTopic']],
    ],
    [
      'whose policy refuses',
      { ...good, policy: refusing },
      [['warning', /does not let/, 'repairPolicy']],
    ],
    ['whose policy denies', { ...good, policy: denying }, [['warning', /does not let/, undefined]]],
    [
      'whose policy cannot be read',
      { ...good, policy: '?' },
      [['warning', /cannot be determined/, undefined]],
    ],
    [
      'whose policy cannot be judged and may be repaired',
      { ...good, policy: JSON.stringify({ Statement: [ofOrganization] }) },
      [['warning', /cannot be determined/, 'repairPolicy']],
    ],
    [
      'without subscriptions',
      { ...good, subscriptions: [] },
      [['warning', /has no subscriptions/, 'subscribe']],
    ],
    [
      'with pending ones only',
      { ...good, subscriptions: [pending, pending] },
      [['warning', /is confirmed, 2 pending/, 'subscribe']],
    ],
    ['with a pending and a confirmed one', { ...good, subscriptions: [pending, confirmed] }, []],
    [
      'FIFO without subscriptions',
      { ...fifo, subscriptions: [] },
      [
        ['warning', /FIFO/, 'chooseTopic'],
        ['warning', /no subscriptions/, undefined],
      ],
    ],
  ])('%s', (_, topic, expected) => {
    const problems = topicProblems(topic, alarm, t);
    expect(problems.map(({ severity, fix }) => [severity, fix?.kind])).toEqual(
      expected.map(([severity, , fix]) => [severity, fix]),
    );
    expected.forEach(([, text], index) => {
      expect(problems[index]?.text).toMatch(text);
    });
  });

  it('is reported without a policy', () => {
    const withoutPolicy: Topic = { arn, fifo: false, subscriptions: [confirmed] };
    const [problem] = topicProblems(withoutPolicy, alarm, t);
    expect(problem?.text).toMatch(/cannot be determined/);
    expect(problem?.fix).toBeUndefined();
  });
});

describe('a topic for e-mail', () => {
  it('is refused when it is FIFO', () => {
    expect(fifoProblem(fifo, t)).toEqual({
      severity: 'error',
      text: 'The topic vpn-watch.fifo is a FIFO topic, which cannot send email.',
      fix: { kind: 'chooseTopic' },
    });
    expect(fifoProblem(good, t)).toBeUndefined();
  });
});
