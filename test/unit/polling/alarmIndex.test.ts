/** Which alarms are known and what knowing them costs, in regions with few and with many alarms. */
import { describe, expect, it } from 'vitest';
import { AlarmIndex } from '../../../src/core/polling/alarmIndex';
import { FakeAws } from '../../fakes/fakeAws';
import { testLogAlarm } from '../../fakes/snapshots';
import { foreignAlarm, vpnAlarm } from './manyAlarms';

const { signal } = new AbortController();
const quarter = 15 * 60_000;

function setUp(foreign: number, own = 2) {
  const aws = new FakeAws();
  for (let i = 0; i < foreign; i++) aws.alarms.add(foreignAlarm(i));
  for (let i = 0; i < own; i++) aws.alarms.add(vpnAlarm(`vpn-${i}`));
  const alarmIndex = new AlarmIndex(aws.alarms, aws.clock);
  const names = async (full = false) =>
    (await alarmIndex.poll(full, signal))?.map(({ name }) => name).sort();
  const scanAllPages = async () => {
    const [found] = await Promise.all([alarmIndex.scanAllPages(signal), aws.clock.settle(60_000)]);
    return found?.map(({ name }) => name).sort();
  };
  const pages = () => aws.calls.count('alarms.page');
  const gets = () => aws.calls.count('alarms.get');
  return { aws, alarmIndex, names, scanAllPages, pages, gets };
}

describe('a region whose alarms fit on one page', () => {
  it('is polled by listing, and discovers with each poll', async () => {
    const { aws, alarmIndex, names, pages, gets } = setUp(98);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    aws.alarms.byName.delete('vpn-0');
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names(true)).toEqual(['vpn-1', 'vpn-9']);
    aws.clock.advance(quarter);
    expect(alarmIndex.scanDue).toBe(false);
    expect([pages(), gets()]).toEqual([2, 0]);
  });

  it('lists again after a failure', async () => {
    const { aws, alarmIndex, names } = setUp(10);
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' });
    await expect(names()).rejects.toThrow();
    expect(alarmIndex.scanDue).toBe(false);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
  });

  it('changes over when it grows, and goes on polling what it knows', async () => {
    const { aws, names, scanAllPages, alarmIndex } = setUp(98);
    await names();
    for (let i = 98; i < 300; i++) aws.alarms.add(foreignAlarm(i));
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(await scanAllPages()).toEqual(['vpn-9']);
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
    expect(alarmIndex.scanDue).toBe(false);
  });
});

describe('log alarms', () => {
  const plain = testLogAlarm('x');
  const unclear = {
    ...plain,
    name: 'unclear',
    query: { ...plain.query, queryString: 'filter @message like /successful/', logGroups: ['vpn'] },
  };

  it('are found where their query is about Client VPN, without a call of their own', async () => {
    const { aws, names, pages, gets } = setUp(50);
    aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-1', { name: 'vpn-log' }));
    aws.alarms.logAlarms.add(unclear);
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-log']);
    expect([pages(), gets()]).toEqual([1, 0]);
  });

  it('are found where they read the log of a listed endpoint, whatever their query', async () => {
    const aws = new FakeAws();
    aws.alarms.logAlarms.add(unclear);
    const logging = { enabled: true, group: 'vpn' };
    const alarmIndex = new AlarmIndex(aws.alarms, aws.clock, () => [{ id: 'x', logging }]);
    expect(await alarmIndex.poll(false, signal)).toMatchObject([{ name: 'unclear' }]);
  });

  it('of other services are scanned as other alarms are', async () => {
    const { aws, names, scanAllPages, pages, gets } = setUp(0, 1);
    for (let i = 0; i < 5000; i++) aws.alarms.logAlarms.add({ ...unclear, name: `web-${i}` });
    aws.alarms.logAlarms.add(testLogAlarm('cvpn-endpoint-1', { name: 'vpn-log' }));
    await names();
    expect(await scanAllPages()).toEqual(['vpn-0', 'vpn-log']);
    const before = pages();
    for (let i = 0; i < 10; i++) expect(await names()).toEqual(['vpn-0', 'vpn-log']);
    expect([pages() - before, gets()]).toEqual([0, 11]);
  });
});

describe('a region with many alarms', () => {
  it('knows nothing before every page has been read', async () => {
    const { aws, names, scanAllPages, alarmIndex, pages } = setUp(1000);
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' }, 6);
    expect(await names()).toBeUndefined();
    await expect(scanAllPages()).rejects.toMatchObject({ failure: { kind: 'throttled' } });
    expect(await names()).toBeUndefined();
    expect(alarmIndex.scanDue).toBe(true);
    expect(await scanAllPages()).toEqual(['vpn-0', 'vpn-1']);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(pages()).toBe(11 + 1);
  });

  it('reads the known by name, 100 a call, and the list after a quarter of an hour', async () => {
    const { aws, names, scanAllPages, alarmIndex, pages } = setUp(300);
    await names();
    await scanAllPages();
    aws.calls.recorded.length = 0;
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(alarmIndex.scanDue).toBe(false);
    aws.clock.advance(quarter);
    expect(alarmIndex.scanDue).toBe(true);
    expect(await scanAllPages()).toEqual(['vpn-9']);
    expect(pages()).toBe(4);
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
  });

  it('reads the list of 30 pages every 45 minutes, and when a person asks', async () => {
    const { aws, names, scanAllPages, alarmIndex } = setUp(2900);
    await names();
    await scanAllPages();
    aws.clock.advance(2 * quarter);
    expect(alarmIndex.scanDue).toBe(false);
    await names(true);
    expect(alarmIndex.scanDue).toBe(true);
    while (alarmIndex.scanDue) await scanAllPages();
    aws.clock.advance(2 * quarter);
    expect(alarmIndex.scanDue).toBe(false);
    aws.clock.advance(quarter);
    expect(alarmIndex.scanDue).toBe(true);
  });

  it('reads the longest list after four hours', () => {
    const { aws, alarmIndex } = setUp(300);
    alarmIndex.applyRemote([], { at: aws.clock.now(), pages: 1000 });
    aws.clock.advance(4 * 60 * 60_000 - 1);
    expect(alarmIndex.scanDue).toBe(false);
    aws.clock.advance(1);
    expect(alarmIndex.scanDue).toBe(true);
  });

  it('drops an alarm as soon as it is deleted', async () => {
    const { aws, names, scanAllPages } = setUp(300);
    await names();
    await scanAllPages();
    aws.alarms.byName.delete('vpn-0');
    expect(await names()).toEqual(['vpn-1']);
    aws.clock.advance(quarter);
    await scanAllPages();
    aws.calls.recorded.length = 0;
    await names();
    expect(aws.calls.recorded).toMatchObject([{ operation: 'alarms.get', args: [['vpn-1']] }]);
  });

  it('takes a discovery in parts while known alarms wait, asking for no page twice', async () => {
    const { names, scanAllPages, pages, aws } = setUp(5000);
    await names();
    await scanAllPages();
    aws.clock.advance(51 * 90_000);
    aws.calls.recorded.length = 0;
    const found = [];
    for (let i = 0; i < 4; i++) {
      await names();
      found.push(await scanAllPages());
    }
    expect(found).toEqual([undefined, undefined, undefined, []]);
    expect(pages()).toBe(51);
  });

  it('discovers when asked for everything, and once more when asked meanwhile', async () => {
    const { names, scanAllPages, alarmIndex } = setUp(2000);
    await names();
    await scanAllPages();
    await names(true);
    expect(alarmIndex.scanDue).toBe(true);
    await scanAllPages();
    await names(true);
    await scanAllPages();
    expect(alarmIndex.scanDue).toBe(true);
    await scanAllPages();
    await scanAllPages();
    expect(alarmIndex.scanDue).toBe(false);
  });

  it('polls what was just made without waiting for its page', async () => {
    const { aws, names, scanAllPages, alarmIndex, pages } = setUp(300);
    await names();
    await scanAllPages();
    const before = pages();
    aws.alarms.add(vpnAlarm('vpn-9'));
    alarmIndex.add('vpn-9');
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
    expect(pages()).toBe(before);
  });

  it('asks for nothing where no alarm is known', async () => {
    const { names, scanAllPages, gets } = setUp(300, 0);
    await names();
    expect(await scanAllPages()).toEqual([]);
    expect(await names()).toEqual([]);
    expect(gets()).toBe(0);
  });
});
