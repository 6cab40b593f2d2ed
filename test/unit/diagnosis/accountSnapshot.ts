/** What a refresh would know of the fake account, all of it fresh. */
import { isExpected } from '../../../src/core/model/errors';
import { failed, succeeded, type Part, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import type { Topic } from '../../../src/core/model/topic';
import type { FakeAws } from '../../fakes/fakeAws';
import { testScopeSnapshot } from '../../fakes/snapshots';

/** The scope's snapshot now. */
export async function snapshotOf(aws: FakeAws): Promise<ScopeSnapshot> {
  const now = aws.clock.now();
  const alarms = await aws.alarms.list();
  const arns = new Set(alarms.flatMap((a) => [...a.alarmActions, ...a.okActions]));
  const topics: Record<string, Part<Topic>> = {};
  for (const arn of arns) {
    topics[arn] = await aws.topics.get(arn).then(
      (topic) => succeeded(topic, now),
      (error: unknown) => {
        if (!isExpected(error)) throw error;
        return failed<Topic>(undefined, error.failure, now);
      },
    );
  }
  return testScopeSnapshot(
    { scope: aws.scope },
    {
      endpoints: succeeded(await aws.endpoints.list(), now),
      alarms: succeeded(alarms, now),
      topics,
    },
  );
}
