/** No token of a policy's web addresses is kept; what the policy decides stays the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsAlarms, newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { storedTopic } from '../../../src/core/polling/storedTopic';
import type { Topic } from '../../../src/core/model/topic';

const arn = 'arn:aws:sns:eu-west-1:123456789012:t';
const source = { region: 'eu-west-1', accountId: '123456789012', alarmName: 'a' };
const token = 'T000/B000/0123456789abcdef';
const address = `https://hooks.slack.example/services/${token}`;

const topicWith = (policy: string): Topic => ({ arn, fifo: false, subscriptions: [], policy });

/** With a statement about who may subscribe. */
function policyWith(condition: unknown, effect = 'Allow', more: object = {}): string {
  const policy = JSON.parse(newTopicPolicy(arn, source)) as { Statement: object[] };
  const statement = {
    Sid: 'hooks',
    Effect: effect,
    Principal: '*',
    Action: 'SNS:Subscribe',
    Resource: arn,
    Condition: condition,
    ...more,
  };
  return JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
}

describe('keptTopic', () => {
  it.each<[string, string]>([
    ['one address', policyWith({ StringEquals: { 'sns:Endpoint': address } })],
    ['several', policyWith({ StringLike: { 'SNS:endpoint': ['*@example.com', address] } })],
    ['a pattern', policyWith({ StringLike: { 'sns:Endpoint': `${address}/*` } })],
    ['capitals', policyWith({ StringLike: { 'sns:Endpoint': address.replace('https', 'HTTPS') } })],
    ['a user name', policyWith({ StringEquals: { 'sns:Endpoint': `http://${token}@a.example` } })],
    ['a star before it', policyWith({ StringLike: { 'sns:Endpoint': `*${address}` } })],
    ['a Sid', policyWith({}, 'Allow', { Sid: address })],
    ['escapes', policyWith({ Null: { x: address } }).replaceAll('/', '\\/')],
    ['letters as escapes', policyWith({ Null: { x: address } }).replaceAll('h', '\\u0068')],
    ['a text that is no policy', `{"Condition":"${address}"`],
    ['a Deny', policyWith({ StringNotEquals: { 'sns:Endpoint': address } }, 'Deny')],
  ])('keeps no token: %s', (_, policy) => {
    const stored = storedTopic(topicWith(policy));
    expect(JSON.stringify(stored)).not.toContain('0123456789abcdef');
    expect(allowsAlarms(stored.policy, arn, source)).toBe(allowsAlarms(policy, arn, source));
  });

  it('keeps the host, and addresses that are none of the web', () => {
    const { policy } = storedTopic(
      topicWith(policyWith({ StringLike: { 'sns:Endpoint': ['*@example.com', address] } })),
    );
    expect(policy).toContain('["*@example.com","https://hooks.slack.example/…"]');
  });

  it('keeps any other text as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/https?:|\\u|\\\//i.test(text));
        const topic = topicWith(text);
        expect(storedTopic(topic)).toBe(topic);
      }),
    );
  });
});
