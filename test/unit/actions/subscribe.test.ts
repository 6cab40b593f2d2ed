import { beforeEach, describe, expect, it } from 'vitest';
import {
  subscribe as subscribeAction,
  type SubscribeResult,
} from '../../../src/core/actions/subscribe';
import type { Subscriber } from '../../../src/core/model/topic';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { timePasses } from '../../fakes/timePasses';
import { email } from './wizardInput';
import { writeFaults } from './plan/writeFaults';
import { byEmail } from '../../fakes/subscribers';

let aws: FakeAws;
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.add('vpn').arn;
});

const subscriber = byEmail(email);

function subscribe(who: Subscriber | string = email, askAgain = false): Promise<SubscribeResult> {
  const whom = typeof who === 'string' ? byEmail(who) : who;
  const asked = { topicArn, subscriber: whom, askAgain };
  return timePasses(aws.clock, subscribeAction(asked, aws, t));
}

describe('subscribing an address', () => {
  it('has SNS mail a link', async () => {
    expect(await subscribe()).toEqual({ kind: 'asked', subscriber });
    expect(aws.topics.confirmationMails).toEqual([{ topicArn, to: email }]);
  });

  it('says that it is pending already, whatever the case of its letters', async () => {
    await subscribe();
    expect(await subscribe('OPS@Example.com')).toMatchObject({ kind: 'alreadyPending' });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('asks a pending one again when asked to', async () => {
    await subscribe();
    expect(await subscribe('OPS@Example.com', true)).toEqual({ kind: 'asked', subscriber });
    expect(aws.topics.confirmationMails).toHaveLength(2);
    expect(aws.topics.the(topicArn).subscriptions).toHaveLength(1);
  });

  it.each([false, true])('says that it is confirmed already (again: %s)', async (askAgain) => {
    await subscribe();
    aws.topics.confirm(topicArn, email);
    expect(await subscribe(email, askAgain)).toMatchObject({
      kind: 'alreadyConfirmed',
      subscription: { endpoint: email },
    });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('refuses what is no address', async () => {
    expect(await subscribe('nobody')).toMatchObject({ kind: 'refused' });
    expect(aws.calls.recorded).toEqual([]);
  });

  it('refuses a FIFO topic', async () => {
    topicArn = aws.topics.add('vpn.fifo').arn;
    expect(await subscribe()).toMatchObject({
      kind: 'refused',
      problem: { severity: 'error', fix: { kind: 'chooseTopic' } },
    });
    expect(aws.calls.count('topics.subscribe')).toBe(0);
  });

  it('fails for a topic that is gone', async () => {
    aws.topics.byArn.clear();
    expect(await subscribe()).toMatchObject({ kind: 'failed', failure: { kind: 'notFound' } });
  });

  it('reads back when the response is lost', async () => {
    aws.calls.fail('topics.subscribe', { kind: 'timeout', when: 'after' });
    expect(await subscribe()).toEqual({ kind: 'asked', subscriber });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it.each([
    ['denied', 'no'],
    ['timeout', 'no'],
  ] as const)('that fails (%s) has not happened', async (kind, applied) => {
    aws.calls.fail('topics.subscribe', { kind, when: 'before' });
    expect(await subscribe()).toMatchObject({ kind: 'failed', failure: { kind }, applied });
  });

  it('does not know whether a second mail went out', async () => {
    await subscribe();
    aws.calls.fail('topics.subscribe', { kind: 'timeout', when: 'after' });
    expect(await subscribe(email, true)).toMatchObject({ kind: 'failed', applied: 'unknown' });
  });
});

const url = 'https://hooks.example.com/T0/secret';
const others: readonly Subscriber[] = [
  { protocol: 'https', endpoint: url },
  { protocol: 'sms', endpoint: '+819012345678' },
];

describe.each(others)('subscribing by $protocol', (other) => {
  it('sends the whole endpoint, once', async () => {
    expect(await subscribe(other)).toEqual({ kind: 'asked', subscriber: other });
    expect(aws.topics.the(topicArn).subscriptions).toMatchObject([other]);
    const again = await subscribe(other);
    expect(again.kind).toBe(other.protocol === 'sms' ? 'alreadyConfirmed' : 'alreadyPending');
    expect(JSON.stringify(again)).not.toContain('secret');
    expect(aws.calls.count('topics.subscribe')).toBe(1);
  });

  it('does not take another one for the same', async () => {
    await subscribe(other);
    const next = { ...other, endpoint: `${other.endpoint}2` };
    expect(await subscribe(next)).toMatchObject({ kind: 'asked' });
    expect(aws.topics.the(topicArn).subscriptions).toHaveLength(2);
  });

  it.each(['denied', 'throttled', 'timeout', 'cancelled'] as const)(
    'that fails (%s) has not happened',
    async (kind) => {
      aws.calls.failFrom('topics.subscribe', { kind, when: 'before' });
      expect(await subscribe(other)).toMatchObject({ failure: { kind }, applied: 'no' });
      expect(aws.topics.the(topicArn).subscriptions).toEqual([]);
    },
  );

  it.each(['timeout', 'malformed', 'network'] as const)(
    'reads back when the response is lost (%s)',
    async (kind) => {
      aws.calls.fail('topics.subscribe', { kind, when: 'after' });
      expect(await subscribe(other)).toEqual({ kind: 'asked', subscriber: other });
      expect(aws.topics.the(topicArn).subscriptions).toHaveLength(1);
    },
  );
});

/** What each of them leaves, and whether the next try completes it. */
const everyFault = [byEmail(email), ...others].flatMap((who) =>
  writeFaults.map(([name, fault]) => [who.protocol, name, who, fault] as const),
);

it.each(everyFault)('by %s, %s: nothing is lost or doubled', async (_, name, who, fault) => {
  const abort = new AbortController();
  const lasting = name === 'denied' || name === 'throttled';
  if (lasting) aws.calls.failFrom('topics.subscribe', fault(abort));
  else aws.calls.fail('topics.subscribe', fault(abort));
  const asked = { topicArn, subscriber: who, askAgain: false };
  const first = await timePasses(aws.clock, subscribeAction(asked, aws, t, abort.signal));
  const isThere = aws.topics.the(topicArn).subscriptions.length > 0;
  expect(isThere).toBe(name.endsWith('after the effect'));
  if (name.startsWith('cancelled'))
    expect(first).toMatchObject({ kind: 'cancelled', applied: isThere ? 'yes' : 'no' });
  else expect(first).toMatchObject(isThere ? { kind: 'asked' } : { kind: 'failed', applied: 'no' });

  aws.calls.heal();
  await subscribe(who);
  expect(aws.topics.the(topicArn).subscriptions).toHaveLength(1);
});
