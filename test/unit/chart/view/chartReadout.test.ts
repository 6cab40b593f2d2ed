import { describe, expect, it } from 'vitest';
import { chartModel, type ChartModel } from '../../../../src/core/chart/view/chart';
import { chartWindow } from '../../../../src/core/chart/view/chartRange';
import { chartFormat } from '../../../../src/core/chart/view/chartFormat';
import {
  alarmReadout,
  barReadout,
  readoutLine,
  sampleReadout,
} from '../../../../src/core/chart/view/chartReadout';
import { chartTexts } from '../../../../src/core/chart/view/chartTexts';
import type { ConnectionRecord } from '../../../../src/core/model/connectionRecord';
import { testRecord } from '../../../fakes/records';
import { plainTranslate } from '../../../fakes/plainTranslate';

const start = Date.UTC(2026, 10, 11, 6, 0);
const minute = 60_000;
const words = {
  texts: chartTexts(plainTranslate),
  format: chartFormat('en-GB', 'Asia/Tokyo'),
};

function model(values: readonly number[], records: readonly ConnectionRecord[] = []): ChartModel {
  return chartModel(
    {
      endpointId: 'cvpn-endpoint-1',
      endpointLabel: 'Office',
      region: 'eu-west-1',
      window: chartWindow('3h', start + 60 * minute),
      samples: values.map((value, i) => ({ at: start + i * 5 * minute, value })),
      alarms: [],
      transitions: [
        { alarmName: 'vpn', at: start + 7 * minute + 9000, from: 'OK', to: 'ALARM', reason: '' },
      ],
      contributors: [],
      connections: { records, notes: [] },
      compared: [],
      fetchedAt: start + 60 * minute,
      notes: [],
    },
    '3h',
  );
}

/** The readout of a sample on one line. */
function line(shown: ChartModel, index: number): string | undefined {
  const readout = sampleReadout(shown, index, words);
  return readout && readoutLine(readout, words);
}

describe('the readout of a sample', () => {
  it.each([
    [0, '11 Nov 2026, 15:00: Active connections: 1 · No earlier sample'],
    [1, '11 Nov 2026, 15:05: Active connections: 3 · Change: +2 · Alarm fired at 15:07:09: vpn'],
    [2, '11 Nov 2026, 15:10: Active connections: 3 · Change: 0'],
    [3, '11 Nov 2026, 15:15: Active connections: 2 · Change: -1'],
    [4, undefined],
    [-1, undefined],
  ])('%d', (index, text) => {
    expect(line(model([1, 3, 3, 2]), index)).toBe(text);
  });

  const hana = testRecord({ id: 'a', username: 'hana', startedAt: start + minute });
  const mei = testRecord({ id: 'c', username: 'mei', startedAt: start + minute + 1 });
  const kenji = testRecord({
    id: 'b',
    username: 'kenji',
    startedAt: start - minute,
    endedAt: start + 2 * minute,
  });

  it.each([
    [
      [1, 1],
      [hana, kenji],
      'Newly connected: hana · Disconnected: kenji · Hidden by disconnections: 1 of 1',
    ],
    [
      [1, 2],
      [hana, mei, kenji],
      'Newly connected: hana, mei · Disconnected: kenji · Hidden by disconnections: 1 of 2',
    ],
    // The change contains both who connected, so nothing is hidden.
    [[1, 3], [hana, mei, kenji], 'Newly connected: hana, mei · Disconnected: kenji'],
    [[2, 1], [kenji], 'Disconnected: kenji'],
  ])(
    'of %j names who connected and disconnected, and says what the sum hides',
    (values, records, text) => {
      expect(line(model(values, records), 1)).toContain(` · ${text} · Alarm fired at`);
    },
  );

  it('shows in names what would turn the line around', () => {
    const record = testRecord({ username: '\u202egnol', startedAt: start + minute });
    expect(line(model([0, 1], [record]), 1)).toContain(' connected: ⟨U+202E⟩gnol');
  });

  it('counts where there are many', () => {
    const many = Array.from({ length: 7 }, (_, i) =>
      testRecord({ id: String(i), username: `user${String(i)}`, startedAt: start + minute + i }),
    );
    expect(line(model([0, 7, 7], many), 1)).toContain(
      ' connected: user0, user1, user2, user3, user4, … (7) · ',
    );
  });

  it('gives each fact the symbol that shows it', () => {
    const readout = sampleReadout(model([1, 1], [hana, kenji]), 1, words);
    expect(readout?.facts.map(({ sign }) => sign)).toEqual([
      'connections',
      undefined,
      undefined,
      undefined,
      'masked',
      'alarm',
    ]);
    const sign = (values: readonly number[]) =>
      sampleReadout(model(values), 1, words)?.facts[1]?.sign;
    expect([sign([1, 2]), sign([2, 1])]).toEqual(['rise', 'fall']);
  });
});

describe('the readout of a sample of several endpoints', () => {
  it('names each, with the symbol of its line', () => {
    const compared = [
      { label: 'Osaka', times: [start + minute], values: [7] },
      { label: 'Nagoya\u202e', times: [start - 60 * minute], values: [1] },
      { label: 'Kobe', times: [start + 4 * minute], values: [0] },
    ];
    const readout = sampleReadout({ ...model([1, 3]), compared }, 1, words);
    expect(readout?.facts.slice(0, 3)).toEqual([
      { sign: 'connections', text: 'Office: 3' },
      { sign: 'compared1', text: 'Osaka: 7' },
      { sign: 'compared3', text: 'Kobe: 0' },
    ]);
  });
});

describe('the readout of a connection', () => {
  it.each([
    [testRecord({ startedAt: start }), 'hana: Since 11 Nov 2026, 15:00 · 10.8.0.5'],
    [
      testRecord({
        startedAt: start,
        endedAt: start + minute,
        deviceIp: '203.0.113.9',
        clientIp: undefined,
      }),
      'hana: 11 Nov 2026, 15:00 to 11 Nov 2026, 15:01 · 203.0.113.9',
    ],
  ])('of %o', (record, text) => {
    const bar = model([], [record]).timeline.bars[0];
    expect(bar && readoutLine(barReadout(bar, 'hana', words), words)).toBe(text);
  });
});

describe('the readout of the time that an alarm was in ALARM', () => {
  it.each([
    [null, 'vpn ⟨U+202E⟩: Alarm fired: Since 11 Nov 2026, 15:00'],
    [start + minute, 'vpn ⟨U+202E⟩: Alarm fired: 11 Nov 2026, 15:00 to 11 Nov 2026, 15:01'],
  ])('until %j', (end, text) => {
    const readout = alarmReadout({ start, end }, 'vpn \u202e', words);
    expect(readoutLine(readout, words)).toBe(text);
    expect(readout.facts.map(({ sign }) => sign)).toEqual(['alarm']);
  });
});
