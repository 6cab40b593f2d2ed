/** SNS: topics, subscriptions, confirmation, publishing, and what it refuses. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator';
import { errorOf, query, standing, xml, type Part } from './wireClient';

let simulator: Simulator;

beforeEach(() => {
  simulator = standing('empty');
});

type Params = Readonly<Record<string, string | number | boolean>>;

const sns = (operation: string, params: Params = {}): ReturnType<typeof query> =>
  query(simulator, 'sns', operation, params);

async function result(operation: string, params: Params = {}): Promise<Part> {
  const answer = await sns(operation, params);
  if (answer.status !== 200) throw new Error(answer.body);
  return xml(answer).at(`${operation}Result`);
}

async function createTopic(name = 'alerts', more: Params = {}): Promise<string> {
  return (await result('CreateTopic', { Name: name, ...more })).at('TopicArn').text();
}

async function attributes(arn: string): Promise<Record<string, string>> {
  const entries = (await result('GetTopicAttributes', { TopicArn: arn })).at('Attributes', 'entry');
  return Object.fromEntries(
    entries.list().map((entry) => [entry.at('key').text(), entry.at('value').text()]),
  );
}

const subscribe = (arn: string, more: Params = {}): Promise<Part> =>
  result('Subscribe', { TopicArn: arn, Protocol: 'email', Endpoint: 'a@example.com', ...more });

const fifo: Params = { 'Attributes.entry.1.key': 'FifoTopic', 'Attributes.entry.1.value': 'true' };

describe('topics', () => {
  it('are made once per name', async () => {
    const arn = await createTopic();
    expect(arn).toBe('arn:aws:sns:ap-northeast-1:123456789012:alerts');
    expect(await createTopic()).toBe(arn);
    expect((await result('ListTopics')).at('Topics', 'member').list()).toHaveLength(1);
  });

  it('have a policy from the start, and the counts of their subscriptions', async () => {
    const arn = await createTopic();
    await subscribe(arn);
    await subscribe(arn, { Endpoint: 'b@example.com' });
    simulator.trial.confirm(arn, 'a@example.com');
    const known = await attributes(arn);
    expect(known).toMatchObject({
      TopicArn: arn,
      Owner: '123456789012',
      SubscriptionsConfirmed: '1',
      SubscriptionsPending: '1',
      SubscriptionsDeleted: '0',
    });
    expect(JSON.parse(known.Policy ?? '')).toMatchObject({ Id: '__default_policy_ID' });
  });

  it('are listed 100 a page', async () => {
    for (let i = 0; i < 230; i++) await createTopic(`t${String(i).padStart(3, '0')}`);
    const first = await result('ListTopics');
    expect(first.at('Topics', 'member').list()).toHaveLength(100);
    const second = await result('ListTopics', { NextToken: first.at('NextToken').text() });
    const third = await result('ListTopics', { NextToken: second.at('NextToken').text() });
    expect(third.at('Topics', 'member').list()).toHaveLength(30);
    expect(third.at('NextToken').value).toBeUndefined();
  });

  it('are gone after DeleteTopic, which may be called twice', async () => {
    const arn = await createTopic();
    expect((await sns('DeleteTopic', { TopicArn: arn })).status).toBe(200);
    expect((await sns('DeleteTopic', { TopicArn: arn })).status).toBe(200);
    const answer = errorOf(await sns('GetTopicAttributes', { TopicArn: arn }));
    expect(answer).toMatchObject({ status: 404, code: 'NotFound' });
  });

  it.each<[why: string, params: Params, message: RegExp]>([
    ['no name', {}, /Name/],
    ['a name with a space', { Name: 'a b' }, /Topic Name/],
    ['257 characters', { Name: 'x'.repeat(257) }, /Topic Name/],
    ['FIFO without .fifo', { Name: 'a', ...fifo }, /\.fifo/],
    ['.fifo without FIFO', { Name: 'a.fifo' }, /Topic Name/],
    [
      'an unknown attribute',
      { Name: 'a', 'Attributes.entry.1.key': 'Colour', 'Attributes.entry.1.value': 'x' },
      /Colour/,
    ],
  ])('refuses %s', async (_why, params, message) => {
    const answer = errorOf(await sns('CreateTopic', params));
    expect(answer).toMatchObject({ status: 400, code: 'InvalidParameter' });
    expect(answer.message).toMatch(message);
  });

  it('refuses the same name with other attributes or tags', async () => {
    await createTopic();
    const display: Params = {
      'Attributes.entry.1.key': 'DisplayName',
      'Attributes.entry.1.value': 'x',
    };
    const tags: Params = { 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': '1' };
    for (const more of [display, tags]) {
      const answer = errorOf(await sns('CreateTopic', { Name: 'alerts', ...more }));
      expect(answer.message).toMatch(/already exists with different/);
    }
  });

  it('take attributes and tags later', async () => {
    const arn = await createTopic();
    const set = (name: string, value: string): ReturnType<typeof sns> =>
      sns('SetTopicAttributes', { TopicArn: arn, AttributeName: name, AttributeValue: value });
    expect((await set('DisplayName', 'VPN')).status).toBe(200);
    expect(await attributes(arn)).toMatchObject({ DisplayName: 'VPN' });
    expect(errorOf(await set('Owner', 'me')).code).toBe('InvalidParameter');
    expect(errorOf(await set('Policy', 'none')).message).toMatch(/Policy/);
    const foreign = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' };
    expect(errorOf(await set('Policy', JSON.stringify({ Statement: [foreign] }))).message).toMatch(
      /scope/,
    );
    const tag: Params = { ResourceArn: arn, 'Tags.member.1.Key': 'a', 'Tags.member.1.Value': '1' };
    expect((await sns('TagResource', tag)).status).toBe(200);
    expect(errorOf(await sns('TagResource', { ...tag, ResourceArn: `${arn}x` })).code).toBe(
      'ResourceNotFound',
    );
  });
});

describe('an attribute of a topic', () => {
  const toNobody = { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' };
  const right = { ...toNobody, Principal: '*' };
  const ofNothing = { Effect: 'Allow', Principal: '*', Resource: '*' };
  const set = async (name: string, value: string): Promise<number> => {
    const TopicArn = await createTopic();
    const params = { TopicArn, AttributeName: name, AttributeValue: value };
    return (await sns('SetTopicAttributes', params)).status;
  };
  const policy = (statement: object, more: object = {}): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [statement], ...more });

  it.each<readonly [string, string, string]>([
    ['Policy', 'an effect in small letters', policy({ ...right, Effect: 'allow' })],
    ['Policy', 'no principal', policy(toNobody)],
    ['Policy', 'an empty principal', policy({ ...right, Principal: {} })],
    ['Policy', 'a principal that is a text', policy({ ...right, Principal: 'me' })],
    ['Policy', 'a principal and its opposite', policy({ ...right, NotPrincipal: { AWS: '1' } })],
    ['Policy', 'no action', policy(ofNothing)],
    ['Policy', 'an action and its opposite', policy({ ...right, NotAction: 'sns:Publish' })],
    ['Policy', "another service's action denied", policy({ ...ofNothing, NotAction: 's3:Get*' })],
    ['Policy', 'an unknown element', policy({ ...right, Comment: 'x' })],
    ['Policy', 'a condition without keys', policy({ ...right, Condition: { Bool: 'true' } })],
    ['Policy', 'a list of conditions', policy({ ...right, Condition: [] })],
    ['Policy', 'another version', policy(right, { Version: '2020-01-01' })],
    ['Policy', 'no statement', policy(right, { Statement: [] })],
    ['Policy', 'a list', '[]'],
    ['SignatureVersion', '3', '3'],
    ['TracingConfig', 'off', 'off'],
  ])('%s is refused: %s', async (name, _why, value) => {
    expect(await set(name, value)).toBe(400);
  });

  it.each<readonly [string, string, string]>([
    ['Policy', 'one statement without a list', policy(right, { Statement: right })],
    ['Policy', 'no version', JSON.stringify({ Statement: [right] })],
    ['Policy', 'NotAction', policy({ ...ofNothing, NotAction: ['sns:Get*'] })],
    ['Policy', 'NotPrincipal', policy({ ...toNobody, NotPrincipal: { AWS: ['1', '2'] } })],
    ['Policy', 'a condition', policy({ ...right, Condition: { Null: { 'aws:x': true } } })],
    ['SignatureVersion', '2', '2'],
  ])('%s is taken: %s', async (name, _why, value) => {
    expect(await set(name, value)).toBe(200);
  });
});

describe('e-mail subscriptions', () => {
  it('are pending until the link in the mail is used, and double nothing', async () => {
    const arn = await createTopic();
    expect((await subscribe(arn)).at('SubscriptionArn').text()).toBe('pending confirmation');
    const notified = await subscribe(arn, { ReturnSubscriptionArn: true });
    const list = async (): Promise<Part> =>
      (await result('ListSubscriptionsByTopic', { TopicArn: arn })).at('Subscriptions', 'member');
    expect((await list()).texts('SubscriptionArn')).toEqual(['PendingConfirmation']);
    const mail = simulator.trial.outbox().at(-1);
    expect(mail?.subject).toBe('AWS Notification - Subscription Confirmation');
    const token = /Token=(\w+)/.exec(mail?.body ?? '')?.[1] ?? '';
    const confirmed = await result('ConfirmSubscription', { TopicArn: arn, Token: token });
    expect(confirmed.at('SubscriptionArn').text()).toBe(notified.at('SubscriptionArn').text());
    expect((await list()).texts('SubscriptionArn')).toEqual([
      notified.at('SubscriptionArn').text(),
    ]);
    expect((await subscribe(arn)).at('SubscriptionArn').text()).toMatch(/^arn:/);
    expect((await list()).list()).toHaveLength(1);
  });

  it('cannot be confirmed after two days, nor with another token', async () => {
    const arn = await createTopic();
    await subscribe(arn);
    const token = /Token=(\w+)/.exec(simulator.trial.outbox()[0]?.body ?? '')?.[1] ?? '';
    const confirm = async (text: string): Promise<string> =>
      errorOf(await sns('ConfirmSubscription', { TopicArn: arn, Token: text })).message;
    expect(await confirm('x')).toMatch(/Token/);
    simulator.trial.advance(48 * 3600 + 1);
    expect(await confirm(token)).toMatch(/Token/);
  });

  it('end with Unsubscribe, which a pending one has no ARN for', async () => {
    const arn = await createTopic();
    const subscription = await subscribe(arn, { ReturnSubscriptionArn: true });
    simulator.trial.confirm(arn, 'a@example.com');
    const params = { SubscriptionArn: subscription.at('SubscriptionArn').text() };
    expect((await sns('Unsubscribe', params)).status).toBe(200);
    expect(await attributes(arn)).toMatchObject({ SubscriptionsDeleted: '1' });
    const pending = errorOf(await sns('Unsubscribe', { SubscriptionArn: 'PendingConfirmation' }));
    expect(pending.message).toMatch(/at least 6 elements, not 1/);
  });

  it.each<[why: string, change: Params, code: string, message: RegExp]>([
    ['no address', { Endpoint: 'nobody' }, 'InvalidParameter', /Email address/],
    ['an unknown protocol', { Protocol: 'pigeon' }, 'InvalidParameter', /pigeon/],
    ['no topic', { TopicArn: 'arn:aws:sns:ap-northeast-1:123456789012:none' }, 'NotFound', /Topic/],
    [
      'a topic elsewhere',
      { TopicArn: 'arn:aws:sns:us-east-1:123456789012:alerts' },
      'InvalidParameter',
      /TopicArn/,
    ],
    ['no ARN', { TopicArn: 'alerts' }, 'InvalidParameter', /6 elements/],
    ...[
      ['http', 'https://example.com'],
      ['https', 'http://example.com'],
      ['https', 'example.com'],
      ['sms', 'nobody'],
      ['sqs', 'queue'],
      ['sqs', 'arn:aws:sns:ap-northeast-1:123456789012:vpn'],
      ['lambda', 'arn:aws:lambda:ap-northeast-1:123456789012:f'],
      ['application', 'arn:aws:sns:ap-northeast-1:123456789012:app/GCM/x'],
      ['firehose', ''],
      ['toString', 'x'],
    ].map(([Protocol = '', Endpoint = '']): [string, Params, string, RegExp] => [
      `${Protocol} to ${Endpoint}`,
      { Protocol, Endpoint },
      'InvalidParameter',
      /Endpoint|protocol/,
    ]),
  ])('refuse %s', async (_why, change, code, message) => {
    const TopicArn = await createTopic();
    const params = { TopicArn, Protocol: 'email', Endpoint: 'a@example.com', ...change };
    const answer = errorOf(await sns('Subscribe', params));
    expect(answer.code).toBe(code);
    expect(answer.message).toMatch(message);
  });

  it.each([
    ['https', 'https://example.com/hook'],
    ['sms', '+81 90-1234-5678'],
    ['sqs', 'arn:aws:sqs:ap-northeast-1:123456789012:q.fifo'],
    ['lambda', 'arn:aws:lambda:us-east-1:123456789012:function:f:prod'],
  ])('have neighbours of other protocols: %s to %s', async (Protocol, Endpoint) => {
    const TopicArn = await createTopic();
    expect((await sns('Subscribe', { TopicArn, Protocol, Endpoint })).status).toBe(200);
  });

  it('are refused by FIFO topics', async () => {
    const arn = await createTopic('a.fifo', fifo);
    const params = { TopicArn: arn, Protocol: 'email', Endpoint: 'a@example.com' };
    expect(errorOf(await sns('Subscribe', params)).message).toMatch(/protocol type: email/);
  });
});

describe('Publish', () => {
  it('mails the confirmed only, by protocol when asked', async () => {
    const arn = await createTopic();
    await subscribe(arn);
    await subscribe(arn, { Endpoint: 'pending@example.com' });
    await subscribe(arn, { Protocol: 'email-json', Endpoint: 'json@example.com' });
    simulator.trial.confirm(arn, 'a@example.com');
    simulator.trial.confirm(arn, 'json@example.com');
    const before = simulator.trial.outbox().length;
    const Message = JSON.stringify({ default: 'plain', email: 'for people' });
    await result('Publish', { TopicArn: arn, Message, MessageStructure: 'json', Subject: 'Hello' });
    const mails = simulator.trial.outbox().slice(before);
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['a@example.com', 'Hello'],
      ['json@example.com', 'Hello'],
    ]);
    expect(mails[0]?.body).toMatch(/^for people\n/);
    expect(JSON.parse(mails[1]?.body ?? '')).toMatchObject({
      Type: 'Notification',
      Message: 'plain',
    });
  });

  it.each<[why: string, params: Params, message: RegExp]>([
    ['an empty message', { Message: '' }, /Empty message/],
    ['a long message', { Message: 'x'.repeat(262_145) }, /too long/],
    ['a long subject', { Message: 'x', Subject: 'x'.repeat(101) }, /Subject/],
    ['a subject in another script', { Message: 'x', Subject: '接続' }, /Subject/],
    ['broken JSON', { Message: '{', MessageStructure: 'json' }, /JSON/],
    ['JSON without default', { Message: '{}', MessageStructure: 'json' }, /default/],
    ['another structure', { Message: '{}', MessageStructure: 'xml' }, /MessageStructure/],
    ['two targets', { Message: 'x', TargetArn: 'arn:aws:sns:x:1:y' }, /TargetArn/],
    ['a phone besides', { Message: 'x', PhoneNumber: '+81901234567' }, /PhoneNumber/],
  ])('refuses %s', async (_why, params, message) => {
    const TopicArn = await createTopic();
    expect(errorOf(await sns('Publish', { TopicArn, ...params })).message).toMatch(message);
  });
});
