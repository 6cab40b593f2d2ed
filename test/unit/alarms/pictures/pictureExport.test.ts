/** The files of a replay. */
import { expect, it } from 'vitest';
import { pictureCsv, pictureJson } from '../../../../src/core/alarms/pictures/pictureExport';
import type { ReplayPicture } from '../../../../src/core/replay/view/replayPicture';

const picture: ReplayPicture = {
  alarmName: 'vpn',
  range: { start: 0, end: 600_000 },
  headline: 'It would have notified once.',
  facts: ['A fact.'],
  counts: [[0, 1]],
  fired: [{ start: 60_000, end: 120_000 }],
  wouldFire: [{ start: 180_000, end: 180_000, who: '=HYPERLINK("x")' }],
  missed: [{ at: 300_000, text: 'hana: Masked by a disconnection' }],
  table: { title: 'Compared', header: ['Period'], rows: [{ cells: ['60 s'], own: true }] },
  basis: ['An assumption.'],
};

it('has one line for each moment as CSV, the oldest first, and no formula', () => {
  expect(pictureCsv(picture).split('\r\n')).toEqual([
    '\ufeff"time","what","text"',
    '"1970-01-01T00:01:00.000Z","fired",',
    `"1970-01-01T00:03:00.000Z","would_have_fired","'=HYPERLINK(""x"")"`,
    '"1970-01-01T00:05:00.000Z","would_have_missed","hana: Masked by a disconnection"',
    '',
  ]);
});

it('has everything as JSON', () => {
  expect(JSON.parse(pictureJson(picture))).toEqual({
    alarm: 'vpn',
    range: { start: '1970-01-01T00:00:00.000Z', end: '1970-01-01T00:10:00.000Z' },
    summary: ['It would have notified once.', 'A fact.'],
    counts: [{ from: '1970-01-01T00:00:00.000Z', count: 1 }],
    fired: [{ start: '1970-01-01T00:01:00.000Z', end: '1970-01-01T00:02:00.000Z' }],
    wouldHaveFired: [
      {
        start: '1970-01-01T00:03:00.000Z',
        end: '1970-01-01T00:03:00.000Z',
        who: '=HYPERLINK("x")',
      },
    ],
    wouldHaveMissed: [{ at: '1970-01-01T00:05:00.000Z', text: 'hana: Masked by a disconnection' }],
    compared: { header: ['Period'], rows: [['60 s']] },
    basis: ['An assumption.'],
  });
  expect(JSON.parse(pictureJson({ ...picture, fired: null, table: null }))).toMatchObject({
    fired: null,
    compared: null,
  });
});
