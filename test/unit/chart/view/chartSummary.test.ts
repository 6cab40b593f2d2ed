import { describe, expect, it } from 'vitest';
import { chartModel, chartWindow, type ChartModel } from '../../../../src/core/chart/view/chart';
import { chartFormat, readerLocale } from '../../../../src/core/chart/view/chartFormat';
import {
  barReadout,
  chartReadout,
  chartSummary,
} from '../../../../src/core/chart/view/chartSummary';
import { chartTexts } from '../../../../src/core/chart/view/chartTexts';
import { fill } from '../../../../src/core/text/fill';
import type { ConnectionRecord } from '../../../../src/core/model/connectionRecord';
import { testRecord } from '../../../fakes/records';
import { plainTranslate } from '../../../fakes/plainTranslate';

const start = Date.UTC(2026, 10, 11, 6, 0);
const minute = 60_000;
const texts = chartTexts(plainTranslate);
const format = chartFormat('en-GB', 'Asia/Tokyo');

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
      people: { records, notes: [] },
      fetchedAt: start + 60 * minute,
      notes: [],
    },
    '3h',
  );
}

describe('chartSummary', () => {
  it('names peak, latest, rises, falls and alarms', () => {
    expect(chartSummary(model([1, 1200, 1200, 3, 4]), texts, format)).toBe(
      'Last 3 hours: peak 1,200 at 11 Nov 2026, 15:05, latest 4, rises 2, falls 1, alarms fired 1.',
    );
  });

  it('says that there are no samples', () => {
    expect(chartSummary(model([]), texts, format)).toBe('Last 3 hours: no samples.');
  });
});

describe('chartReadout', () => {
  it.each([
    [0, '11 Nov 2026, 15:00: connections 1, no earlier value'],
    [1, '11 Nov 2026, 15:05: connections 3, change +2 · alarm fired at 11 Nov 2026, 15:07:09: vpn'],
    [2, '11 Nov 2026, 15:10: connections 3, change 0'],
    [3, '11 Nov 2026, 15:15: connections 2, change -1'],
    [4, ''],
    [-1, ''],
  ])('of sample %d', (index, text) => {
    expect(chartReadout(model([1, 3, 3, 2]), index, texts, format)).toBe(text);
  });
});

describe('the readout of a sample', () => {
  const records = [
    testRecord({ id: 'a', username: 'hana', startedAt: start + minute }),
    testRecord({
      id: 'b',
      username: 'kenji',
      startedAt: start - minute,
      endedAt: start + 2 * minute,
    }),
  ];

  it('names who joined and left, and says what the sum hides', () => {
    expect(chartReadout(model([1, 1], records), 1, texts, format)).toBe(
      '11 Nov 2026, 15:05: connections 1, change 0 · connected: hana · disconnected: kenji · 1 connected, hidden because 1 disconnected · alarm fired at 11 Nov 2026, 15:07:09: vpn',
    );
  });

  it('shows in names what would turn the line around', () => {
    const record = testRecord({ username: '\u202egnol', startedAt: start + minute });
    expect(chartReadout(model([0, 1], [record]), 1, texts, format)).toContain(
      ' connected: ⟨U+202E⟩gnol',
    );
  });

  it('counts where there are many', () => {
    const many = Array.from({ length: 7 }, (_, i) =>
      testRecord({ id: String(i), username: `user${String(i)}`, startedAt: start + minute + i }),
    );
    expect(chartReadout(model([0, 7, 7], many), 1, texts, format)).toContain(
      ' · connected: user0, user1, user2, user3, user4, … (7) · ',
    );
  });
});

describe('barReadout', () => {
  it.each([
    [testRecord({ startedAt: start }), 'hana: since 11 Nov 2026, 15:00 · 10.8.0.5'],
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
    expect(bar && barReadout(bar, 'hana', texts, format)).toBe(text);
  });
});

describe('fill', () => {
  it('leaves a place without a value as it is, and values as they are', () => {
    expect(fill('{0} {1} {0}', '{1}')).toBe('{1} {1} {1}');
    expect(fill('{0} {2}', 'a', 'b')).toBe('a {2}');
  });
});

describe('readerLocale', () => {
  it.each([
    ['en', ['en-GB', 'en'], 'en-GB'],
    ['en', ['ja-JP', 'en-US'], 'en-US'],
    ['ja', ['en-US'], 'ja'],
    ['zh-cn', ['zh-CN'], 'zh-CN'],
    ['qps-ploc', ['en-US'], 'en'],
    ['not a language', [], 'en'],
  ])('of an editor in %s and a browser in %o is %s', (editor, browser, locale) => {
    expect(readerLocale(editor, browser)).toBe(locale);
  });
});
