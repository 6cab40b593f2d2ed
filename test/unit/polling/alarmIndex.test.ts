/** Which alarms are known and what knowing them costs, in regions with few and with many alarms. */
import { describe, expect, it } from 'vitest';
import { AlarmDirectory } from '../../../src/core/polling/alarmIndex';
import { FakeAws } from '../../fakes/fakeAws';
import { foreignAlarm, vpnAlarm } from './manyAlarms';

const { signal } = new AbortController();
const quarter = 15 * 60_000;

function setUp(foreign: number, own = 2) {
  const aws = new FakeAws();
  for (let i = 0; i < foreign; i++) aws.alarms.add(foreignAlarm(i));
  for (let i = 0; i < own; i++) aws.alarms.add(vpnAlarm(`vpn-${i}`));
  const directory = new AlarmDirectory(aws.alarms, aws.clock);
  const names = async (everything = false) =>
    (await directory.poll(everything, signal))?.map(({ name }) => name).sort();
  const discover = async () => {
    const [found] = await Promise.all([directory.discover(signal), aws.clock.settle(60_000)]);
    return found?.map(({ name }) => name).sort();
  };
  const pages = () => aws.calls.count('alarms.page');
  const gets = () => aws.calls.count('alarms.get');
  return { aws, directory, names, discover, pages, gets };
}

describe('a region whose alarms fit on one page', () => {
  it('is polled by listing, and discovers with each poll', async () => {
    const { aws, directory, names, pages, gets } = setUp(98);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    aws.alarms.byName.delete('vpn-0');
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names(true)).toEqual(['vpn-1', 'vpn-9']);
    aws.clock.advance(quarter);
    expect(directory.discovering).toBe(false);
    expect([pages(), gets()]).toEqual([2, 0]);
  });

  it('lists again after a failure', async () => {
    const { aws, directory, names } = setUp(10);
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' });
    await expect(names()).rejects.toThrow();
    expect(directory.discovering).toBe(false);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
  });

  it('changes over when it grows, and goes on polling what it knows', async () => {
    const { aws, names, discover, directory } = setUp(98);
    await names();
    for (let i = 98; i < 300; i++) aws.alarms.add(foreignAlarm(i));
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(await discover()).toEqual(['vpn-9']);
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
    expect(directory.discovering).toBe(false);
  });
});

describe('a region with many alarms', () => {
  it('knows nothing before every page has been read', async () => {
    const { aws, names, discover, directory, pages } = setUp(1000);
    aws.calls.fail('alarms.page', { kind: 'throttled', when: 'before' }, 6);
    expect(await names()).toBeUndefined();
    await expect(discover()).rejects.toMatchObject({ failure: { kind: 'throttled' } });
    expect(await names()).toBeUndefined();
    expect(directory.discovering).toBe(true);
    expect(await discover()).toEqual(['vpn-0', 'vpn-1']);
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(pages()).toBe(11 + 1);
  });

  it('reads the known by name, 100 a call, and the list after a quarter of an hour', async () => {
    const { aws, names, discover, directory, pages } = setUp(300);
    await names();
    await discover();
    aws.calls.made.length = 0;
    aws.alarms.add(vpnAlarm('vpn-9'));
    expect(await names()).toEqual(['vpn-0', 'vpn-1']);
    expect(directory.discovering).toBe(false);
    aws.clock.advance(quarter);
    expect(directory.discovering).toBe(true);
    expect(await discover()).toEqual(['vpn-9']);
    expect(pages()).toBe(4);
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
  });

  it('reads the list of 30 pages every 45 minutes, and when a person asks', async () => {
    const { aws, names, discover, directory } = setUp(2900);
    await names();
    await discover();
    aws.clock.advance(2 * quarter);
    expect(directory.discovering).toBe(false);
    await names(true);
    expect(directory.discovering).toBe(true);
    while (directory.discovering) await discover();
    aws.clock.advance(2 * quarter);
    expect(directory.discovering).toBe(false);
    aws.clock.advance(quarter);
    expect(directory.discovering).toBe(true);
  });

  it('reads the longest list after four hours', () => {
    const { aws, directory } = setUp(300);
    directory.applyRemote([], { at: aws.clock.now(), pages: 1000 });
    aws.clock.advance(4 * 60 * 60_000 - 1);
    expect(directory.discovering).toBe(false);
    aws.clock.advance(1);
    expect(directory.discovering).toBe(true);
  });

  it('lets go of an alarm as soon as it is gone', async () => {
    const { aws, names, discover } = setUp(300);
    await names();
    await discover();
    aws.alarms.byName.delete('vpn-0');
    expect(await names()).toEqual(['vpn-1']);
    aws.clock.advance(quarter);
    await discover();
    aws.calls.made.length = 0;
    await names();
    expect(aws.calls.made).toMatchObject([{ operation: 'alarms.get', args: [['vpn-1']] }]);
  });

  it('takes a discovery in parts while known alarms wait, asking for no page twice', async () => {
    const { names, discover, pages, aws } = setUp(5000);
    await names();
    await discover();
    aws.clock.advance(51 * 90_000);
    aws.calls.made.length = 0;
    const found = [];
    for (let i = 0; i < 4; i++) {
      await names();
      found.push(await discover());
    }
    expect(found).toEqual([undefined, undefined, undefined, []]);
    expect(pages()).toBe(51);
  });

  it('discovers when asked for everything, and once more when asked meanwhile', async () => {
    const { names, discover, directory } = setUp(2000);
    await names();
    await discover();
    await names(true);
    expect(directory.discovering).toBe(true);
    await discover();
    await names(true);
    await discover();
    expect(directory.discovering).toBe(true);
    await discover();
    await discover();
    expect(directory.discovering).toBe(false);
  });

  it('polls what was just made without waiting for its page', async () => {
    const { aws, names, discover, directory, pages } = setUp(300);
    await names();
    await discover();
    const before = pages();
    aws.alarms.add(vpnAlarm('vpn-9'));
    directory.learn('vpn-9');
    expect(await names()).toEqual(['vpn-0', 'vpn-1', 'vpn-9']);
    expect(pages()).toBe(before);
  });

  it('asks for nothing where no alarm is known', async () => {
    const { names, discover, gets } = setUp(300, 0);
    await names();
    expect(await discover()).toEqual([]);
    expect(await names()).toEqual([]);
    expect(gets()).toBe(0);
  });
});
