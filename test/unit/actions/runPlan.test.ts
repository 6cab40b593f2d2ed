import { beforeEach, describe, expect, it } from 'vitest';
import { differenceText } from '../../../src/core/actions/write/alarmDifferences';
import { describePlan } from '../../../src/core/actions/plan/describePlan';
import { runPlan as runPlanAction, type AlarmResult } from '../../../src/core/actions/runPlan';
import { createdText, type CreatedResource } from '../../../src/core/actions/plan/created';
import type { FailureKind } from '../../../src/core/model/errors';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { StoredAlarm } from '../../../src/core/model/alarmConfiguration';
import { newTopicPolicy } from '../../../src/core/actions/policy/topicPolicy';
import { overwriteAlarmCall } from '../../../src/core/ports/calls';
import { aroundSend } from '../../fakes/aroundSend';
import { FakeAws } from '../../fakes/fakeAws';
import { fakeOperations, type FakeOperation } from '../../fakes/fakeCalls';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { alarmName, definitionFor, email, endpoint, newTopic, planFor } from './wizardInput';
import { timePasses } from '../../fakes/timePasses';
import { byEmail } from '../../fakes/subscribers';

let aws: FakeAws;

/** As the action, while time passes. */
const runPlan: typeof runPlanAction = (...values) =>
  timePasses(aws.clock, runPlanAction(...values));
let topicArn: string;

beforeEach(() => {
  aws = new FakeAws();
  topicArn = aws.topics.arnOf('vpn-watch');
});

/** The alarm as AWS has it, put there first where a definition is given. */
async function stored(definition?: AlarmDefinition): Promise<StoredAlarm> {
  if (definition) aws.alarms.add(definition);
  const found = await aws.alarms.stored(alarmName);
  if (!found) throw new Error('no alarm');
  return found;
}

const topic = (confirmed = true): CreatedResource => ({ kind: 'topic', arn: topicArn, confirmed });
const subscription = (confirmed = true): CreatedResource => ({
  kind: 'subscription',
  topicArn,
  subscriber: byEmail(email),
  confirmed,
});
const alarm = (confirmed = true): CreatedResource => ({
  kind: 'alarm',
  name: alarmName,
  confirmed,
});

function createdOf(result: AlarmResult): readonly CreatedResource[] {
  return 'created' in result ? result.created : [];
}

/** The account holds what was planned, once, and nobody was mailed twice. */
function expectFinished(): void {
  expect([...aws.topics.byArn.keys()]).toEqual([topicArn]);
  expect(aws.topics.the(topicArn).subscriptions.map(({ endpoint }) => endpoint)).toEqual([email]);
  expect(aws.topics.confirmationMails).toEqual([{ topicArn, to: email }]);
  expect([...aws.alarms.byName.values()]).toMatchObject([definitionFor(topicArn)]);
}

/** What really exists, said as the result should say it. */
function existing(): readonly CreatedResource[] {
  const there = aws.topics.byArn.get(topicArn);
  return [
    ...(there ? [topic()] : []),
    ...(there && there.subscriptions.length > 0 ? [subscription()] : []),
    ...(aws.alarms.byName.has(alarmName) ? [alarm()] : []),
  ];
}

describe('a plan', () => {
  it('sends exactly its calls, in order, and ends with the alarm as AWS has it', async () => {
    const plan = planFor(aws);
    const titles: string[] = [];
    const result = await runPlan(plan, aws, {
      onProgress: ({ step, steps, title }) => titles.push(`${step}/${steps} ${title}`),
    });
    expect(result).toEqual({
      kind: 'done',
      alarm: aws.alarms.the(alarmName),
      topicArn,
      created: [topic(), subscription(), alarm()],
    });
    expectFinished();
    expect(plan.steps.map(({ call }) => call.operation)).toEqual([
      'CreateTopic',
      'Subscribe',
      'PutMetricAlarm',
    ]);
    expect(aws.calls.operations()).toEqual([
      'account.identity',
      'topics.get',
      'topics.create',
      'topics.get',
      'topics.get',
      'topics.subscribe',
      'topics.get',
      'alarms.get',
      'alarms.isComposite',
      'alarms.put',
      'alarms.get',
    ]);
    expect(titles).toEqual([
      '1/3 Create the topic vpn-watch',
      '2/3 Subscribe ops@example.com',
      `3/3 Create the alarm ${alarmName}`,
    ]);
    expect(aws.alarms.tags.get(alarmName)).toEqual({
      'created-by': 'client-vpn-watch',
      'client-vpn-endpoint': endpoint.id,
    });
  });

  it('overwrites no composite alarm of the name', async () => {
    aws.alarms.composites.add(alarmName);
    expect(await runPlan(planFor(aws), aws)).toMatchObject({
      kind: 'conflict',
      conflict: { kind: 'compositeExists', name: alarmName },
    });
    expect(aws.calls.count('alarms.put')).toBe(0);
  });

  it('is of the alarm that notifies of new connections', () => {
    const { definition } = planFor(aws).alarm.call;
    expect(definition).toMatchObject({
      periodSeconds: 60,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      threshold: 1,
      comparison: 'GreaterThanOrEqualToThreshold',
      treatMissing: 'notBreaching',
      alarmActions: [topicArn],
      okActions: [],
    });
    expect(planFor(aws).monthlyCost[0]).toContain('$0.10 a month');
    expect(planFor(aws).blindSpots).toHaveLength(5);
  });

  it('does not mind spaces around the name', () => {
    expect(planFor(aws, { name: ` ${alarmName} ` })).toEqual(planFor(aws));
  });

  it('with an existing topic sends one call', async () => {
    const chosen = aws.topics.add('vpn-watch', {
      policy: newTopicPolicy(topicArn, { ...aws.scope, accountId: '123456789012', alarmName }),
    });
    const plan = planFor(aws, { topic: { kind: 'existing', topic: chosen } });
    expect(plan.steps.map(({ call }) => call.operation)).toEqual(['PutMetricAlarm']);
    expect(plan.problems.map(({ fix }) => fix?.kind)).toEqual(['subscribe']);
    expect(await runPlan(plan, aws)).toMatchObject({ kind: 'done', created: [alarm()] });
    expect(aws.topics.confirmationMails).toEqual([]);
  });

  it('does not point an alarm at a topic that is gone', async () => {
    const chosen = aws.topics.add('vpn-watch');
    const plan = planFor(aws, { topic: { kind: 'existing', topic: chosen } });
    aws.topics.byArn.clear();
    const result = await runPlan(plan, aws);
    expect(result).toMatchObject({
      kind: 'failed',
      failure: { kind: 'notFound', resource: topicArn },
      created: [],
    });
    const already = [subscription()];
    expect(await runPlan(plan, aws, { already })).toMatchObject({
      kind: 'failed',
      created: already,
    });
    expect(aws.alarms.byName.size).toBe(0);
  });

  it.each([
    ['a bad alarm name', { name: 'x\ny' }],
    ['a bad topic name', { topic: { ...newTopic, name: 'a b' } }],
    ['a bad address', { topic: { ...newTopic, subscribers: [byEmail('nobody')] } }],
  ])('with %s sends nothing', async (_, more) => {
    const result = await runPlan(planFor(aws, more), aws);
    expect(result.kind).toBe('refused');
    expect(aws.calls.recorded).toEqual([]);
  });

  it('with a topic of another region sends nothing', async () => {
    const far = { arn: 'arn:aws:sns:us-east-1:123456789012:t', fifo: false, subscriptions: [] };
    const result = await runPlan(planFor(aws, { topic: { kind: 'existing', topic: far } }), aws);
    expect(result.kind).toBe('refused');
    expect(aws.calls.recorded).toEqual([]);
  });
});

describe('what is there already', () => {
  it('a topic of that name is not taken over', async () => {
    const theirs = aws.topics.add('vpn-watch');
    const result = await runPlan(planFor(aws), aws);
    expect(result).toEqual({
      kind: 'conflict',
      conflict: { kind: 'topicExists', topic: theirs },
      created: [],
    });
    expect(aws.calls.operations()).toEqual(['account.identity', 'topics.get']);
  });

  it('an alarm of that name is not overwritten', async () => {
    const theirs = aws.alarms.add({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    const result = await runPlan(planFor(aws), aws);
    const conflict = { kind: 'alarmExists', alarm: theirs, changed: false };
    expect(result).toEqual({ kind: 'conflict', conflict, created: [topic(), subscription()] });
    expect(aws.alarms.the(alarmName)).toEqual(theirs);
  });

  it('not even when it is the same alarm, made by somebody else', async () => {
    const theirs = aws.alarms.add(definitionFor(topicArn));
    const result = await runPlan(planFor(aws), aws);
    expect(result).toMatchObject({ kind: 'conflict', conflict: { kind: 'alarmExists' } });
    expect(aws.alarms.the(alarmName)).toBe(theirs);
  });

  it('it is overwritten when the person said so', async () => {
    const replace = await stored({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    const plan = planFor(aws, { replace });
    expect(plan.alarm.title).toBe(`Overwrite the alarm ${alarmName}`);
    expect(await runPlan(plan, aws)).toMatchObject({ kind: 'done', alarm: { threshold: 1 } });
    expectFinished();
  });

  it('but not when it has changed since', async () => {
    const replace = await stored({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    const changed = aws.alarms.add({ ...replace.alarm, threshold: 6 });
    const result = await runPlan(planFor(aws, { replace }), aws);
    const conflict = { kind: 'alarmExists', alarm: changed, changed: true };
    expect(result).toMatchObject({ kind: 'conflict', conflict });
    expect(aws.alarms.the(alarmName).threshold).toBe(6);
  });

  it('a change of its state alone is none', async () => {
    const replace = await stored({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    aws.alarms.change(alarmName, 'OK', 'quiet');
    expect((await runPlan(planFor(aws, { replace }), aws)).kind).toBe('done');
  });
});

describe('an alarm that is overwritten', () => {
  const old = { ...definitionFor('arn:aws:sns:x'), threshold: 5, okActions: ['arn:x'] };
  const more = { FutureMember: { Deep: [1] }, ActionConfiguration: { Tags: 'on' } };

  /** With members that the model does not have, at the top and in an entry of its metrics. */
  async function withMore(): Promise<StoredAlarm> {
    const { configuration } = await stored(old);
    const [count, rise] = configuration.Metrics as readonly Record<string, unknown>[];
    const Metrics = [{ ...count, AccountId: '999988887777', Unit: 'Percent' }, rise];
    aws.alarms.configurations.set(alarmName, { ...configuration, Metrics, ...more });
    return stored();
  }

  it('keeps what the plan is not about, and its tags', async () => {
    const replace = await withMore();
    aws.alarms.tags.set(alarmName, { team: 'net' });
    const result = await runPlan(planFor(aws, { replace }), aws);
    expect(result.kind).toBe('done');
    expect(createdOf(result)).toContainEqual(alarm());
    expect(aws.alarms.configurations.get(alarmName)).toMatchObject({ ...more, Threshold: 1 });
    expect(aws.alarms.tags.get(alarmName)).toEqual({ team: 'net' });
    expectFinished();
  });

  it('watches what a new one would: an account or a unit of before would keep it silent', async () => {
    const plan = planFor(aws, { replace: await withMore() });
    expect(plan.alarm.call.input.Metrics).toEqual(planFor(aws).alarm.call.input.Metrics);
  });

  it('says what it becomes and what it loses', async () => {
    const plan = planFor(aws, { replace: await withMore() });
    const text = describePlan(plan, t);
    expect(text).toContain('// - Threshold is 5 now and becomes 1.');
    expect(text).toContain('// - Metrics.m1.Unit is dropped: it is "Percent" now.');
    expect(text).toContain('// - OKActions is dropped: it is ["arn:x"] now.');
    expect(plan.problems.at(-1)).toEqual({
      severity: 'warning',
      text: 'The alarm loses its values of Metrics.m1.AccountId, Metrics.m1.Unit, AlarmActions, OKActions, which the editor shows.',
    });
    expect(plan.steps.at(-1)?.call.input).not.toHaveProperty('Tags');
  });

  it('is left alone where a member has changed that the model does not have', async () => {
    const replace = await withMore();
    const { configuration } = await stored();
    aws.alarms.configurations.set(alarmName, { ...configuration, FutureMember: 'theirs' });
    const result = await runPlan(planFor(aws, { replace }), aws);
    expect(result).toMatchObject({ kind: 'conflict', conflict: { changed: true } });
    expect(aws.calls.count('alarms.overwrite')).toBe(0);
  });

  it('is not created again where somebody has deleted it', async () => {
    const replace = await withMore();
    aws.alarms.byName.clear();
    const result = await runPlan(planFor(aws, { replace }), aws);
    expect(result).toMatchObject({ conflict: { kind: 'alarmGone', name: alarmName } });
    expect(aws.alarms.byName.size).toBe(0);
  });

  it('is gone on with where the run before wrote it and lost the response', async () => {
    const replace = await withMore();
    const plan = planFor(aws, { replace });
    aws.calls.fail('alarms.overwrite', { kind: 'timeout', when: 'after' });
    const unread = aroundSend(aws, (send, { kind }) => {
      if (kind === 'alarms.overwrite')
        aws.calls.fail('alarms.stored', { kind: 'denied', when: 'before' });

      return send();
    });
    const first = await runPlan(plan, unread);
    expect(first).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
    expect(createdOf(first)).toContainEqual(alarm(false));
    const again = await runPlan(plan, aws, { already: createdOf(first) });
    expect(again).toMatchObject({ kind: 'done' });
    expect(aws.calls.count('alarms.overwrite')).toBe(1);
  });

  it('is not called done where AWS drops a member that the model does not have', async () => {
    const replace = await withMore();
    const dropping = aroundSend(aws, (send, call) => {
      if (call.kind !== 'alarms.overwrite') return send();
      const { FutureMember, ...members } = call.input;
      expect(FutureMember).toEqual(more.FutureMember);
      return send(overwriteAlarmCall(call.definition, members));
    });
    const result = await runPlan(planFor(aws, { replace }), dropping);
    expect(result).toMatchObject({
      kind: 'differs',
      differences: [{ property: 'FutureMember', found: 'undefined' }],
    });
  });
});

it('sends nothing where the account cannot be read', async () => {
  aws.calls.fail('account.identity', { kind: 'expired', when: 'before' });
  const result = await runPlan(planFor(aws), aws);
  expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'expired' }, created: [] });
  expect(aws.calls.operations()).toEqual(['account.identity']);
});

describe('what AWS has afterwards', () => {
  it('is not called done when it differs', async () => {
    aws.alarms.keep = (definition) => ({ ...definition, threshold: 2, okActions: ['arn:x'] });
    const result = await runPlan(planFor(aws), aws);
    expect(result).toMatchObject({
      kind: 'differs',
      alarm: { threshold: 2 },
      differences: [
        { property: 'threshold', wanted: '1', found: '2' },
        { property: 'okActions', wanted: '[]', found: '["arn:x"]' },
      ],
    });
    expect(
      result.kind === 'differs' && result.differences.map((one) => differenceText(one, t)),
    ).toEqual([
      'threshold: requested 1, AWS has 2.',
      'okActions: requested [], AWS has ["arn:x"].',
    ]);
  });

  it('is not called done when it is not there', async () => {
    aws.alarms.keep = () => undefined;
    const result = await runPlan(planFor(aws), aws);
    expect(result).toEqual({
      kind: 'failed',
      failure: {
        kind: 'notFound',
        action: 'cloudwatch:DescribeAlarms',
        resource: alarmName,
        ...aws.scope,
      },
      created: [topic(), subscription(), alarm(false)],
    });
  });
});

interface Case {
  readonly operation: FakeOperation;
  readonly nth: number;
}

const writes: readonly Case[] = [
  { operation: 'topics.create', nth: 1 },
  { operation: 'topics.subscribe', nth: 1 },
  { operation: 'alarms.put', nth: 1 },
];
const reads: readonly Case[] = [
  { operation: 'topics.get', nth: 1 },
  { operation: 'topics.get', nth: 3 },
  { operation: 'alarms.get', nth: 1 },
];
const confirmations: readonly Case[] = [
  { operation: 'topics.get', nth: 2 },
  { operation: 'topics.get', nth: 4 },
  { operation: 'alarms.get', nth: 2 },
];
const refusals: readonly FailureKind[] = ['denied', 'expired', 'quota', 'other', 'invalid'];
const unanswered: readonly FailureKind[] = ['timeout', 'network'];
const lost: readonly FailureKind[] = ['timeout', 'network', 'malformed', 'server'];
const passing: readonly FailureKind[] = ['throttled', 'busy'];

/** Runs the plan again with what the first run left. */
async function expectRerunFinishes(first: AlarmResult): Promise<void> {
  aws.calls.heal();
  const again = await runPlan(planFor(aws), aws, { already: createdOf(first) });
  expect(again).toMatchObject({ kind: 'done', topicArn });
  expectFinished();
}

describe.each([...writes, ...reads, ...confirmations])(
  'a run whose $operation number $nth',
  (one) => {
    const { operation, nth } = one;
    const isConfirmation = confirmations.includes(one);

    it.each(isConfirmation ? refusals : [...refusals, ...unanswered])(
      'fails (%s) names what was made, and the next run finishes',
      async (kind) => {
        aws.calls.fail(operation, { kind, when: 'before' }, nth);
        const result = await runPlan(planFor(aws), aws);
        expect(result).toMatchObject({
          kind: 'failed',
          failure: { kind, action: fakeOperations[operation] },
          created: existing(),
        });
        await expectRerunFinishes(result);
      },
    );

    it.each(['before', 'after'] as const)(
      'is stopped (%s) names what was made, and the next run finishes',
      async (when) => {
        const abort = new AbortController();
        aws.calls.fail(operation, { abort, when }, nth);
        const result = await runPlan(planFor(aws), aws, { signal: abort.signal });
        expect(result).toMatchObject({
          kind: 'cancelled',
          failure: { kind: 'cancelled' },
          created: existing(),
        });
        await expectRerunFinishes(result);
      },
    );

    it('is never answered can be stopped, and the next run finishes', async () => {
      const abort = new AbortController();
      aws.calls.fail(operation, { when: 'never' }, nth);
      const run = runPlan(planFor(aws), aws, { signal: abort.signal });
      while (aws.calls.count(operation) < nth) await aws.clock.settle();
      abort.abort();
      const result = await run;
      expect(result).toMatchObject({ kind: 'cancelled', created: existing() });
      await expectRerunFinishes(result);
    });
  },
);

describe.each([...writes, ...confirmations])('a run whose $operation number $nth', (one) => {
  const { operation, nth } = one;

  it.each(passing)('is refused for now (%s) waits and goes on', async (kind) => {
    aws.calls.fail(operation, { kind, when: 'before' }, nth);
    expect(await runPlan(planFor(aws), aws)).toMatchObject({ kind: 'done', topicArn });
    expectFinished();
  });

  it.each(passing)('is refused for ever (%s) names what was made', async (kind) => {
    aws.calls.failFrom(operation, { kind, when: 'before' }, nth);
    const result = await runPlan(planFor(aws), aws);
    expect(result).toMatchObject({ kind: 'failed', failure: { kind }, created: existing() });
    await expectRerunFinishes(result);
  });
});

describe.each(confirmations)('a run whose $operation number $nth', ({ operation, nth }) => {
  it.each(unanswered)('is not answered (%s) looks again', async (kind) => {
    aws.calls.fail(operation, { kind, when: 'before' }, nth);
    expect(await runPlan(planFor(aws), aws)).toMatchObject({ kind: 'done', topicArn });
    expectFinished();
  });
});

describe.each(writes)('a run whose answer to $operation is lost', ({ operation }) => {
  it.each(lost)('(%s) looks, and goes on when it happened', async (kind) => {
    aws.calls.fail(operation, { kind, when: 'after' });
    expect(await runPlan(planFor(aws), aws)).toMatchObject({ kind: 'done', topicArn });
    expectFinished();
    expect(aws.calls.count(operation)).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'and cannot look (%s) says that it may have happened',
    async (when) => {
      const readOperation = operation === 'alarms.put' ? 'alarms.get' : 'topics.get';
      const readsBefore = operation === 'topics.subscribe' ? 3 : 1;
      aws.calls.fail(operation, { kind: 'timeout', when });
      aws.calls.failFrom(readOperation, { kind: 'network', when: 'before' }, readsBefore + 1);
      const result = await runPlan(planFor(aws), aws);
      expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'timeout' } });
      const last = createdOf(result).at(-1);
      expect(last?.confirmed).toBe(false);
      expect(last && createdText(last, t)).toMatch(/may have been/);
      expect(
        createdOf(result)
          .slice(0, -1)
          .every(({ confirmed }) => confirmed),
      ).toBe(true);
      await expectRerunFinishes(result);
    },
  );
});

describe('a run after one that left things', () => {
  it('forgets what turns out not to be there', async () => {
    aws.calls.fail('topics.create', { kind: 'denied', when: 'before' });
    const already = [topic(false), subscription()];
    expect(await runPlan(planFor(aws), aws, { already })).toMatchObject({ created: [] });
  });

  it('does not overwrite an alarm of ours that somebody has changed since', async () => {
    const first = await runPlan(planFor(aws), aws);
    const theirs = aws.alarms.add({ ...definitionFor(topicArn), threshold: 9 });
    const conflict = { kind: 'alarmExists', alarm: theirs, changed: false };
    const again = await runPlan(planFor(aws), aws, { already: createdOf(first) });
    expect(again).toMatchObject({ kind: 'conflict', conflict });
    expect(aws.alarms.the(alarmName)).toBe(theirs);
  });

  it('still names an alarm that it cannot read and may have overwritten', async () => {
    const replace = await stored({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    aws.calls.fail('alarms.stored', { kind: 'denied', when: 'before' });
    const already = [topic(), subscription(), alarm(false)];
    await runPlan(planFor(aws), aws);
    const again = await runPlan(planFor(aws, { replace }), aws, { already });
    expect(again).toMatchObject({ kind: 'failed', failure: { kind: 'denied' } });
    expect(createdOf(again)).toContainEqual(alarm(false));
  });

  it('forgets an alarm that turns out not to be overwritten', async () => {
    const replace = await stored({ ...definitionFor('arn:aws:sns:x'), threshold: 5 });
    aws.calls.fail('alarms.overwrite', { kind: 'denied', when: 'before' });
    const already = [topic(), subscription(), alarm(false)];
    await runPlan(planFor(aws), aws);
    const again = await runPlan(planFor(aws, { replace }), aws, { already });
    expect(again).toMatchObject({ kind: 'failed', created: [topic(), subscription()] });
  });

  it.each([1, 2, 3])('still names all of it where the person leaves before step %i', async (at) => {
    const already = createdOf(await runPlan(planFor(aws), aws));
    const leave = new AbortController();
    const onProgress = ({ step }: { readonly step: number }): void => {
      if (step === at) leave.abort();
    };
    const { signal } = leave;
    const again = await runPlan(planFor(aws), aws, { already, signal, onProgress });
    expect(again.kind).toBe('cancelled');
    expect(new Set(createdOf(again))).toEqual(new Set(already));
  });

  it('is confirmed when it turns out to exist', async () => {
    const first = await runPlan(planFor(aws), aws);
    const already = [topic(false), subscription(false), alarm(false)];
    expect(await runPlan(planFor(aws), aws, { already })).toEqual(first);
    expectFinished();
    expect(aws.calls.count('alarms.put')).toBe(1);
  });
});

describe('credentials that changed to another account since the preview', () => {
  it('write nothing, and keep what was created before', async () => {
    const plan = planFor(aws);
    const other = { ...plan, identity: { ...plan.identity, accountId: '999988887777' } };
    const already = [topic()];
    const { accountId } = aws.identity;
    expect(await runPlan(other, aws, { already })).toEqual({
      kind: 'failed',
      failure: {
        kind: 'otherAccount',
        resource: '999988887777',
        detail: accountId,
        ...aws.scope,
      },
      created: already,
    });
    expect(aws.calls.operations()).toEqual(['account.identity']);
  });
});

describe('a run that was stopped before it began', () => {
  it('sends nothing', async () => {
    const result = await runPlan(planFor(aws), aws, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ kind: 'cancelled', created: [] });
    expect(aws.calls.recorded).toEqual([]);
  });
});

describe('a fault of our own', () => {
  it('is not treated as a response of AWS', async () => {
    aws.alarms.keep = () => {
      throw new TypeError('a bug');
    };
    await expect(runPlan(planFor(aws), aws)).rejects.toThrow(TypeError);
  });
});

describe('what was made, in words', () => {
  it.each([
    [topic, 'The topic vpn-watch has been created.', 'The topic vpn-watch may have been created.'],
    [
      subscription,
      'ops@example.com has been subscribed.',
      'ops@example.com may have been subscribed.',
    ],
    [
      alarm,
      `The alarm ${alarmName} has been written.`,
      `The alarm ${alarmName} may have been written.`,
    ],
  ])('%#', (created, confirmed, unconfirmed) => {
    expect(createdText(created(), t)).toBe(confirmed);
    expect(createdText(created(false), t)).toBe(unconfirmed);
  });
});
