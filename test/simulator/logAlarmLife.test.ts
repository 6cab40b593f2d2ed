/** The life of a log alarm of the simulator: its warm-up, its tags, and who takes its name. */
import { beforeEach, describe, expect, it } from 'vitest';
import { arn, named, useLogAlarmAccount } from './logAlarmAccount';
import { diffAlarm, json, parsed } from './wireClient';

const logAlarms = useLogAlarmAccount();
const { properRole, put, alarm, connect, mails, pass } = logAlarms;

const state = async (): Promise<string> => (await alarm()).at('StateValue').text();

/** Counts the mails that name somebody. */
const mailsOf = (name: string): number => mails().filter((body) => body.includes(name)).length;

describe('a warm-up', () => {
  const warmUp = (minutes: number, whole: boolean) => ({
    WarmUpConfiguration: {
      WarmUpPeriodDurationInMinutes: minutes,
      OnlyStartEvaluatingAfterWarmUpPeriodEnds: whole,
    },
  });

  beforeEach(properRole);

  it('of fixed length notifies nobody before its end', async () => {
    await put(warmUp(10, true));
    connect('anna');
    pass(540);
    expect(await state()).toBe('INSUFFICIENT_DATA');
    expect(mails()).toEqual([]);
    pass(120);
    expect(await state()).toBe('OK');
    connect('bert');
    pass(120);
    expect([mailsOf('anna'), mailsOf('bert')]).toEqual([0, 1]);
  });

  it('ends early when enough runs have succeeded', async () => {
    await put(warmUp(10, false));
    connect('anna');
    pass(180);
    expect(mailsOf('anna')).toBe(1);
  });

  it('is returned as it was asked for, and an update starts none', async () => {
    await put();
    pass(120);
    await put(warmUp(60, true));
    const found = (await alarm()).at('WarmUpConfiguration', 'WarmUpPeriodDurationInMinutes');
    expect(found.number()).toBe(60);
    connect('anna');
    pass(120);
    expect(mailsOf('anna')).toBe(1);
  });
});

describe('the tags of a log alarm', () => {
  const tags = async () => {
    const found = parsed(
      await json(logAlarms.simulator, 'ListTagsForResource', { ResourceARN: arn }),
    );
    return found.at('Tags').value;
  };
  const tag = (Key: string, Value: string) => ({ Key, Value });

  beforeEach(properRole);

  it('are those of its creation, kept by an update, and gone with it', async () => {
    await put({ Tags: [tag('team', 'net')] });
    await put({ Tags: [tag('team', 'other')], Threshold: 3 });
    expect(await tags()).toEqual([tag('team', 'net')]);
    await json(logAlarms.simulator, 'TagResource', { ResourceARN: arn, Tags: [tag('more', 'x')] });
    expect(await tags()).toEqual([tag('team', 'net'), tag('more', 'x')]);
    await json(logAlarms.simulator, 'DeleteAlarms', { AlarmNames: named.AlarmNames });
    await put();
    expect(await tags()).toEqual([]);
  });
});

describe('an alarm of another kind with the same name', () => {
  const all = async () => {
    const asked = { AlarmNames: ['vpn'], AlarmTypes: ['LogAlarm', 'MetricAlarm'] };
    const found = parsed(await json(logAlarms.simulator, 'DescribeAlarms', asked));
    return [found.at('MetricAlarms').list().length, found.at('LogAlarms').list().length];
  };
  const putMetric = async () =>
    json(
      logAlarms.simulator,
      'PutMetricAlarm',
      diffAlarm(logAlarms.endpointId, { AlarmName: 'vpn' }),
    );

  beforeEach(properRole);

  it('is replaced by a log alarm, which begins again', async () => {
    await putMetric();
    pass(300);
    await put();
    expect(await all()).toEqual([0, 1]);
    expect(await state()).toBe('INSUFFICIENT_DATA');
    pass(120);
    connect('anna');
    pass(120);
    expect(mails()).toHaveLength(1);
  });

  it('replaces a log alarm, whose query runs no more', async () => {
    await put();
    connect('anna');
    pass(120);
    await putMetric();
    expect(await all()).toEqual([1, 0]);
    connect('bert');
    pass(300);
    expect(mails()).toHaveLength(1);
    const runs = parsed(
      await json(logAlarms.simulator, 'DescribeAlarmContributors', { AlarmName: 'vpn' }),
    );
    expect(runs.at('AlarmContributors').list()).toEqual([]);
  });

  it('has the tags of its own creation', async () => {
    await put({ Tags: [{ Key: 'kind', Value: 'log' }] });
    await putMetric();
    const found = parsed(
      await json(logAlarms.simulator, 'ListTagsForResource', { ResourceARN: arn }),
    );
    expect(found.at('Tags').list()).toEqual([]);
  });
});
