/** The picture of a replay: its moments, and what is said about them. */
import { describe, expect, it } from 'vitest';
import { alarmBand } from '../../../../src/core/chart/view/timeline';
import { readReplay } from '../../../../src/core/replay/readReplay';
import { replayPicture } from '../../../../src/core/alarms/pictures/replayPictures';
import { countSteps, momentsWithin } from '../../../../src/core/replay/view/replayPicture';
import { createFormat } from '../../../../src/core/text/format';
import { FakeAws } from '../../../fakes/fakeAws';
import { FakeClock } from '../../../fakes/fakeClock';
import { plainTranslate as t } from '../../../fakes/plainTranslate';
import { testAlarm, testEndpoint } from '../../../fakes/snapshots';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const endpoint = testEndpoint();
const reader = { t, format: createFormat({ locale: 'en', timeZone: 'UTC' }), now };

/** Two rises half an hour apart, then one while another client disconnects. */
function account(): FakeAws {
  const aws = new FakeAws({ clock: new FakeClock(now - 10 * minute) });
  const values = [0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2];
  const samples = values.map((value, i) => ({ at: now - (60 - i * 5) * minute, value }));
  aws.samplesOf.set(endpoint.id, samples);
  return aws;
}

describe('the picture of a replay', () => {
  it('has the moments of the replay and of the history on one axis', async () => {
    const aws = account();
    const alarm = aws.alarms.add(testAlarm(endpoint.id));
    aws.alarms.change(alarm.name, 'OK', 'quiet');
    aws.alarms.change(alarm.name, 'ALARM', 'a rise');
    const read = await readReplay(aws, alarm, { endpointId: endpoint.id, alarm, now });
    const picture = replayPicture(read, reader);
    expect(picture).toMatchObject({
      alarmName: alarm.name,
      range: { start: now - 60 * minute, end: now },
      counts: [
        [now - 60 * minute, 0],
        [now - 50 * minute, 1],
        [now - 20 * minute, 2],
      ],
      missed: [],
    });
    expect(picture?.wouldFire).toHaveLength(2);
    expect(picture?.fired).toHaveLength(1);
    expect(picture?.headline).toMatch(/it would have notified 2 times/);
    expect(picture?.table?.rows.filter(({ own }) => own)).toHaveLength(1);
    const moments = picture && momentsWithin(picture, { start: now - 30 * minute, end: now });
    expect(moments?.map(({ kind }) => kind)).toEqual(['fired', 'wouldFire']);
  });

  it('says which rises would be missed, and why', async () => {
    const aws = account();
    const alarm = testAlarm(endpoint.id, { threshold: 2 });
    const read = await readReplay(aws, alarm, { endpointId: endpoint.id, now });
    const picture = replayPicture(read, reader);
    expect(picture?.wouldFire).toEqual([]);
    expect(picture?.missed.map(({ text }) => text)).toEqual([
      'Rise of 1: the condition did not hold',
      'Rise of 1: the condition did not hold',
    ]);
    expect(picture?.fired).toBe(null);
    expect(picture?.basis.join(' ')).toContain('its history could not be read');
  });

  it('is not there without counts', async () => {
    const read = await readReplay(new FakeAws(), testAlarm(), { endpointId: endpoint.id, now });
    expect(replayPicture(read, reader)).toBeUndefined();
  });
});

it('keeps of the counts their changes only', () => {
  const samples = [3, 3, 2, 2, 2, 3].map((value, at) => ({ at, value }));
  expect(countSteps(samples)).toEqual([
    [0, 3],
    [2, 2],
    [5, 3],
  ]);
});

it('lets a period in ALARM that lasts end with the range', () => {
  const change = { alarmName: 'a', at: 5, from: 'OK', to: 'ALARM', reason: '' } as const;
  expect(alarmBand('a', [change], { start: 0, end: 9 }).stretches).toEqual([
    { start: 5, end: null },
  ]);
});
