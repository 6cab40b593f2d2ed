/** AWS as it is just after a write: reads may show the state before it. */
import type { AnyAlarm } from '../../src/core/model/logAlarm';
import type { ScopeAws } from '../../src/core/ports/aws';
import { aroundSend } from './aroundSend';
import type { FakeAws } from './fakeAws';
import { subscriptionIn, withoutTokens } from './fakeTopics';

/**
 * The same account, of which reads of alarms and topics lag behind each write.
 * @param isNew whether the n-th read after a write, from 0, shows what the write did
 */
export function laggingReads(aws: FakeAws, isNew: (read: number) => boolean): ScopeAws {
  let before = stateOf(aws);
  let reads = 0;
  const noting = aroundSend(aws, (send) => {
    before = stateOf(aws);
    reads = 0;
    return send();
  });
  const isNext = (): boolean => isNew(reads++);
  return {
    ...noting,
    alarms: over(noting.alarms, {
      async get(names, signal) {
        const now = await aws.alarms.get(names, signal);
        return isNext() ? now : names.flatMap((name) => before.alarms.get(name) ?? []);
      },
      async stored(name, signal) {
        const now = await aws.alarms.stored(name, signal);
        if (isNext()) return now;
        const alarm = before.metricAlarms.get(name);
        const configuration = before.configurations.get(name);
        return alarm && configuration && { alarm, configuration };
      },
    }),
    topics: over(noting.topics, {
      async get(arn, signal) {
        if (isNext()) return aws.topics.get(arn, signal);
        const topic = before.topics.get(arn);
        if (!topic) throw aws.calls.error('topics.get', 'notFound', arn);
        return withoutTokens(topic);
      },
      async subscription(arn, subscriber, signal) {
        if (isNext()) return aws.topics.subscription(arn, subscriber, signal);
        const topic = before.topics.get(arn);
        if (!topic) throw aws.calls.error('topics.subscription', 'notFound', arn);
        return subscriptionIn(topic, subscriber);
      },
    }),
  };
}

function stateOf({ alarms, topics }: FakeAws) {
  return {
    alarms: new Map<string, AnyAlarm>([...alarms.byName, ...alarms.logAlarms.byName]),
    metricAlarms: new Map(alarms.byName),
    configurations: new Map(alarms.configurations),
    topics: new Map(topics.byArn),
  };
}

function over<Port extends object>(port: Port, methods: Partial<Port>): Port {
  return Object.assign(Object.create(port) as Port, methods);
}
