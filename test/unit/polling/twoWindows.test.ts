/** Two windows of one machine over one account: who asks AWS, what the other shows, what is reported. */
import { describe, expect, it } from 'vitest';
import { partValue } from '../../../src/core/model/snapshot';
import { testConnection, testLogAlarm } from '../../fakes/snapshots';
import { id, machineWithWindows as setUp, minute } from './machineWithWindows';
import { foreignAlarm } from './manyAlarms';

describe('two windows', () => {
  it('ask AWS as often as one, and the other shows what was read', async () => {
    const { clock, open, focus, polls } = setUp();
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    expect(polls()).toBe(1);
    await clock.settle(10 * minute);
    const alone = polls();
    expect(alone).toBeGreaterThanOrEqual(9);
    expect(alone).toBeLessThanOrEqual(12);
    expect(two.fetchedAt()).toBe(one.fetchedAt());
    expect(two.refreshes).toEqual([]);
  });

  it('hand over with the focus, without a call where the data are fresh', async () => {
    const { clock, open, focus, polls } = setUp();
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await clock.settle(20_000);
    for (let i = 0; i < 10; i++) {
      await focus(two, one);
      await clock.settle(1000);
      await focus(one, two);
      await clock.settle(1000);
    }
    expect(polls()).toBe(1);
    await focus(two, one);
    await clock.settle(5 * minute);
    expect(polls()).toBeLessThanOrEqual(7);
    expect(two.fetchedAt()).toBeGreaterThan(clock.now() - 1.2 * minute);
  });

  it('that both believe to have the focus poll once: the one that had it last', async () => {
    const { clock, open, focus, polls } = setUp();
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await clock.settle(20_000);
    await focus(two);
    const before = one.refreshes.length;
    await clock.settle(10 * minute);
    expect(one.refreshes.length).toBe(before);
    expect(polls()).toBeLessThanOrEqual(13);
    expect(one.fetchedAt()).toBe(two.fetchedAt());
  });

  it('take over when the other rests, at once, and when it has died, soon', async () => {
    const { clock, machine, open, focus, polls } = setUp();
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await focus(two);
    await clock.settle(2 * minute);
    two.session.setActive(false);
    const rested = polls();
    await clock.settle(2 * minute);
    expect(polls()).toBeGreaterThan(rested);
    await focus(two);
    await clock.settle(minute);
    const died = polls();
    // Killed: nothing is given back, nothing renewed.
    machine.scopes.get(id)!.owner = { window: machine.window(), aliveAt: clock.monotonicMs() };
    two.session.dispose();
    await clock.settle(2 * minute);
    expect(polls()).toBeGreaterThan(died);
    expect(one.fetchedAt()).toBeGreaterThan(clock.now() - 1.2 * minute);
  });

  it('notify of each transition once, in the window that polls, and not again in the other', async () => {
    const { clock, aws, open, focus, notified } = setUp();
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await clock.settle(minute);
    aws.alarms.change('vpn', 'ALARM', 'rise');
    await clock.settle(2 * minute);
    aws.alarms.change('vpn', 'OK', 'over');
    await clock.settle(2 * minute);
    await focus(two, one);
    await clock.settle(5 * minute);
    await Promise.all([one.session.refresh(), two.session.refresh(), clock.settle(1000)]);
    expect(notified.map((text) => text.split(' ')[0])).toEqual(['one']);
    aws.alarms.change('vpn', 'ALARM', 'rise');
    await Promise.all([one.session.refresh(), two.session.refresh(), clock.settle(1000)]);
    expect(notified).toHaveLength(2);
  });

  it('report a contributor once, and not the same connection a second time', async () => {
    const { clock, aws, open, focus, notified } = setUp();
    const { logAlarms } = aws.alarms;
    const { name } = logAlarms.add(testLogAlarm('cvpn-endpoint-1', { alarmActions: [] }));
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await clock.settle(2 * minute);
    logAlarms.breach(name, { connection_id: 'c-hana', username: 'hana' });
    await clock.settle(2 * minute);
    await focus(two, one);
    const hana = testConnection({ id: 'c-hana', endpointId: 'cvpn-endpoint-1' });
    aws.connectionsOf.set('cvpn-endpoint-1', [hana]);
    await Promise.all([one.session.refresh(), two.session.refresh(), clock.settle(1000)]);
    await clock.settle(2 * minute);
    expect(notified).toEqual(['one ["alarmed","c-hana"]', 'one ["joined","c-hana"]']);
    logAlarms.breach(name, { username: 'ken' });
    await Promise.all([one.session.refresh(), two.session.refresh(), clock.settle(1000)]);
    expect(notified).toHaveLength(3);
    expect(notified[2]).toContain('"contributor"');
  });

  it('do not list a large account once each: the discovery is shared', async () => {
    const { clock, aws, open, focus } = setUp();
    for (let i = 0; i < 300; i++) aws.alarms.add(foreignAlarm(i));
    const one = await open('one');
    const two = await open('two');
    await focus(one);
    await clock.settle(minute);
    const pages = aws.calls.count('alarms.page');
    expect(pages).toBeGreaterThanOrEqual(4);
    await focus(two, one);
    await clock.settle(5 * minute);
    expect(aws.calls.count('alarms.page')).toBe(pages);
    expect(partValue(two.store.scope(id)?.alarms)?.map(({ name }) => name)).toEqual(['vpn']);
    expect(aws.calls.count('alarms.get')).toBeGreaterThan(3);
  });

  it('rest as long as AWS has asked the other one to', async () => {
    const { clock, aws, open, focus, polls } = setUp();
    const one = await open('one');
    const two = await open('two');
    aws.calls.fail('endpoints.list', { kind: 'throttled', when: 'before' });
    await focus(one);
    const until = one.store.scope(id)?.throttledUntil ?? 0;
    expect(until).toBeGreaterThan(clock.now() + minute);
    await focus(two, one);
    expect(two.store.scope(id)?.throttledUntil).toBe(until);
    await clock.settle(until - clock.now() - 1);
    expect(polls()).toBe(1);
    await clock.settle(10);
    expect(polls()).toBe(2);
  });

  it('of the trial are worlds apart', async () => {
    const { clock, machine, open, focus, polls } = setUp();
    const one = await open('one', true);
    const two = await open('two', true);
    await focus(one);
    await focus(two);
    await clock.settle(minute / 2);
    expect(polls()).toBe(2);
    expect(machine.scopes.size).toBe(0);
  });

  it('are silent once disposed', async () => {
    const { clock, open, focus, machine } = setUp();
    const one = await open('one');
    await focus(one);
    one.session.dispose();
    await clock.settle(minute);
    expect(clock.waiting()).toBe(0);
    expect(machine.scopes.get(id)?.owner).toBeUndefined();
  });

  it.each(['stop', 'areOverdue'] as const)(
    'ask once after the machine has slept, and one of them goes on, where timers %s',
    async (timers) => {
      const { clock, open, focus, polls } = setUp();
      const one = await open('one');
      const two = await open('two');
      await focus(one);
      await focus(two);
      await clock.settle(90_000);
      const asleep = polls();
      const woken: string[] = [];
      one.session.onDidWake(() => woken.push('one'));
      two.session.onDidWake(() => woken.push('two'));
      clock.sleep(8 * 60 * minute, timers);
      await clock.settle(20_000);
      expect(polls()).toBe(asleep + 1);
      expect(woken.sort()).toEqual(['one', 'two']);
      expect(one.fetchedAt()).toBe(two.fetchedAt());
      await clock.settle(10 * minute);
      expect(polls() - asleep).toBeGreaterThanOrEqual(9);
      expect(polls() - asleep).toBeLessThanOrEqual(13);
    },
  );
});
