/** Fixes of many findings: planned on the fake account, run one after the other, each with its outcome. */
import { beforeEach, describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { Finding } from '../../../src/core/diagnosis/finding';
import { fixedList, fixMany, type NamedPlan } from '../../../src/core/diagnosis/fixes/fixMany';
import { planFix } from '../../../src/core/diagnosis/fixes/fixPlan';
import { createFormat } from '../../../src/core/text/format';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testAlarm, testEndpoint } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';
import { snapshotOf } from './accountSnapshot';

const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const names = ['one', 'three', 'two'];
let aws: FakeAws;

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

const found = async (rule: string): Promise<readonly Finding[]> =>
  findings(await snapshotOf(aws)).filter(({ diagnosis }) => diagnosis.rule === rule);

async function plansOf(all: readonly Finding[]): Promise<readonly NamedPlan[]> {
  const { signal } = new AbortController();
  const plans: NamedPlan[] = [];
  for (const { fix, target } of all) {
    const name = target.kind === 'alarm' ? target.alarmName : '';
    if (fix) plans.push({ name, plan: await planFix(fix, { aws, t, signal }) });
  }
  return plans;
}

describe('fixing all', () => {
  it('takes every finding away, and reports its progress', async () => {
    const plans = await plansOf(await found('actionsOff'));
    expect(plans.map(({ plan }) => plan.kind)).toEqual(['ready', 'ready', 'ready']);
    const progress: string[] = [];
    const running = fixMany(plans, new AbortController().signal, (number, of, name) =>
      progress.push(`${number}/${of} ${name}`),
    );
    const outcomes = await timePasses(aws.clock, running);
    expect(progress).toEqual(names.map((name, index) => `${index + 1}/3 ${name}`));
    expect(fixedList(outcomes, { t, format }).summary).toBe('Fixed: 3 of 3.');
    expect(await found('actionsOff')).toEqual([]);
  });

  it('tries no other after a cancellation', async () => {
    const plans = await plansOf(await found('actionsOff'));
    const cancelled = new AbortController();
    const running = fixMany(plans, cancelled.signal, (number) => {
      if (number === 2)
        aws.calls.fail('alarms.setActionsEnabled', { kind: 'denied', when: 'before' });
    });
    const outcomes = await timePasses(aws.clock, running);
    const { summary, rows } = fixedList(outcomes, { t, format });
    expect(summary).toMatch(/^Fixed: [12] of 3\.$/);
    expect(rows.some(({ outcome }) => outcome === 'notFixed')).toBe(true);
    cancelled.abort();
    const again = await fixMany(plans, cancelled.signal, () => undefined);
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
    );
    expect(fixedList(outcomes, { t, format }).rows[0]).toMatchObject({
      outcome: 'notFixed',
      text: 'It no longer exists.',
    });
    const { signal } = new AbortController();
    const topicArn = aws.topics.arnOf('vpn');
    expect(await planFix({ kind: 'subscribe', topicArn }, { aws, t, signal })).toEqual({
      kind: 'otherFix',
    });
  });
});

describe('deleting all', () => {
  const topics = (...names: readonly string[]) => names.map((one) => aws.topics.arnOf(one));
  const add = (name: string, alarmActions: readonly string[], configuredAt: number) =>
    aws.alarms.add(testAlarm('cvpn-endpoint-one', { name, alarmActions, configuredAt }));
  const deleteAll = async (plans: readonly NamedPlan[]): Promise<readonly string[]> => {
    const running = fixMany(plans, new AbortController().signal, () => undefined);
    const outcomes = await timePasses(aws.clock, running);
    return fixedList(outcomes, { t, format }).rows.map(({ name, text }) => `${name}: ${text}`);
  };

  beforeEach(() => {
    aws.alarms.byName.clear();
    aws.topics.add('more');
  });

  it('leaves the alarm that notifies of the same', async () => {
    for (const [at, name] of ['a', 'b', 'c'].entries()) add(name, topics('vpn'), at);
    expect(await deleteAll(await plansOf(await found('duplicate')))).toEqual([
      'b: Fixed',
      'c: Fixed',
    ]);
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
    expect(await deleteAll(await plansOf(all))).toEqual([
      'a: Fixed',
      'b: It was changed in the meantime.',
    ]);
    expect([...aws.alarms.byName.keys()]).toEqual(['b']);
  });

  it('keeps an alarm whose topics no other notifies', async () => {
    add('a', topics('vpn'), 1);
    add('b', topics('vpn', 'more'), 2);
    add('c', topics('more'), 3);
    expect(await deleteAll(await plansOf(await found('duplicate')))).toEqual([
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
        expect(await deleteAll(plans)).toEqual(['b: It was changed in the meantime.']);
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
    expect(await deleteAll(await plansOf(all))).toEqual(['moved: It was changed in the meantime.']);
    expect(aws.alarms.byName.has('moved')).toBe(true);
  });
});
