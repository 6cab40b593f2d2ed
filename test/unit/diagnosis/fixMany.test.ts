/** Fixes of many findings: planned on the fake account, run one after the other, each with its outcome. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/diagnosis/finding';
import { fixedList, fixMany } from '../../../src/core/diagnosis/fixes/fixMany';
import type { NamedPlan } from '../../../src/core/diagnosis/fixes/planMany';
import { planFix } from '../../../src/core/diagnosis/fixes/planFix';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import type { Alarm } from '../../../src/core/model/alarm';
import { testAlarm, testEndpoint, testLogAlarm } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';
import { snapshotOf } from './accountSnapshot';
import { rise } from './faultyAlarms';
import { format, foundIn, plansIn, runIn } from './runFixes';

const names = ['one', 'three', 'two'];
let aws: FakeAws;
const unexpected = (error: unknown): never => {
  throw error;
};

beforeEach(() => {
  aws = new FakeAws();
  const topic = aws.topics.arnOf('vpn');
  aws.topics.add('vpn');
  for (const name of names) {
    const id = `cvpn-endpoint-${name}`;
    aws.endpointList.push(testEndpoint({ id, logging: { enabled: true } }));
    aws.alarms.add(testAlarm(id, { name, actionsEnabled: false, alarmActions: [topic] }));
  }
});

const found = (rule: string): Promise<readonly Finding[]> => foundIn(aws, rule);
const plansOf = (all: readonly Finding[]): Promise<readonly NamedPlan[]> => plansIn(aws, all);
const runAll = (plans: readonly NamedPlan[]): Promise<readonly string[]> => runIn(aws, plans);
const fixedAll = async (all: readonly Finding[]): Promise<readonly string[]> =>
  runAll(await plansOf(all));

describe('fixing all', () => {
  it('takes every finding away, and reports its progress', async () => {
    const plans = await plansOf(await found('actionsOff'));
    expect(plans.map(({ plan }) => plan.kind)).toEqual(['ready', 'ready', 'ready']);
    const progress: string[] = [];
    const running = fixMany(
      plans,
      new AbortController().signal,
      (number, of, name) => progress.push(`${number}/${of} ${name}`),
      unexpected,
    );
    const outcomes = await timePasses(aws.clock, running);
    expect(progress).toEqual(names.map((name, index) => `${index + 1}/3 ${name}`));
    expect(fixedList(outcomes, { t, format }).summary).toBe('Fixed: 3 of 3.');
    expect(await found('actionsOff')).toEqual([]);
  });

  it('tries no other after a cancellation', async () => {
    const plans = await plansOf(await found('actionsOff'));
    const cancelled = new AbortController();
    const running = fixMany(
      plans,
      cancelled.signal,
      (number) => {
        if (number === 2)
          aws.calls.fail('alarms.setActionsEnabled', { kind: 'denied', when: 'before' });
      },
      unexpected,
    );
    const outcomes = await timePasses(aws.clock, running);
    const { summary, rows } = fixedList(outcomes, { t, format });
    expect(summary).toMatch(/^Fixed: [12] of 3\.$/);
    expect(rows.some(({ outcome }) => outcome === 'notFixed')).toBe(true);
    cancelled.abort();
    const again = await fixMany(plans, cancelled.signal, () => undefined, unexpected);
    expect(fixedList(again, { t, format }).rows.map(({ text }) => text)).toEqual(
      Array(3).fill('Not tried'),
    );
  });

  it('says that an alarm is gone, and leaves to the user what needs an answer', async () => {
    const [first] = await plansOf(await found('actionsOff'));
    aws.alarms.byName.clear();
    const outcomes = await fixMany(
      first ? [first] : [],
      new AbortController().signal,
      () => undefined,
      unexpected,
    );
    expect(fixedList(outcomes, { t, format }).rows[0]).toMatchObject({
      outcome: 'notFixed',
      text: 'It no longer exists.',
    });
    const { signal } = new AbortController();
    const topicArn = aws.topics.arnOf('vpn');
    const scope = await snapshotOf(aws);
    expect(
      await planFix(
        { kind: 'subscribe', topicArn },
        { aws, t, format, signal, scope, inTurn: (work) => work() },
      ),
    ).toEqual({
      kind: 'otherFix',
    });
  });
});

describe('deleting all', () => {
  const topics = (...names: readonly string[]) => names.map((one) => aws.topics.arnOf(one));
  const add = (name: string, alarmActions: readonly string[], configuredAt: number) =>
    aws.alarms.add(testAlarm('cvpn-endpoint-one', { name, alarmActions, configuredAt }));
  beforeEach(() => {
    aws.alarms.byName.clear();
    aws.topics.add('more');
  });

  it('leaves the alarm that notifies of the same', async () => {
    for (const [at, name] of ['a', 'b', 'c'].entries()) add(name, topics('vpn'), at);
    expect(await fixedAll(await found('duplicate'))).toEqual(['b: Fixed', 'c: Fixed']);
    expect([...aws.alarms.byName.keys()]).toEqual(['a']);
  });

  it('leaves one of two alarms that have the same fault and notify of the same', async () => {
    for (const name of ['a', 'b']) {
      aws.alarms.add(
        testAlarm('cvpn-endpoint-one', {
          ...{ name, alarmActions: topics('vpn'), evaluationPeriods: 5, datapointsToAlarm: 1 },
        }),
      );
    }
    const all = await found('staysInAlarm');
    expect(all.map(({ fix }) => fix?.kind)).toEqual(['deleteAlarm', 'deleteAlarm']);
    expect(await fixedAll(all)).toEqual(['a: Fixed', 'b: It was changed in the meantime.']);
    expect([...aws.alarms.byName.keys()]).toEqual(['b']);
  });

  it('keeps an alarm whose topics no other notifies', async () => {
    add('a', topics('vpn'), 1);
    add('b', topics('vpn', 'more'), 2);
    add('c', topics('more'), 3);
    expect(await fixedAll(await found('duplicate'))).toEqual([
      'b: It needs a choice of its own.',
      'c: Fixed',
    ]);
    expect([...aws.alarms.byName.keys()]).toEqual(['a', 'b']);
  });

  it.each<[string, () => void]>([
    ['was deleted', () => aws.alarms.byName.delete('a')],
    ['notifies nobody', () => add('a', [], 1)],
  ])(
    'keeps an alarm if the other one %s since the finding, or since the question',
    async (_, change) => {
      for (const early of [true, false]) {
        add('a', topics('vpn'), 1);
        add('b', topics('vpn'), 2);
        const all = await found('duplicate');
        if (early) change();
        const plans = await plansOf(all);
        expect(plans[0]?.plan.kind).toBe(early ? 'changed' : 'ready');
        if (!early) change();
        expect(await runAll(plans)).toEqual(['b: It was changed in the meantime.']);
        expect(aws.alarms.byName.has('b')).toBe(true);
        aws.alarms.byName.clear();
      }
    },
  );

  it('keeps an alarm that watches another endpoint since the finding', async () => {
    aws.alarms.add(testAlarm('cvpn-endpoint-gone', { name: 'moved' }));
    const all = await found('endpointGone');
    expect(all).toHaveLength(1);
    aws.alarms.add(testAlarm('cvpn-endpoint-two', { name: 'moved' }));
    expect(await fixedAll(all)).toEqual(['moved: It was changed in the meantime.']);
    expect(aws.alarms.byName.has('moved')).toBe(true);
  });
});

describe('fixes that would make another alarm superfluous', () => {
  const vpn = () => aws.topics.arnOf('vpn');
  const addEquivalent = (name: string, changes: Partial<Alarm> = {}) =>
    aws.alarms.add(testAlarm('cvpn-endpoint-one', { name, alarmActions: [vpn()], ...changes }));
  const sending = (): readonly string[] =>
    [...aws.alarms.byName.values()].flatMap(({ name, actionsEnabled }) =>
      actionsEnabled ? [name] : [],
    );
  const refusal = (other: string): string =>
    `The alarm ${other} already sends these notifications, so nothing was changed.`;

  beforeEach(() => {
    aws.alarms.byName.clear();
  });

  it('enable one of several equivalent alarms, and say why not the others', async () => {
    for (const name of ['a', 'b', 'c']) addEquivalent(name, { actionsEnabled: false });
    const plans = await plansOf(await found('actionsOff'));
    expect(plans.map(({ plan }) => plan.kind === 'ready' && plan.unless)).toEqual([
      ['b', 'c'],
      ['a', 'c'],
      ['a', 'b'],
    ]);
    const outcomes = await runAll(plans);
    expect(outcomes).toEqual(['a: Fixed', `b: ${refusal('a')}`, `c: ${refusal('a')}`]);
    expect(sending()).toEqual(['a']);
    expect(await found('duplicate')).toEqual([]);
  });

  it('enable the second equivalent alarm where the first could not be', async () => {
    for (const name of ['a', 'b']) addEquivalent(name, { actionsEnabled: false });
    const plans = await plansOf(await found('actionsOff'));
    aws.calls.fail('alarms.setActionsEnabled', { kind: 'denied', when: 'before' });
    const [first, second] = await runAll(plans);
    expect(first).not.toBe('a: Fixed');
    expect(second).toBe('b: Fixed');
    expect(sending()).toEqual(['b']);
  });

  it('enable both of two alarms that notify different topics or of different endpoints', async () => {
    aws.topics.add('more');
    addEquivalent('a', { actionsEnabled: false });
    addEquivalent('b', { actionsEnabled: false, alarmActions: [aws.topics.arnOf('more')] });
    aws.alarms.add(
      testAlarm('cvpn-endpoint-two', { name: 'c', actionsEnabled: false, alarmActions: [vpn()] }),
    );
    expect(await fixedAll(await found('actionsOff'))).toEqual(['a: Fixed', 'b: Fixed', 'c: Fixed']);
  });

  it('rewrite one of two alarms that would become the same', async () => {
    addEquivalent('five', { threshold: 5 });
    addEquivalent('three', { threshold: 3 });
    const all = await found('missesSmallRises');
    expect(all.map(({ fix }) => fix?.kind)).toEqual(['replaceAlarm', 'replaceAlarm']);
    expect(await fixedAll(all)).toEqual(['five: Fixed', `three: ${refusal('five')}`]);
    expect(await found('duplicate')).toEqual([]);
    expect(aws.alarms.the('three').threshold).toBe(3);
  });

  it('correct the names of one of two alarms that would both notify then', async () => {
    const wrong = { namespace: 'AWS/ClientVpn', dimensions: { Endpoint: 'cvpn-endpoint-one' } };
    for (const name of ['a', 'b'])
      aws.alarms.add(rise(wrong, { name, alarmActions: [vpn()], state: 'INSUFFICIENT_DATA' }));
    const all = await found('neverPublished');
    expect(all.map(({ fix }) => fix?.kind)).toEqual(['replaceAlarm', 'replaceAlarm']);
    expect(await fixedAll(all)).toEqual(['a: Fixed', `b: ${refusal('a')}`]);
  });

  it('delete an alarm of which another one would send the same once its names are right', async () => {
    const wrong = { namespace: 'AWS/ClientVpn', dimensions: { Endpoint: 'cvpn-endpoint-one' } };
    addEquivalent('right');
    aws.alarms.add(rise(wrong, { name: 'wrong', alarmActions: [vpn()] }));
    const [one] = await found('neverPublished');
    expect(one?.fix).toMatchObject({ kind: 'deleteAlarm', stays: { name: 'right' } });
  });

  it('stop the mails for OK of both of two twins', async () => {
    for (const name of ['a', 'b']) addEquivalent(name, { okActions: [vpn()] });
    const all = await found('doubleMails');
    expect(all).toHaveLength(2);
    expect(await fixedAll(all)).toEqual(['a: Fixed', 'b: Fixed']);
  });

  it('enable the log alarm that names the user, not the alarm on the number', async () => {
    addEquivalent('number', { actionsEnabled: false });
    addEquivalent('other number', { actionsEnabled: false, alarmActions: [] });
    const log = testLogAlarm('cvpn-endpoint-one', {
      ...{ name: 'users', alarmActions: [vpn()], actionsEnabled: false },
    });
    aws.alarms.logAlarms.add(log);
    const all = (await found('actionsOff')).filter(({ id }) => !id.includes('other'));
    expect(await fixedAll(all)).toEqual(['users: Fixed', `number: ${refusal('users')}`]);
    expect(await found('namedDuplicate')).toEqual([]);
  });

  it('enable one of two log alarms with the same query', async () => {
    for (const name of ['x', 'y']) {
      const changes = { name, alarmActions: [vpn()], actionsEnabled: false };
      aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-one', changes));
    }
    expect(await fixedAll(await found('actionsOff'))).toEqual(['x: Fixed', `y: ${refusal('x')}`]);
  });

  it('leave an alarm where two windows delete all of them at the same moment', async () => {
    for (const name of ['a', 'b', 'c'])
      addEquivalent(name, { evaluationPeriods: 5, datapointsToAlarm: 1 });
    const [one, other] = [
      await plansOf(await found('staysInAlarm')),
      await plansOf(await found('staysInAlarm')),
    ];
    await Promise.all([runAll(one), runAll(other)]);
    expect(sending()).toEqual(['b', 'c']);
  });

  it('leave to a choice of its own an alarm that also notifies others', async () => {
    aws.topics.add('more');
    addEquivalent('a', { actionsEnabled: false });
    addEquivalent('b', { actionsEnabled: false, alarmActions: [vpn(), aws.topics.arnOf('more')] });
    const [first, second] = await fixedAll(await found('actionsOff'));
    expect(first).toBe('a: Fixed');
    expect(second).toBe(
      'b: The alarm a sends the same notifications to some of the subscribers. Only this alarm notifies more. It needs a choice of its own.',
    );
    expect(sending()).toEqual(['a']);
  });

  it('leave to a choice of its own an alarm that also notifies of OK', async () => {
    aws.topics.add('more');
    addEquivalent('a', { actionsEnabled: false });
    addEquivalent('b', { actionsEnabled: false, okActions: [aws.topics.arnOf('more')] });
    const [, second] = await fixedAll(await found('actionsOff'));
    expect(second).toBe(
      'b: The alarm a sends the same notifications to the same subscribers. Only this alarm notifies more of the state OK. It needs a choice of its own.',
    );
  });

  it('are refused where somebody created the other one while the user was asked', async () => {
    addEquivalent('a', { actionsEnabled: false });
    const plans = await plansOf(await found('actionsOff'));
    addEquivalent('new');
    expect(await runAll(plans)).toEqual([`a: ${refusal('new')}`]);
    expect(sending()).toEqual(['new']);
  });

  it.each([
    [
      ['vpn'],
      'The alarm number sends the same notifications to the same subscribers. Each connection sends two emails.',
    ],
    [
      ['vpn', 'more'],
      'The alarm number sends the same notifications to some of the subscribers. Each connection sends two emails to those whom both alarms notify.',
    ],
  ])('say that a log alarm doubles the emails of an alarm on the number: %j', async (of, text) => {
    aws.topics.add('more');
    addEquivalent('number');
    const alarmActions = of.map((name) => aws.topics.arnOf(name));
    const changes = { name: 'users', alarmActions, actionsEnabled: false };
    aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-one', changes));
    const [one] = await plansOf(await found('actionsOff'));
    expect(one?.plan.kind === 'ready' && one.plan.warnings).toEqual([text]);
    expect(await found('namedDuplicate')).toEqual([]);
  });

  it('go on after an unexpected error, and report it', async () => {
    for (const name of names)
      aws.alarms.add(testAlarm(`cvpn-endpoint-${name}`, { name, actionsEnabled: false }));
    const plans = await plansOf(await found('actionsOff'));
    const broken = plans.map((one): NamedPlan => {
      if (one.name !== 'three' || one.plan.kind !== 'ready') return one;
      return { ...one, plan: { ...one.plan, run: () => Promise.reject(new TypeError('boom')) } };
    });
    const errors: unknown[] = [];
    expect(await runIn(aws, broken, errors)).toEqual([
      'one: Fixed',
      'three: Unknown: An unexpected error occurred. See the log for details.',
      'two: Fixed',
    ]);
    expect(errors).toEqual([new TypeError('boom')]);
  });

  it('are refused where somebody enabled the other one while the user was asked', async () => {
    for (const name of ['a', 'b']) addEquivalent(name, { actionsEnabled: false });
    const [one] = await found('actionsOff');
    const plans = await plansOf(one ? [one] : []);
    addEquivalent('b');
    expect(await runAll(plans)).toEqual([`a: ${refusal('b')}`]);
    expect(await runAll(await plansOf(one ? [one] : []))).toEqual([`a: ${refusal('b')}`]);
  });
});

describe('one policy of a topic for several findings', () => {
  /** Each alarm has a rule that the policy of the one topic rejects. */
  function rejected(): readonly Finding[] {
    aws.topics.add('vpn', { policy: JSON.stringify({ Statement: [] }) });
    const topicArn = aws.topics.arnOf('vpn');
    return names.map((name) => ({
      ...{ id: `ruleRejected alarm ${name}`, scope: 'x', severity: 'error' },
      target: { kind: 'alarm', alarmName: name, endpointIds: [] },
      diagnosis: { rule: 'ruleRejected', name: 'in-words', topicArn, gone: false },
      fix: { kind: 'allowRules', topicArn },
    }));
  }

  it('is previewed and written once, and reported so', async () => {
    const plans = await plansOf(rejected());
    expect(plans.map(({ plan }) => plan.kind)).toEqual(['ready', 'with', 'with']);
    const already = 'It was already fixed; nothing was sent.';
    expect(await runAll(plans)).toEqual(['one: Fixed', `three: ${already}`, `two: ${already}`]);
    expect(aws.calls.count('topics.setPolicy')).toBe(1);
  });

  it('is reported as not written for all of them if it is denied', async () => {
    const plans = await plansOf(rejected());
    aws.calls.fail('topics.setPolicy', { kind: 'denied', when: 'before' });
    const outcomes = await runAll(plans);
    expect(new Set(outcomes.map((line) => line.replace(/^\w+: /, ''))).size).toBe(1);
    expect(outcomes.some((line) => /fixed/i.test(line))).toBe(false);
  });
});
