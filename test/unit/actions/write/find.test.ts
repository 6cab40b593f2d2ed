/** What is read before and after a write. */
import { beforeEach, describe, expect, it } from 'vitest';
import { findSubscription, observeAlarm } from '../../../../src/core/actions/write/find';
import { FakeAws } from '../../../fakes/fakeAws';
import { byEmail } from '../../../fakes/subscribers';
import { alarmName, definitionFor } from '../wizardInput';

const topicArn = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';

let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
});

describe('a look for a new alarm', () => {
  const wanted = definitionFor(topicArn);
  const observe = () => observeAlarm(aws, wanted)();

  it('shows that it is not there, among others that are', async () => {
    aws.alarms.add({ ...wanted, name: `${alarmName}-2` });
    expect(await observe()).toEqual({ effect: 'no', seen: undefined });
  });

  it('shows that it is as it was asked for', async () => {
    const seen = aws.alarms.add(wanted);
    expect(await observe()).toEqual({ effect: 'yes', seen });
  });

  it('is undetermined where somebody else has made one of that name', async () => {
    const seen = aws.alarms.add({ ...wanted, threshold: 9 });
    expect(await observe()).toEqual({ effect: 'unknown', seen });
  });
});

describe('the subscription of an address', () => {
  const of = (protocol: string, endpoint: string) => ({ topicArn, protocol, endpoint });

  it.each([
    ['by e-mail', of('email', 'Ops@Example.com'), true],
    ['of another address', of('email', 'dev@example.com'), false],
    ['of mails in JSON', of('email-json', 'ops@example.com'), false],
  ])('%s: %j', async (_, subscription, isIt) => {
    const subscriptions = [of('email', 'first@example.com'), subscription];
    const topic = aws.topics.add('vpn', { subscriptions });
    const found = await findSubscription(aws, topic, byEmail('ops@example.COM'));
    expect(found).toBe(isIt ? subscription : undefined);
    expect(aws.calls.recorded).toEqual([]);
  });

  it('by HTTPS is compared by the whole URL, of which only the host comes back', async () => {
    const url = 'https://hooks.example.com/secret/1';
    const { arn } = aws.topics.add('vpn', { subscriptions: [of('https', url)] });
    const topic = await aws.topics.get(arn);
    const find = (endpoint: string) =>
      findSubscription(aws, topic, { protocol: 'https', endpoint });
    expect(await find(url)).toEqual(of('https', 'https://hooks.example.com/…'));
    expect(await find('https://hooks.example.com/secret/2')).toBeUndefined();
  });
});
