/** Enabling the actions of an alarm: what is asked, and what two windows do at the same moment. */
import { beforeEach, describe, expect, it } from 'vitest';
import { enableActions } from '../../../src/core/diagnosis/fixes/enableActions';
import type { Alarm } from '../../../src/core/model/alarm';
import type { LogAlarm } from '../../../src/core/model/logAlarm';
import type { ScopeSnapshot } from '../../../src/core/model/snapshot';
import type { InTurn } from '../../../src/core/ports/inTurn';
import { WriteTurns } from '../../../src/core/session/writeTurns';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeMachine } from '../../fakes/fakeSharing';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import { testAlarm, testEndpoint, testLogAlarm } from '../../fakes/snapshots';
import { timePasses } from '../../fakes/timePasses';
import { snapshotOf } from './accountSnapshot';
import { format, foundIn, plansIn, runIn } from './runFixes';

const id = 'cvpn-endpoint-one';
let aws: FakeAws;

beforeEach(() => {
  aws = new FakeAws();
  for (const name of ['vpn', 'more']) aws.topics.add(name);
  aws.endpointList.push(
    testEndpoint({ id, logging: { enabled: true, group: '/client-vpn/corp' } }),
  );
});

const topic = (name = 'vpn'): string => aws.topics.arnOf(name);
const add = (name: string, changes: Partial<Alarm> = {}): void =>
  void aws.alarms.add(testAlarm(id, { name, alarmActions: [topic()], ...changes }));
const addLog = (changes: Partial<LogAlarm> = {}): void =>
  void aws.alarms.logAlarms.add(
    testLogAlarm(id, { name: 'users', alarmActions: [topic()], ...changes }),
  );
const sending = (): readonly string[] =>
  [...aws.alarms.byName.values()].flatMap((one) => (one.actionsEnabled ? [one.name] : []));
const alone: InTurn = (work) => work();

interface EnableOptions {
  readonly answers?: readonly boolean[];
  readonly inTurn?: InTurn;
  /** By default as it is now. */
  readonly scope?: ScopeSnapshot;
}

/** Enables an alarm. @returns the questions, and what became of it */
async function enable(name: string, { answers = [], inTurn = alone, scope }: EnableOptions = {}) {
  const asked: string[] = [];
  const { signal } = new AbortController();
  const running = enableActions(name, {
    ...{ aws, words: { t, format }, scope: scope ?? (await snapshotOf(aws)) },
    inTurn: (work) => inTurn(() => work(signal)),
    ask: (warnings) => {
      asked.push(warnings.join(' '));
      return Promise.resolve(answers[asked.length - 1] ?? false);
    },
  });
  const result = await timePasses(aws.clock, running);
  return { asked, result: result?.kind };
}

const twice = (name: string, mails = 'Each connection sends two emails.'): string =>
  `The alarm ${name} sends the same notifications to the same subscribers. ${mails}`;

describe('enabling the actions of an alarm', () => {
  it('asks nothing where no other alarm notifies of the same', async () => {
    add('a', { actionsEnabled: false });
    add('other', { alarmActions: [topic('more')] });
    expect(await enable('a')).toEqual({ asked: [], result: 'done' });
    expect(sending()).toEqual(['a', 'other']);
    expect(await enable('a')).toEqual({ asked: [], result: 'unchanged' });
  });

  it.each([
    ['declined', false, undefined, ['twin']],
    ['accepted', true, 'done', ['a', 'twin']],
  ])('asks where a twin notifies: %s', async (_, answer, result, after) => {
    add('a', { actionsEnabled: false });
    add('twin');
    expect(await enable('a', { answers: [answer] })).toEqual({ asked: [twice('twin')], result });
    expect(sending()).toEqual(after);
  });

  it('asks where a log alarm names the same connections, and of a log alarm, where a number does', async () => {
    add('number', { actionsEnabled: false });
    addLog();
    expect(await enable('number')).toEqual({ asked: [twice('users')], result: undefined });
    add('number');
    addLog({ actionsEnabled: false });
    expect(await enable('users')).toEqual({ asked: [twice('number')], result: undefined });
  });

  it('says who is notified twice where the other alarm notifies fewer', async () => {
    add('a', { actionsEnabled: false, alarmActions: [topic(), topic('more')] });
    add('twin');
    const { asked } = await enable('a');
    expect(asked).toEqual([
      'The alarm twin sends the same notifications to some of the subscribers. Only this alarm notifies more. Each connection sends two emails to those whom both alarms notify.',
    ]);
  });

  it('asks again where another twin was enabled meanwhile', async () => {
    add('a', { actionsEnabled: false });
    add('b');
    const { signal } = new AbortController();
    const asked: string[] = [];
    await timePasses(
      aws.clock,
      enableActions('a', {
        ...{ aws, words: { t, format }, scope: await snapshotOf(aws) },
        inTurn: (work) => work(signal),
        ask: (warnings) => {
          asked.push(warnings.join(' '));
          aws.alarms.byName.delete('b');
          add('c');
          return Promise.resolve(asked.length === 1);
        },
      }),
    );
    expect(asked).toEqual([twice('b'), twice('c')]);
    expect(sending()).toEqual(['c']);
  });

  it.each<[string, Partial<ScopeSnapshot>]>([
    ['is not in the snapshot yet', {}],
    ['is in a scope whose alarms are not read yet', { alarms: { kind: 'waiting' } }],
  ])('asks of an alarm that %s', async (_, parts) => {
    add('twin');
    const before = { ...(await snapshotOf(aws)), ...parts };
    add('a', { actionsEnabled: false });
    expect(await enable('a', { scope: before })).toEqual({ asked: [twice('twin')] });
    expect(sending()).toEqual(['twin']);
  });

  it('says that the alarm is gone', async () => {
    add('a', { actionsEnabled: false });
    const before = await snapshotOf(aws);
    aws.alarms.byName.clear();
    const { signal } = new AbortController();
    const result = await enableActions('a', {
      ...{ aws, words: { t, format }, scope: before },
      inTurn: (work) => work(signal),
      ask: () => Promise.resolve(false),
    });
    expect(result?.kind).toBe('gone');
  });
});

describe('two windows at the same moment', () => {
  const turnsOf = (machine: FakeMachine): InTurn => {
    const { writing } = machine.window();
    const turns = new WriteTurns(() => writing, aws.clock);
    return (work, signal) => turns.run(work, signal);
  };

  it('enable one of two twins; the second is asked', async () => {
    for (const name of ['a', 'b']) add(name, { actionsEnabled: false });
    const machine = new FakeMachine(aws.clock);
    const [one, other] = await Promise.all([
      enable('a', { inTurn: turnsOf(machine) }),
      enable('b', { inTurn: turnsOf(machine) }),
    ]);
    expect([one, other].map(({ result }) => result).sort()).toEqual(['done', undefined]);
    expect([...one.asked, ...other.asked]).toHaveLength(1);
    expect(sending()).toHaveLength(1);
  });

  it.each([
    ['number', 'users'],
    ['users', 'number'],
  ])(
    'enable an alarm on the number or a log alarm, and ask before both send: %s first',
    async (...names) => {
      add('number', { actionsEnabled: false });
      addLog({ actionsEnabled: false });
      const machine = new FakeMachine(aws.clock);
      const scope = await snapshotOf(aws);
      const running = names.map((name) => enable(name, { inTurn: turnsOf(machine), scope }));
      const [first, second] = await Promise.all(running);
      expect(first).toEqual({ asked: [], result: 'done' });
      expect(second).toEqual({ asked: [twice(names[0])] });
    },
  );

  it('enable an alarm on the number or a log alarm with Fix All, never both unasked', async () => {
    add('number', { actionsEnabled: false });
    addLog({ actionsEnabled: false });
    const all = await foundIn(aws, 'actionsOff');
    const [number = [], users = []] = await Promise.all(all.map((one) => plansIn(aws, [one])));
    const plans = [...number, ...users].map(({ plan }) => plan.kind === 'ready' && plan.unless);
    expect(plans).toEqual([['users'], ['number']]);
    expect(await runIn(aws, number)).toEqual(['number: Fixed']);
    expect(await runIn(aws, users)).toEqual([
      `users: ${twice('number', 'It needs a choice of its own.')}`,
    ]);
    expect((await aws.alarms.get(['users']))[0]?.actionsEnabled).toBe(false);
  });

  it('enable one of two twins with Fix All, and the second says why not', async () => {
    for (const name of ['a', 'b']) add(name, { actionsEnabled: false });
    const machine = new FakeMachine(aws.clock);
    const all = await foundIn(aws, 'actionsOff');
    const plans = await Promise.all(
      all.map((finding) => plansIn(aws, [finding], {}, turnsOf(machine))),
    );
    const outcomes = await Promise.all(plans.map((one) => runIn(aws, one)));
    const lines = outcomes.flat();
    expect(lines.filter((line) => line.endsWith(': Fixed'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('already sends these'))).toHaveLength(1);
    expect(sending()).toHaveLength(1);
  });

  it('find a twin that somebody created among more alarms than one call reads, without reading all', async () => {
    add('a', { actionsEnabled: false });
    for (let index = 0; index < 150; index++) {
      add(`of another endpoint ${index}`, {
        ...{ actionsEnabled: false, alarmActions: [topic('more')] },
        queries: testAlarm(`cvpn-endpoint-${index}`).queries,
      });
    }
    const [one] = (await foundIn(aws, 'actionsOff')).filter(({ id: of }) => of.endsWith(' a'));
    const plans = await plansIn(aws, one ? [one] : []);
    add('new');
    const counts = () => [aws.calls.count('alarms.list'), aws.calls.count('alarms.withAction')];
    const [lists = 0, read = 0] = counts();
    expect(await runIn(aws, plans)).toEqual([
      'a: The alarm new already sends these notifications, so nothing was changed.',
    ]);
    expect(counts()).toEqual([lists, read + 1]);
  });
});
