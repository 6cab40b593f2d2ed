import { describe, expect, it } from 'vitest';
import { chartModel, type ChartModel } from '../../../../src/core/chart/view/chart';
import { chartWindow } from '../../../../src/core/chart/view/chartRange';
import { chartFormat, readerLocale } from '../../../../src/core/chart/view/chartFormat';
import { chartSummary } from '../../../../src/core/chart/view/chartSummary';
import { chartTexts } from '../../../../src/core/chart/view/chartTexts';
import { fill } from '../../../../src/core/text/fill';
import { plainTranslate } from '../../../fakes/plainTranslate';

const start = Date.UTC(2026, 10, 11, 6, 0);
const minute = 60_000;
const words = {
  texts: chartTexts(plainTranslate),
  format: chartFormat('en-GB', 'Asia/Tokyo'),
};

function model(values: readonly number[], alarmsAt: readonly number[]): ChartModel {
  return chartModel(
    {
      endpointId: 'cvpn-endpoint-1',
      endpointLabel: 'Office',
      region: 'eu-west-1',
      window: chartWindow('3h', start + 60 * minute),
      samples: values.map((value, i) => ({ at: start + i * 5 * minute, value })),
      alarms: [],
      transitions: alarmsAt.map((minutes) => ({
        alarmName: 'vpn',
        at: start + minutes * minute,
        from: 'OK',
        to: 'ALARM',
        reason: '',
      })),
      contributors: [],
      connections: { records: [], notes: [] },
      compared: [],
      fetchedAt: start + 60 * minute,
      notes: [],
    },
    '3h',
  );
}

describe('chartSummary', () => {
  it.each([
    [[1, 1200, 3, 4], [7], 'latest 4 · peak 1,200 at 11 Nov 2026, 15:05 · alarm fired once'],
    [[1, 2, 2], [7, 9], 'latest 2 · peak 2 at 11 Nov 2026, 15:05 · alarm fired 2 times'],
    [[1, 0], [], 'latest 0 · peak 1 at 11 Nov 2026, 15:00'],
    [[0, 0], [], 'no connections'],
    [[0, 0], [1], 'no connections · alarm fired once'],
    [[], [], 'no samples'],
  ])('of %j with alarms at minutes %j', (values, alarmsAt, text) => {
    expect(chartSummary(model(values, alarmsAt), words)).toBe(`Last 3 hours: ${text}`);
  });
});

describe('the summary of a typed range', () => {
  it('names its ends', () => {
    const typed = { ...model([1], []), range: { start, end: start + 60 * minute } };
    expect(chartSummary(typed, words)).toBe(
      '11 Nov 2026, 15:00 to 11 Nov 2026, 16:00: latest 1 · peak 1 at 11 Nov 2026, 15:00',
    );
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
