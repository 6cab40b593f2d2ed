/** After failures in any order, a run without failures ends with one of each. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runPlan } from '../../../../src/core/actions/runPlan';
import type { FailureKind } from '../../../../src/core/model/errors';
import type { CreatedResource } from '../../../../src/core/actions/plan/created';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation } from '../../../fakes/fakeCalls';
import { timePasses } from '../../../fakes/timePasses';
import { alarmName, email, planFor } from '../wizardInput';

const creating: readonly FakeOperation[] = [
  'topics.get',
  'topics.create',
  'topics.subscribe',
  'alarms.get',
  'alarms.put',
];
const overwriting: readonly FakeOperation[] = [
  'account.identity',
  'alarms.stored',
  'alarms.overwrite',
];
const kind = fc.constantFrom<FailureKind>(
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

/** Some runs, each with some faults of these operations. */
function runs(operations: readonly FakeOperation[]) {
  const fault = fc.record({
    operation: fc.constantFrom(...operations),
    kind,
    when: fc.constantFrom<'before' | 'after'>('before', 'after'),
    nth: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(fc.array(fault, { minLength: 1, maxLength: 5 }), { maxLength: 5 });
}

it('ends in one alarm, one topic and one subscription after any sequence of failed runs', async () => {
  await fc.assert(
    fc.asyncProperty(runs(creating), async (faultyRuns) => {
      const aws = new FakeAws();
      const topicArn = aws.topics.arnOf('vpn-watch');
      let already: readonly CreatedResource[] = [];
      for (const faults of faultyRuns) {
        setFaults(aws, faults);
        const result = await timePasses(aws.clock, runPlan(planFor(aws), aws, { already }));
        aws.calls.heal();
        expect(['done', 'failed', 'cancelled']).toContain(result.kind);
        already = 'created' in result ? result.created : [];
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

it('says whether it overwrote an alarm after any sequence of failed runs', async () => {
  await fc.assert(
    fc.asyncProperty(runs(overwriting), async (faultyRuns) => {
      const aws = new FakeAws();
      await timePasses(aws.clock, runPlan(planFor(aws), aws));
      const old = aws.alarms.add({ ...aws.alarms.the(alarmName), threshold: 5 });
      const { configuration } = (await aws.alarms.stored(alarmName)) ?? {};
      const arn = aws.topics.arnOf('vpn-watch');
      if (!configuration) throw new Error('The alarm is stored.');
      const topic = { kind: 'existing', topic: aws.topics.the(arn) } as const;
      const plan = planFor(aws, { topic, replace: { alarm: old, configuration } });
      let already: readonly CreatedResource[] = [];
      for (const faults of faultyRuns) {
        setFaults(aws, faults);
        const result = await timePasses(aws.clock, runPlan(plan, aws, { already }));
        aws.calls.heal();
        already = 'created' in result ? result.created : [];
        const [entry, ...others] = already;
        expect(others).toEqual([]);
        const isWritten = aws.alarms.the(alarmName).threshold !== 5;
        if (entry?.confirmed !== false) expect(isWritten).toBe(entry !== undefined);
      }
      const last = await timePasses(aws.clock, runPlan(plan, aws, { already }));
      expect(last.kind).toBe('done');
      expect(aws.calls.count('alarms.put')).toBe(1);
    }),
    { numRuns: 500 },
  );
});

interface PlannedFault {
  readonly operation: FakeOperation;
  readonly kind: FailureKind;
  readonly when: 'before' | 'after';
  readonly nth: number;
}

function setFaults(aws: FakeAws, faults: readonly PlannedFault[]): void {
  for (const { operation, kind, when, nth } of faults)
    aws.calls.fail(operation, { kind, when: refused(kind) ? 'before' : when }, nth);
}

/** What is said to exist does, and what exists is said to, for sure or not. */
function expectTruth(aws: FakeAws, topicArn: string, created: readonly CreatedResource[]): void {
  const topic = aws.topics.byArn.get(topicArn);
  const exists = {
    topic: topic !== undefined,
    subscription: (topic?.subscriptions.length ?? 0) > 0,
    alarm: aws.alarms.byName.has(alarmName),
  };
  for (const kind of ['topic', 'subscription', 'alarm'] as const) {
    const entry = created.find((other) => other.kind === kind);
    if (entry?.confirmed !== false) expect(exists[kind]).toBe(entry !== undefined);
  }
}

/** An answer with these kinds comes before anything is done. */
function refused(kind: string): boolean {
  return ['denied', 'expired', 'throttled', 'busy', 'other'].includes(kind);
}
