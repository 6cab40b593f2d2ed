import { describe, expect, it } from 'vitest';
import { chartModel, chartWindow, type ChartModel } from '../../../src/core/views/chart';
import { testRecord } from '../../fakes/records';
import { chartCsv, chartFileName, chartRows, chartTsv } from '../../../src/core/views/chartRows';

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
      people: {
        records: [
          testRecord({ id: 'a', startedAt: start + minute, endedAt: start + 6 * minute }),
          testRecord({ id: 'b', username: '=kenji', startedAt: start + 2 * minute }),
        ],
        notes: [],
      },
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
    const rows = chartRows(model(), start + 5 * minute, start + 10 * minute);
    expect(rows.map((row) => row.at - start)).toEqual([
      5 * minute,
      7 * minute + 12_345,
      10 * minute,
    ]);
  });
});

describe('chartCsv', () => {
  it('has UTC times, plain numbers and the alarm at its second', () => {
    expect(chartCsv(model())).toBe(
      [
        'time,connections,delta,joined,left,alarm',
        '2026-11-11T06:00:00.000Z,2,,,,',
        '2026-11-11T06:05:00.000Z,5,3,hana; =kenji,,',
        '2026-11-11T06:07:12.345Z,,,,,vpn',
        '2026-11-11T06:10:00.000Z,1,-4,,hana,',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@now', "'@now"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['東京', '東京'],
  ])('writes an alarm named %j as %j', (name, cell) => {
    expect(chartCsv(model(name))).toContain(`,,,,,${cell}\r\n`);
  });

  it('of no samples is the header', () => {
    const empty = { ...model(), times: [], values: [], deltas: [], marks: [] };
    expect(chartCsv(empty)).toBe('time,connections,delta,joined,left,alarm\r\n');
  });
});

describe('chartTsv', () => {
  it('has the titles, all rows as given, and no tab or formula in a text', () => {
    const rows = chartRows(model('=a\tb')).toReversed();
    const text = chartTsv(rows, ['T', 'C', 'D', 'J', 'L', 'A'], (at) =>
      String((at - start) / minute),
    );
    expect(text).toBe(
      "T\tC\tD\tJ\tL\tA\n10\t1\t-4\t\thana\t\n7.20575\t\t\t\t\t'=a b\n5\t5\t3\thana; =kenji\t\t\n0\t2\t\t\t\t\n",
    );
  });
});

describe('chartFileName', () => {
  it('says what, which range and when', () => {
    expect(chartFileName(model(), 'png')).toBe('connections-cvpn-endpoint-1-3h-20261111T0630Z.png');
  });
});
