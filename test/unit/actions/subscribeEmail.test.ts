import { beforeEach, describe, expect, it } from 'vitest';
import { subscribeEmail, type SubscribeResult } from '../../../src/core/actions/subscribeEmail';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { timePasses } from '../../fakes/timePasses';
import { email } from './wizardInput';

let aws: FakeAws;
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.add('vpn').arn;
});

function subscribe(address = email, mailAgain = false): Promise<SubscribeResult> {
  const wish = { topicArn, email: address, mailAgain };
  return timePasses(aws.clock, subscribeEmail(wish, aws, t));
}

describe('subscribing an address', () => {
  it('has SNS mail a link', async () => {
    expect(await subscribe(` ${email} `)).toEqual({ kind: 'asked', email });
    expect(aws.topics.confirmationMails).toEqual([{ topicArn, to: email }]);
  });

  it('says that it is pending already, whatever the case of its letters', async () => {
    await subscribe();
    expect(await subscribe('OPS@Example.com')).toMatchObject({ kind: 'alreadyPending' });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('mails a pending one again when asked to', async () => {
    await subscribe();
    expect(await subscribe('OPS@Example.com', true)).toEqual({ kind: 'asked', email });
    expect(aws.topics.confirmationMails).toHaveLength(2);
    expect(aws.topics.the(topicArn).subscriptions).toHaveLength(1);
  });

  it.each([false, true])('says that it is confirmed already (again: %s)', async (mailAgain) => {
    await subscribe();
    aws.topics.confirm(topicArn, email);
    expect(await subscribe(email, mailAgain)).toMatchObject({
      kind: 'alreadyConfirmed',
      subscription: { endpoint: email },
    });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it('refuses what is no address', async () => {
    expect(await subscribe('nobody')).toMatchObject({ kind: 'refused' });
    expect(aws.calls.made).toEqual([]);
  });

  it('refuses a FIFO topic', async () => {
    topicArn = aws.topics.add('vpn.fifo').arn;
    expect(await subscribe()).toMatchObject({
      kind: 'refused',
      problem: { severity: 'error', fix: { kind: 'chooseTopic' } },
    });
    expect(aws.calls.count('topics.subscribeEmail')).toBe(0);
  });

  it('fails for a topic that is gone', async () => {
    aws.topics.byArn.clear();
    expect(await subscribe()).toMatchObject({ kind: 'failed', failure: { kind: 'notFound' } });
  });

  it('looks when the answer is lost', async () => {
    aws.calls.fail('topics.subscribeEmail', { kind: 'timeout', when: 'after' });
    expect(await subscribe()).toEqual({ kind: 'asked', email });
    expect(aws.topics.confirmationMails).toHaveLength(1);
  });

  it.each([
    ['denied', 'no'],
    ['timeout', 'no'],
  ] as const)('that fails (%s) has not happened', async (kind, applied) => {
    aws.calls.fail('topics.subscribeEmail', { kind, when: 'before' });
    expect(await subscribe()).toMatchObject({ kind: 'failed', failure: { kind }, applied });
  });

  it('does not know whether a second mail went out', async () => {
    await subscribe();
    aws.calls.fail('topics.subscribeEmail', { kind: 'timeout', when: 'after' });
    expect(await subscribe(email, true)).toMatchObject({ kind: 'failed', applied: 'unknown' });
  });
});
