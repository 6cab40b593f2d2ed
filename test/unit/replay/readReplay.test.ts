import { describe, expect, it } from 'vitest';
import { readReplay } from '../../../src/core/replay/readReplay';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { replayMarkdown } from '../../../src/core/replay/replayText';
import { createFormat } from '../../../src/core/text/format';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { CountedYielder } from '../../fakes/countedYielder';
import { FakeAws } from '../../fakes/fakeAws';
import { plainTranslate } from '../../fakes/plainTranslate';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 10, 23, 12);
const endpointId = 'cvpn-endpoint-1';
const definition = connectionAlarm({
  endpointId,
  endpointLabel: 'Tokyo',
  name: 'diff|<b>',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});
const reader = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
  now,
};

/** Every day at nine somebody comes, five minutes later another one; in the evening both go. */
function samples(days: number): Sample[] {
  return Array.from({ length: days * 288 }, (_, i) => {
    const at = now - days * day + i * 5 * minute;
    const ofDay = (at % day) / minute;
    const value = ofDay < 540 || ofDay > 1100 ? 0 : ofDay < 545 ? 1 : 2;
    return { at, value };
  });
}

describe('readReplay', () => {
  it('replays 63 days: minutes where they are kept, five minutes before', async () => {
    const aws = new FakeAws();
    aws.samplesOf.set(endpointId, samples(63));
    const report = await readReplay(aws, definition, { endpointId, now });
    expect(report.samples).toBe(63 * 288);
    expect(report.summary.notifications).toHaveLength(126);
    expect(report.summary.perDay).toBe(2);
    expect(report.summary.busiestHour?.count).toBe(2);
    const asked = aws.calls.recorded.map(({ args }) => args[2]);
    expect(asked).toEqual([300, 60]);
    const text = replayMarkdown(report, reader);
    expect(text).toContain('126 times');
    expect(text).toMatch(
      /\| \*\*60 s\*\* \| \*\*1\*\* \| \*\*126\*\* \| \*\*2\*\* \| \*\*2\*\* \| \*\*0\*\* \|/,
    );
    expect(text).toMatch(/\| 300 s \| 1 \| 63 \| 1 \| 1 \| 63 \|/);
    expect(text).not.toContain('<b>');
  });

  it('says how long it looked back, to the nearest count', async () => {
    const aws = new FakeAws();
    aws.samplesOf.set(endpointId, samples(1));
    const report = await readReplay(aws, definition, { endpointId, now: now + 1000 });
    expect(replayMarkdown(report, reader)).toMatch(/^- Over the 288 counts of the last 1 day it /m);
  });

  it('says once of what would have happened once', async () => {
    const aws = new FakeAws();
    const all = samples(1);
    const rise = all.findIndex(({ value }, i) => value > (all[i - 1]?.value ?? value));
    aws.samplesOf.set(
      endpointId,
      all.map((sample, i) => ({ ...sample, value: i >= rise ? 1 : 0 })),
    );
    const report = await readReplay(aws, definition, { endpointId, now });
    expect(report.summary.notifications).toHaveLength(1);
    expect(replayMarkdown(report, reader)).toMatch(/ it would have notified once\.$/m);
  });

  it('says that there is nothing to replay', async () => {
    const report = await readReplay(new FakeAws(), definition, { endpointId, now });
    expect(replayMarkdown(report, reader)).toContain('no counts for this endpoint yet');
    expect(report.compared).toEqual([]);
  });

  it('learns from the history of an alarm that exists, and names it', async () => {
    const aws = new FakeAws();
    const all = samples(5);
    aws.samplesOf.set(endpointId, all);
    const alarm = { ...aws.alarms.add(definition), configuredAt: now - 10 * day };
    for (const [i, sample] of all.entries()) {
      if (sample.value <= (all[i - 1]?.value ?? 0)) continue;
      const common = {
        kind: 'state',
        alarmName: alarm.name,
        reason: 'Threshold Crossed: …',
      } as const;
      const rise = { ...common, at: sample.at + minute, from: 'OK', to: 'ALARM' } as const;
      const back = { ...common, at: sample.at + 3 * minute, from: 'ALARM', to: 'OK' } as const;
      aws.alarms.items.push(rise, back);
    }
    const report = await readReplay(aws, alarm, { endpointId, alarm, now });
    expect(report.calibration.assumptions.extraDatapoints).toBe(1);
    const [asked] = aws.calls.recorded.filter(({ args }) => args[0] === alarm.name);
    // As long as CloudWatch keeps it, and what happens now.
    expect(asked?.args[1]).toEqual({ start: now - 30 * day, end: now + 1 });
    expect(replayMarkdown(report, reader)).toContain(
      'Calibrated from the times that this alarm left ALARM: 10.',
    );
  });

  it('does without the history when it may not be read', async () => {
    const aws = new FakeAws();
    aws.samplesOf.set(endpointId, samples(2));
    const alarm = aws.alarms.add(definition);
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    const report = await readReplay(aws, alarm, { endpointId, alarm, now });
    expect(report.calibration.episodes).toBe(0);
    expect(replayMarkdown(report, reader)).toContain('beyond those that the alarm requires: 2.');
  });

  it('assumes nothing of a wall clock window, of which AWS documents how far it looks', async () => {
    const aws = new FakeAws();
    aws.samplesOf.set(endpointId, samples(2));
    const wall: AlarmDefinition = { ...definition, evaluationWindow: { kind: 'wallClock' } };
    for (const alarm of [undefined, aws.alarms.add(wall)]) {
      const place = { endpointId, now, ...(alarm && { alarm }) };
      const lines = replayMarkdown(await readReplay(aws, wall, place), reader);
      expect(lines).toContain('only the datapoints of its wall clock window');
      expect(lines).not.toContain('Assumed: datapoints');
    }
  });
});

describe('a replay that takes long', () => {
  // How old a missing datapoint is can change the state at any minute.
  const treatMissing = 'missing';
  const slow = { ...definition, evaluationPeriods: 5, datapointsToAlarm: 3, treatMissing } as const;
  const alarms = [
    ['three of five', slow],
    ['of how many samples there are', withStatistic(definition, 'SampleCount')],
    ['of another expression', withExpression(definition, 'DIFF(m1) * 2')],
  ] as const;
  const place = { endpointId, now };
  const evaluations = 1000;

  function account(): FakeAws {
    const aws = new FakeAws();
    aws.samplesOf.set(endpointId, samples(7));
    return aws;
  }

  it.each(alarms)('lets others have their turn: %s', async (_, alarm) => {
    const yielder = new CountedYielder(evaluations);
    const notified: string[] = [];
    const onReplayed = (done: number, all: number): void => {
      notified.push(`${done}/${all} after ${yielder.turns > 0 ? 'turns' : 'none'}`);
    };
    const slices = await readReplay(account(), alarm, place, undefined, { yielder, onReplayed });
    expect(slices).toEqual(await readReplay(account(), alarm, place));
    // Of three replays: its own and those with the periods compared.
    expect(notified).toEqual(['1/3 after turns', '2/3 after turns', '3/3 after turns']);
    // A week of evaluations every minute, at least once.
    expect(yielder.turns).toBeGreaterThan((7 * day) / minute / evaluations);
  });

  it('is of its own and of each period with each threshold', async () => {
    const aws = new FakeAws();
    const twice = samples(1).map(({ at, value }) => ({ at, value: 2 * value }));
    aws.samplesOf.set(endpointId, twice);
    const notified: string[] = [];
    const onReplayed = (done: number, all: number) => notified.push(`${done}/${all}`);
    await readReplay(aws, definition, place, undefined, { onReplayed });
    expect(notified).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('ends when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const yielder = new CountedYielder(evaluations, (count) => {
      if (count === 3) controller.abort();
    });
    const replaying = readReplay(account(), slow, place, controller.signal, { yielder });
    await expect(replaying).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(yielder.turns).toBe(3);
  });
});

function withStatistic(alarm: AlarmDefinition, statistic: string): AlarmDefinition {
  const queries = alarm.queries.map((query) =>
    query.stat ? { ...query, stat: { ...query.stat, statistic } } : query,
  );
  return { ...alarm, queries };
}

function withExpression(alarm: AlarmDefinition, expression: string): AlarmDefinition {
  const queries = alarm.queries.map((query) => (query.stat ? query : { ...query, expression }));
  return { ...alarm, queries };
}
