import { describe, expect, it } from 'vitest';
import { chartModel, type ChartModel } from '../../../../src/core/chart/view/chart';
import { chartWindow } from '../../../../src/core/chart/view/chartRange';
import type { ChartReplay } from '../../../../src/core/chart/view/chartReplay';
import { testRecord } from '../../../fakes/records';
import {
  chartCsv,
  chartFileName,
  chartRows,
  chartTsv,
} from '../../../../src/core/chart/view/chartRows';

const start = Date.UTC(2026, 10, 11, 6, 0);
const minute = 60_000;

function model(alarmName = 'vpn'): ChartModel {
  return chartModel(
    {
      endpointId: 'cvpn-endpoint-1',
      endpointLabel: 'Office',
      region: 'eu-west-1',
      window: chartWindow('3h', start + 30 * minute),
      samples: [
        { at: start, value: 2 },
        { at: start + 5 * minute, value: 5 },
        { at: start + 10 * minute, value: 1 },
      ],
      alarms: [],
      transitions: [
        { alarmName, at: start + 7 * minute + 12_345, from: 'OK', to: 'ALARM', reason: '' },
      ],
      contributors: [],
      connections: {
        records: [
          testRecord({ id: 'a', startedAt: start + minute, endedAt: start + 6 * minute }),
          testRecord({ id: 'b', username: '=kenji', startedAt: start + 2 * minute }),
        ],
        notes: [],
      },
      compared: [],
      fetchedAt: start + 30 * minute,
      notes: [],
    },
    '3h',
  );
}

describe('chartRows', () => {
  it('puts alarms between the samples, at their time', () => {
    expect(chartRows(model()).map((row) => row.kind)).toEqual([
      'sample',
      'sample',
      'alarm',
      'sample',
    ]);
  });

  it('gives the rows of a span, its ends included', () => {
    const rows = chartRows(model(), null, start + 5 * minute, start + 10 * minute);
    expect(rows.map((row) => row.at - start)).toEqual([
      5 * minute,
      7 * minute + 12_345,
      10 * minute,
    ]);
  });
});

describe('a replay beside the data', () => {
  const firing = (from: number, to: number) => ({
    start: start + from * minute,
    end: start + to * minute,
  });
  const variant = { periodSeconds: 60, condition: '≥ 1', own: true };
  const replay: ChartReplay = {
    alarmName: 'vpn',
    range: { start: start - 7 * 24 * 60 * minute, end: start + 30 * minute },
    variants: [
      { ...variant, firings: [firing(-2000, -1990), firing(6, 8)] },
      { ...variant, periodSeconds: 300, own: false, firings: [firing(6, 11), firing(12, 30)] },
    ],
  };

  it('has a row for each moment in the window, after the sample and before what follows', () => {
    const rows = chartRows(model(), replay);
    expect(rows.map((row) => row.kind)).toEqual([
      ...['sample', 'sample', 'replay', 'alarm', 'sample', 'replay'],
    ]);
    expect(rows.flatMap((row) => (row.kind === 'replay' ? [row.variants.length] : []))).toEqual([
      2, 1,
    ]);
  });

  it('has a column of its own in the file, so that nothing there is treated as real', () => {
    const lines = chartCsv(model(), replay).split('\r\n');
    expect(lines[0]).toBe(
      '"time","connections","delta","joined","left","alarm","would_have_fired"',
    );
    expect(lines).toContain('"2026-11-11T06:06:00.000Z",,,,,,"60 s ≥ 1; 300 s ≥ 1"');
    expect(lines).toContain('"2026-11-11T06:07:12.345Z",,,,,"vpn",');
  });

  it('is said in words where it is copied', () => {
    const time = (at: number): string => String((at - start) / minute);
    const titles = ['T', 'C', 'D', 'J', 'L', 'A'];
    const text = chartTsv(chartRows(model(), replay), titles, time, (all) => `would ${all.length}`);
    expect(text.split('\n')).toContain('6\t\t\t\t\twould 2');
  });
});

describe('chartCsv', () => {
  it('has UTC times, plain numbers and the alarm at its second', () => {
    expect(chartCsv(model())).toBe(
      [
        '"time","connections","delta","joined","left","alarm"',
        '"2026-11-11T06:00:00.000Z",2,,,,',
        '"2026-11-11T06:05:00.000Z",5,3,"hana; \'=kenji",,',
        '"2026-11-11T06:07:12.345Z",,,,,"vpn"',
        '"2026-11-11T06:10:00.000Z",1,-4,,"hana",',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', '"\'=1+1"'],
    ['+1', '"\'+1"'],
    ['-1', '"\'-1"'],
    ['@now', '"\'@now"'],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['東京', '"東京"'],
  ])('writes an alarm named %j as %j', (name, cell) => {
    expect(chartCsv(model(name))).toContain(`,,,,,${cell}\r\n`);
  });

  it('of no samples is the header', () => {
    const empty = { ...model(), times: [], values: [], deltas: [], marks: [] };
    expect(chartCsv(empty)).toBe('"time","connections","delta","joined","left","alarm"\r\n');
  });
});

describe('chartTsv', () => {
  it('has the titles, all rows as given, and no tab or formula in a text', () => {
    const rows = chartRows(model('=a\tb')).toReversed();
    const time = (at: number): string => String((at - start) / minute);
    const text = chartTsv(rows, ['T', 'C', 'D', 'J', 'L', 'A'], time, () => '');
    expect(text).toBe(
      "T\tC\tD\tJ\tL\tA\n10\t1\t-4\t\thana\t\n7.20575\t\t\t\t\t'=a b\n5\t5\t3\thana; '=kenji\t\t\n0\t2\t\t\t\t\n",
    );
  });
});

describe('chartFileName', () => {
  it('says what, which range and when', () => {
    expect(chartFileName(model(), 'png')).toBe('connections-cvpn-endpoint-1-3h-20261111T0630Z.png');
  });
});
