/**
 * Every write against an account that shows it late, and whose answer to it is lost: what is there in
 * the end is what the action says, and nothing is sent twice.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WriteOutcome } from '../../../../src/core/actions/write/attempt';
import { runPlan } from '../../../../src/core/actions/runPlan';
import { planTopic, runTopicPlan } from '../../../../src/core/actions/createTopic';
import { deleteAlarm } from '../../../../src/core/actions/deleteAlarm';
import {
  repairTopicPolicy,
  previewRepair,
} from '../../../../src/core/actions/policy/repairTopicPolicy';
import { pausesMs, readBack, type Observation } from '../../../../src/core/actions/write/readBack';
import { previewReplace, replaceAlarm } from '../../../../src/core/actions/replace/replaceAlarm';
import { setActionsEnabled } from '../../../../src/core/actions/setActionsEnabled';
import { subscribe } from '../../../../src/core/actions/subscribe';
import { previewTest, sendTest } from '../../../../src/core/actions/testNotification';
import type { ScopeAws } from '../../../../src/core/ports/aws';
import { aroundSend } from '../../../fakes/aroundSend';
import { FakeAws } from '../../../fakes/fakeAws';
import type { FakeOperation, Fault } from '../../../fakes/fakeCalls';
import { FakeClock } from '../../../fakes/fakeClock';
import { laggingReads } from '../../../fakes/laggingReads';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { timePasses } from '../../../fakes/timePasses';
import { alarmName, definitionFor, email, planFor } from '../wizardInput';
import { byEmail } from '../../../fakes/subscribers';

interface Result {
  readonly kind: string;
  readonly applied?: WriteOutcome;
}

/** One write: what is there before, and the action, which is run once what a person sees is read. */
interface Action {
  readonly name: string;
  readonly write: FakeOperation;
  readonly prepare: (aws: FakeAws) => Promise<(aws: ScopeAws) => Promise<Result>>;
  /** How it ends well. */
  readonly done: string;
  /** How it ends where AWS accepts the write and never shows it. */
  readonly neverShown: string;
}

const topicArnOf = (aws: FakeAws): string => aws.topics.add('vpn').arn;

async function ready<T extends { readonly kind: string }, K extends T['kind']>(
  preview: Promise<T>,
  kind: K,
): Promise<Extract<T, { readonly kind: K }>> {
  const result = await preview;
  if (result.kind !== kind) throw new Error(result.kind);
  return result as Extract<T, { readonly kind: K }>;
}

const actions: readonly Action[] = [
  {
    name: 'create an alarm',
    write: 'alarms.put',
    prepare: (aws) => {
      const topic = aws.topics.add('vpn');
      const plan = planFor(aws, { topic: { kind: 'existing', topic } });
      return Promise.resolve((all) => runPlan(plan, all));
    },
    done: 'done',
    neverShown: 'failed',
  },
  {
    name: 'replace an alarm',
    write: 'alarms.overwrite',
    prepare: async (aws) => {
      const wanted = definitionFor(topicArnOf(aws));
      const seen = aws.alarms.add({ ...wanted, threshold: 7 });
      const preview = await ready(previewReplace(seen, wanted, aws), 'ready');
      return (all) => replaceAlarm(preview.replacement, all);
    },
    done: 'done',
    neverShown: 'differs',
  },
  {
    name: 'delete an alarm',
    write: 'alarms.delete',
    prepare: (aws) => {
      const alarm = aws.alarms.add(definitionFor(topicArnOf(aws)));
      return Promise.resolve((all) => deleteAlarm(alarm, all, t));
    },
    done: 'done',
    neverShown: 'failed',
  },
  ...[true, false].map((enabled): Action => ({
    name: enabled ? 'enable actions' : 'disable actions',
    write: 'alarms.setActionsEnabled',
    prepare: (aws) => {
      aws.alarms.add({ ...definitionFor(topicArnOf(aws)), actionsEnabled: !enabled });
      return Promise.resolve((all) => setActionsEnabled(alarmName, enabled, all, t));
    },
    done: 'done',
    neverShown: 'failed',
  })),
  {
    name: 'open a topic to alarms',
    write: 'topics.setPolicy',
    prepare: async (aws) => {
      const { arn } = aws.topics.add('vpn', { policy: JSON.stringify({ Statement: [] }) });
      const source = { region: aws.scope.region, accountId: aws.identity.accountId, alarmName };
      const { repair } = await ready(previewRepair(arn, source, aws, t), 'repair');
      return (all) => repairTopicPolicy(repair, all, t);
    },
    done: 'done',
    neverShown: 'failed',
  },
  {
    name: 'create a topic',
    write: 'topics.create',
    prepare: ({ scope, identity }) => {
      const plan = planTopic({ scope, identity, name: 'vpn' }, t);
      return Promise.resolve((all) => runTopicPlan(plan, all));
    },
    done: 'done',
    neverShown: 'failed',
  },
  {
    name: 'subscribe',
    write: 'topics.subscribe',
    prepare: (aws) => {
      const asked = { topicArn: topicArnOf(aws), subscriber: byEmail(email), askAgain: false };
      return Promise.resolve((all) => subscribe(asked, all, t));
    },
    done: 'asked',
    // SNS's answer is enough: it has mailed the link.
    neverShown: 'asked',
  },
];

const sendsTest: Action = {
  name: 'send a test',
  write: 'alarms.setState',
  prepare: async (aws) => {
    aws.alarms.add(definitionFor(topicArnOf(aws)));
    const { preview } = await ready(previewTest(alarmName, aws.clock.now(), aws, t), 'ready');
    return (all) => sendTest(preview, all, t);
  },
  done: 'sent',
  neverShown: 'sent',
};
const everyAction = [...actions, sendsTest];

/** Runs an action once; AWS shows writes with the given delay, and one call fails. */
async function run(action: Action, isNew: (read: number) => boolean, fault?: Fault) {
  const aws = new FakeAws();
  const act = await action.prepare(aws);
  if (fault) aws.calls.fail(action.write, fault);
  const result = await timePasses(aws.clock, act(laggingReads(aws, isNew)));
  return { aws, result, sent: aws.calls.count(action.write) };
}

const always = (): boolean => true;
const never = (): boolean => false;
const lostKinds = ['timeout', 'network', 'malformed', 'server'] as const;
const forNow = ['throttled', 'busy'] as const;

describe.each(actions)('$name, shown late', (action) => {
  it('is done as soon as one read shows it, whatever the reads before and after show', async () => {
    const late = fc.integer({ min: 0, max: pausesMs.length });
    const later = fc.array(fc.boolean(), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        late,
        later,
        fc.constantFrom(...lostKinds, undefined),
        async (k, tail, kind) => {
          const isNew = (read: number): boolean =>
            read === k || (read > k && tail[read - k] === true);
          const fault = kind && ({ kind, when: 'after' } as const);
          const { result, sent } = await run(action, isNew, fault);
          expect(result.kind).toBe(action.done);
          expect(sent).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not called done where it is never shown', async () => {
    const { result, sent } = await run(action, never);
    expect(result.kind).toBe(action.neverShown);
    expect(sent).toBe(1);
  });

  it('is given up within 20 seconds', async () => {
    const aws = new FakeAws();
    const act = await action.prepare(aws);
    const result = await timePasses(aws.clock, act(laggingReads(aws, never)));
    const waited = aws.clock.now() - new FakeClock().now();
    expect(result.kind).toBe(action.neverShown);
    expect(waited).toBeLessThan(20_000);
  });
});

describe.each(everyAction)('$name, where the answer is lost', (action) => {
  it.each(lostKinds)('(%s) after the effect is done, and sent once', async (kind) => {
    const { result, sent } = await run(action, always, { kind, when: 'after' });
    expect(result.kind).toBe(action.done);
    expect(sent).toBe(1);
  });

  it.each(lostKinds)('(%s) before the effect is not sent again', async (kind) => {
    const { result, sent } = await run(action, always, { kind, when: 'before' });
    expect(result.kind).toBe('failed');
    expect(result.applied ?? 'no').toBe(action === sendsTest ? 'unknown' : 'no');
    expect(sent).toBe(1);
  });

  it.each(forNow)('(%s) is sent again, for AWS refused it', async (kind) => {
    const { result, sent } = await run(action, always, { kind, when: 'before' });
    expect(result.kind).toBe(action.done);
    expect(sent).toBe(2);
  });

  it.each(['denied', 'invalid', 'other', 'quota', 'expired'] as const)(
    '(%s) is not sent again, for AWS would refuse it again',
    async (kind) => {
      const { result, sent } = await run(action, always, { kind, when: 'before' });
      expect(result).toMatchObject({ kind: 'failed', failure: { kind } });
      expect(sent).toBe(1);
    },
  );
});

describe('what a colleague changes meanwhile', () => {
  /** A colleague changes the alarm or the topic as soon as the write has been sent. */
  async function withColleague(name: string, fault: Fault, change: (aws: FakeAws) => void) {
    const action = everyAction.find((one) => one.name === name);
    if (!action) throw new Error(name);
    const aws = new FakeAws();
    const act = await action.prepare(aws);
    aws.calls.fail(action.write, fault);
    const busy = aroundSend(aws, (send) =>
      send().finally(() => {
        change(aws);
      }),
    );
    const result = await timePasses(aws.clock, act(busy));
    return { aws, result, sent: aws.calls.count(action.write) };
  }
  const change = (aws: FakeAws): void => {
    aws.alarms.add({ ...definitionFor(aws.topics.arnOf('vpn')), threshold: 99 });
  };

  it.each(lostKinds)('stays, where the answer to a replacement is lost (%s)', async (kind) => {
    const { aws, result, sent } = await withColleague(
      'replace an alarm',
      { kind, when: 'after' },
      change,
    );
    expect(aws.alarms.the(alarmName).threshold).toBe(99);
    expect(result).toMatchObject({ kind: 'failed', applied: 'unknown' });
    expect(sent).toBe(1);
  });

  it.each(forNow)('stays, where a replacement is refused for now (%s)', async (kind) => {
    const fault = { kind, when: 'before' } as const;
    const { aws, result, sent } = await withColleague('replace an alarm', fault, change);
    expect(aws.alarms.the(alarmName).threshold).toBe(99);
    expect(result).toMatchObject({ kind: 'changed' });
    expect(sent).toBe(1);
  });

  it.each(forNow)('stays, where a deletion is refused for now (%s)', async (kind) => {
    const fault = { kind, when: 'before' } as const;
    const { aws, result } = await withColleague('delete an alarm', fault, change);
    expect(aws.alarms.the(alarmName).threshold).toBe(99);
    expect(result).toMatchObject({ kind: 'changed' });
  });

  it('stays in a policy, whatever became of the answer', async () => {
    const theirs = JSON.stringify({ Statement: [{ Sid: 'theirs' }] });
    const write = (aws: FakeAws): void => void aws.topics.add('vpn', { policy: theirs });
    for (const kind of [...lostKinds, ...forNow]) {
      const when = kind === 'throttled' || kind === 'busy' ? 'before' : 'after';
      const { aws, result } = await withColleague('open a topic to alarms', { kind, when }, write);
      expect(aws.topics.the(aws.topics.arnOf('vpn')).policy).toBe(theirs);
      expect(result.kind).not.toBe('done');
    }
  });
});

describe('reading back', () => {
  const read = async (signal?: AbortSignal): Promise<Observation<number>> => {
    await Promise.resolve();
    signal?.throwIfAborted();
    return { effect: 'no', seen: 0 };
  };

  it('pauses longer each time', () => {
    expect([...pausesMs].sort((a, b) => a - b)).toEqual(pausesMs);
    expect(new Set(pausesMs).size).toBe(pausesMs.length);
  });

  it('ends the wait when the person leaves', async () => {
    const aws = new FakeAws();
    const leave = new AbortController();
    aws.alarms.add(definitionFor(topicArnOf(aws)));
    const running = setActionsEnabled(alarmName, false, laggingReads(aws, never), t, leave.signal);
    while (aws.clock.waiting() === 0) await aws.clock.settle();
    leave.abort();
    // AWS has accepted it; that much is known.
    expect(await running).toMatchObject({ kind: 'cancelled', applied: 'yes' });
    expect(aws.clock.waiting()).toBe(0);
  });

  it('throws what is a fault of our own', async () => {
    const clock = new FakeClock();
    const bug = new TypeError('a bug');
    const observe = (): Promise<Observation<number>> => Promise.reject(bug);
    await expect(readBack(observe, { clock })).rejects.toBe(bug);
    expect(await timePasses(clock, readBack(read, { clock }))).toMatchObject({ kind: 'read' });
  });
});
