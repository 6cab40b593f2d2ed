/** A window that is reloaded, or closed and opened: it reports what has happened meanwhile, once. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../src/core/model/scope';
import { testConnection, testLogAlarm } from '../../fakes/snapshots';
import { id, machineWithWindows, minute, tokyo } from './machineWithWindows';
import { foreignAlarm, vpnAlarm } from './manyAlarms';

const endpointId = 'cvpn-endpoint-1';
const hana = testConnection({ id: 'c-hana', endpointId });
const mei = testConnection({ id: 'c-mei', endpointId });
const hour = 60 * minute;
let machine: ReturnType<typeof machineWithWindows>;

beforeEach(() => {
  machine = machineWithWindows();
  machine.aws.connectionsOf.set(endpointId, [hana]);
});

type Window = Awaited<ReturnType<typeof machine.open>>;

async function opened(name: string): Promise<Window> {
  const window = await machine.open(name);
  await machine.focus(window);
  await machine.clock.settle(minute / 2);
  return window;
}

function close(window: Window): void {
  window.session.dispose();
  window.sharing.dispose();
}

/** The alarm fires and is over, and somebody connects. */
function happens(): void {
  const { aws, clock } = machine;
  aws.alarms.change('vpn', 'ALARM', 'rise');
  clock.advance(1000);
  aws.alarms.change('vpn', 'OK', 'over');
  aws.connectionsOf.set(endpointId, [hana, mei]);
}

/** The name of a new log alarm. */
function logAlarm(): string {
  return machine.aws.alarms.logAlarms.add(testLogAlarm(endpointId, { alarmActions: [] })).name;
}

/** These users are the contributors in ALARM. */
function contributors(alarm: string, ...users: readonly string[]): void {
  const attributes = users.map((user) => ({ connection_id: `c-${user}`, username: user }));
  machine.aws.alarms.logAlarms.breach(alarm, ...attributes);
}

/** The first words of what was reported. */
const kinds = (): readonly string[] =>
  machine.notified.map((text) => text.replace(/^(\S+) \["(\w+)".*$/, '$1 $2')).sort();

describe('a window that is opened again', () => {
  it.each([
    ['at once', 0],
    ['after some minutes', 10 * minute],
    ['on the next morning', 15 * hour],
  ])('%s reports once what has happened since the last refresh', async (_, gap) => {
    close(await opened('one'));
    happens();
    await machine.clock.settle(gap);
    const two = await opened('two');
    expect(kinds()).toEqual(['two fired', 'two joined']);
    await two.session.refresh();
    await machine.clock.settle(5 * minute);
    close(two);
    await opened('three');
    expect(kinds()).toHaveLength(2);
  });

  it('after it was killed reports what has happened since', async () => {
    (await opened('one')).session.dispose();
    happens();
    await machine.clock.settle(minute);
    await opened('two');
    await machine.clock.settle(2 * minute);
    expect(kinds()).toEqual(['two fired', 'two joined']);
  });

  it('after more than a day starts again', async () => {
    close(await opened('one'));
    happens();
    await machine.clock.settle(25 * hour);
    const two = await opened('two');
    expect(kinds()).toEqual([]);
    machine.aws.alarms.change('vpn', 'ALARM', 'rise');
    await two.session.refresh();
    expect(kinds()).toEqual(['two fired']);
  });

  it('reports nothing that was there, and nothing of a new alarm', async () => {
    machine.aws.alarms.change('vpn', 'ALARM', 'rise');
    close(await opened('one'));
    machine.aws.alarms.add(vpnAlarm('new', endpointId));
    machine.clock.advance(1000);
    machine.aws.alarms.change('new', 'ALARM', 'rise');
    await opened('two');
    expect(kinds()).toEqual([]);
  });

  it.each([0, 2, -0.5, -2])(
    'reports a contributor that came and went, also after the clock was set by %d hours',
    async (hours) => {
      const { clock } = machine;
      const name = logAlarm();
      contributors(name, 'old');
      close(await opened('one'));
      clock.advance(minute);
      contributors(name, 'ken');
      clock.advance(minute);
      contributors(name);
      await clock.settle(20 * minute);
      clock.jump(hours * hour);
      await opened('two');
      expect(machine.notified).toEqual([
        'two ["alarmed","c-ken"]',
        expect.stringContaining('"joined","c-ken"'),
      ]);
    },
  );

  it('leaves to another window what that one has reported', async () => {
    const one = await opened('one');
    const other = await machine.open('other');
    close(one);
    happens();
    await machine.focus(other);
    await machine.clock.settle(2 * minute);
    expect(kinds()).toEqual(['other fired', 'other joined']);
    await opened('two');
    await machine.clock.settle(5 * minute);
    expect(kinds()).toHaveLength(2);
  });

  it('compares with what was seen before where the first refresh fails', async () => {
    close(await opened('one'));
    happens();
    const { calls } = machine.aws;
    for (const port of ['alarms.page', 'endpoints.connections'] as const)
      calls.fail(port, { kind: 'network', when: 'before' });
    const two = await opened('two');
    expect(kinds()).toEqual([]);
    close(two);
    await opened('three');
    expect(kinds()).toEqual(['three fired', 'three joined']);
  });

  it('reports it also where the alarms are found page by page', async () => {
    for (let index = 0; index < 300; index++) machine.aws.alarms.add(foreignAlarm(index));
    close(await opened('one'));
    happens();
    await opened('two');
    expect(kinds()).toEqual(['two fired', 'two joined']);
  });

  it('reports no contributor that was there, also where the alarms are found page by page', async () => {
    const { alarms } = machine.aws;
    for (let index = 0; index < 300; index++) alarms.add(foreignAlarm(index));
    const { name } = alarms.logAlarms.add(testLogAlarm(endpointId, { alarmActions: [] }));
    alarms.logAlarms.breach(name, { connection_id: 'c-old', username: 'old' });
    await opened('one');
    await machine.clock.settle(5 * minute);
    expect(kinds()).toEqual([]);
  });

  it.each([-2, 2])('reports it after the clock was set by %d hours', async (hours) => {
    close(await opened('one'));
    happens();
    machine.clock.jump(hours * hour);
    await opened('two');
    expect(kinds()).toEqual(['two fired', 'two joined']);
  });

  describe('that cannot read the history at first', () => {
    const fail = (kind: 'throttled' | 'network' | 'denied'): void => {
      for (const port of ['alarms.transitions', 'alarms.contributorTransitions'] as const)
        machine.aws.calls.failFrom(port, { kind, when: 'before' });
    };
    const asked = (): number => machine.aws.calls.count('alarms.transitions');

    it.each(['throttled', 'network'] as const)(
      '(%s) reports it as soon as it can',
      async (kind) => {
        close(await opened('one'));
        happens();
        fail(kind);
        await opened('two');
        await machine.clock.settle(5 * minute);
        expect(kinds()).toEqual(['two joined']);
        machine.aws.calls.heal();
        await machine.clock.settle(2 * minute);
        expect(kinds()).toEqual(['two fired', 'two joined']);
        const calls = asked();
        await machine.clock.settle(5 * minute);
        expect(asked()).toBe(calls);
      },
    );

    it('leaves it to the next window', async () => {
      close(await opened('one'));
      happens();
      fail('network');
      const two = await opened('two');
      machine.aws.calls.heal();
      close(two);
      await opened('three');
      expect(kinds()).toEqual(['three fired', 'two joined']);
    });

    it('leaves it to a window that is open', async () => {
      close(await opened('one'));
      happens();
      fail('network');
      const two = await opened('two');
      const three = await machine.open('three');
      close(two);
      machine.aws.calls.heal();
      await machine.focus(three);
      await machine.clock.settle(2 * minute);
      expect(kinds()).toEqual(['three fired', 'two joined']);
    });

    it.each([
      ['the same window', ['two']],
      ['the next window', ['two', 'three']],
    ])('reports once what the state shows already, later in %s', async (_, windows) => {
      close(await opened('one'));
      const { alarms } = machine.aws;
      alarms.change('vpn', 'ALARM', 'rise');
      const [item] = alarms.items.splice(-1);
      // The history may have a slightly later time for it.
      alarms.items.push({ ...item!, at: item!.at + 5 });
      fail('network');
      const two = await opened('two');
      expect(kinds()).toEqual(['two fired']);
      machine.aws.calls.heal();
      for (const next of windows.slice(1)) {
        close(two);
        await opened(next);
      }
      await machine.clock.settle(2 * minute);
      expect(asked()).toBe(2);
      expect(kinds()).toEqual(['two fired']);
    });

    it('asks no more where that is denied', async () => {
      close(await opened('one'));
      happens();
      fail('denied');
      await opened('two');
      const calls = asked();
      await machine.clock.settle(5 * minute);
      expect(asked()).toBe(calls);
    });

    it.each(['the same window', 'the next window'])(
      'reports contributors that came and went, in %s',
      async (where) => {
        const name = logAlarm();
        close(await opened('one'));
        contributors(name, 'ken');
        machine.clock.advance(minute);
        contributors(name);
        await machine.clock.settle(20 * minute);
        fail('throttled');
        const two = await opened('two');
        await machine.clock.settle(2 * minute);
        machine.aws.calls.heal();
        if (where === 'the next window') {
          close(two);
          await opened('three');
        }
        await machine.clock.settle(2 * minute);
        const window = where === 'the next window' ? 'three' : 'two';
        expect(machine.notified.filter((text) => text.includes('alarmed'))).toEqual([
          `${window} ["alarmed","c-ken"]`,
        ]);
        const read = (): number => machine.aws.calls.count('alarms.contributorTransitions');
        const calls = read();
        await machine.clock.settle(3 * minute);
        expect(read()).toBe(calls);
      },
    );

    it('reports contributors that came and went although its first refresh was cut off', async () => {
      const name = logAlarm();
      close(await opened('one'));
      contributors(name, 'ken');
      machine.clock.advance(minute);
      contributors(name, 'mei');
      await machine.clock.settle(20 * minute);
      machine.aws.calls.fail('alarms.contributors', { when: 'never' });
      const two = await machine.open('two');
      await machine.focus(two);
      await machine.clock.settle(minute / 4);
      // The user does not wait for the refresh that hangs.
      await two.session.refresh();
      await machine.clock.settle();
      expect(machine.notified.filter((text) => text.includes('alarmed'))).toEqual([
        'two ["alarmed","c-ken"]',
        'two ["alarmed","c-mei"]',
      ]);
    });
  });

  describe('whose profile may not read alarms', () => {
    const deny = (): void => {
      for (const port of ['alarms.page', 'alarms.get'] as const)
        machine.aws.calls.failFrom(port, { kind: 'denied', when: 'before' });
    };

    it('reports who connected meanwhile', async () => {
      deny();
      close(await opened('one'));
      happens();
      await opened('two');
      expect(kinds()).toEqual(['two joined']);
    });

    it('reports it also where alarms could be read long ago', async () => {
      const one = await opened('one');
      deny();
      await machine.clock.settle(25 * hour);
      close(one);
      happens();
      await opened('two');
      expect(kinds()).toEqual(['two joined']);
    });
  });

  it.each([
    [20, ['two fired', 'two joined']],
    [25, []],
  ])('reports what it can read only after %d hours up to a day', async (hours, expected) => {
    close(await opened('one'));
    const { calls } = machine.aws;
    for (const port of ['alarms.page', 'endpoints.connections'] as const)
      calls.failFrom(port, { kind: 'denied', when: 'before' });
    const two = await opened('two');
    await machine.clock.settle(hours * hour);
    happens();
    calls.heal();
    await two.session.refresh();
    await machine.clock.settle(minute);
    expect(kinds()).toEqual(expected);
  });

  it('reports nothing of another account behind the same profile', async () => {
    close(await opened('one'));
    const { alarms } = machine.aws;
    const vpn = alarms.the('vpn');
    alarms.byName.set('vpn', { ...vpn, arn: vpn.arn.replace(/\d{12}/, '999999999999') });
    happens();
    machine.aws.connectionsOf.set(endpointId, [hana]);
    await opened('two');
    expect(kinds()).toEqual([]);
  });
});

describe('what was seen', () => {
  const other: Scope = { profile: 'dev', region: 'eu-west-1' };

  it('is forgotten with its scope', async () => {
    const one = await opened('one');
    await one.session.apply({ trial: false, scopes: [other] });
    await machine.clock.settle(1000);
    happens();
    expect(machine.machine.scopes.get(id)?.lastSeen).toBeUndefined();
    close(one);
    await opened('two');
    expect(kinds()).toEqual([]);
  });

  it('stays where a window no longer shows its scope', async () => {
    const one = await opened('one');
    const narrow = await machine.open('narrow');
    close(one);
    await narrow.session.apply({ trial: false, scopes: [tokyo, other], shown: [other] });
    await machine.clock.settle(1000);
    expect(narrow.store.snapshot.scopes.map(({ scope }) => scope)).toEqual([other]);
    close(narrow);
    happens();
    await opened('two');
    expect(kinds()).toEqual(['two fired', 'two joined']);
  });

  it('is neither read nor written by the trial, which leaves it as it was', async () => {
    const trial = async (): Promise<void> => {
      const window = await machine.open('trial', true);
      await machine.focus(window);
      happens();
      await machine.clock.settle(2 * minute);
      close(window);
    };
    await trial();
    expect(machine.machine.scopes.size).toBe(0);
    machine.notified.splice(0);
    close(await opened('one'));
    const before = machine.machine.scopes.get(id)?.lastSeen;
    expect(before).toBeDefined();
    await trial();
    expect(machine.machine.scopes.get(id)?.lastSeen).toBe(before);
  });
});
