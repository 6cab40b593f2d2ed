/** Whatever goes wrong, in whatever order: a clean run afterwards ends in one of each. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runPlan } from '../../../../src/core/actions/runPlan';
import type { Made } from '../../../../src/core/actions/plan/made';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation } from '../../../fakes/fakeCalls';
import { timePasses } from '../../../fakes/timePasses';
import { alarmName, email, planFor } from '../wizardInput';

const operation = fc.constantFrom<FakeOperation>(
  'topics.get',
  'topics.create',
  'topics.subscribeEmail',
  'alarms.get',
  'alarms.put',
);
const kind = fc.constantFrom(
  'denied',
  'throttled',
  'busy',
  'timeout',
  'network',
  'malformed',
  'server',
  'expired',
  'cancelled',
  'other',
);
const fault = fc.record({
  operation,
  kind,
  when: fc.constantFrom('before', 'after'),
  nth: fc.integer({ min: 1, max: 3 }),
});
const runs = fc.array(fc.array(fault, { minLength: 1, maxLength: 5 }), { maxLength: 5 });

it('ends in one alarm, one topic and one subscription after any sequence of failed runs', async () => {
  await fc.assert(
    fc.asyncProperty(runs, async (faultyRuns) => {
      const aws = new FakeAws();
      const topicArn = aws.topics.arnOf('vpn-watch');
      let already: readonly Made[] = [];
      for (const faults of faultyRuns) {
        for (const { operation, kind, when, nth } of faults)
          aws.calls.fail(operation, { kind, when: refused(kind) ? 'before' : when }, nth);
        const result = await timePasses(aws.clock, runPlan(planFor(aws), aws, { already }));
        aws.calls.heal();
        expect(['done', 'failed', 'cancelled']).toContain(result.kind);
        already = 'made' in result ? result.made : [];
        expectTruth(aws, topicArn, already);
      }
      const last = await timePasses(aws.clock, runPlan(planFor(aws), aws, { already }));
      expect(last.kind).toBe('done');
      expect(aws.topics.byArn.size).toBe(1);
      expect(aws.topics.the(topicArn).subscriptions).toHaveLength(1);
      expect([...aws.alarms.byName.keys()]).toEqual([alarmName]);
      expect(aws.topics.confirmationMails).toEqual([{ topicArn, to: email }]);
    }),
    { numRuns: 500 },
  );
});

/** What is said to exist does, and what exists is said to, for sure or not. */
function expectTruth(aws: FakeAws, topicArn: string, made: readonly Made[]): void {
  const topic = aws.topics.byArn.get(topicArn);
  const exists = {
    topic: topic !== undefined,
    subscription: (topic?.subscriptions.length ?? 0) > 0,
    alarm: aws.alarms.byName.has(alarmName),
  };
  for (const kind of ['topic', 'subscription', 'alarm'] as const) {
    const entry = made.find((other) => other.kind === kind);
    if (entry?.sure !== false) expect(exists[kind]).toBe(entry !== undefined);
  }
}

/** An answer with these kinds comes before anything is done. */
function refused(kind: string): boolean {
  return ['denied', 'expired', 'throttled', 'busy', 'other'].includes(kind);
}
