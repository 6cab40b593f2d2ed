/** The reason data of an evaluation, as CloudWatch writes it, and what is read back from it. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/core/cloudwatch/evaluation';
import { countedPeriods, reasonData } from '../../../src/core/cloudwatch/reasonData';
import { testAlarm } from '../../fakes/snapshots';

const minute = 60_000;
const at = (minutes: number): number => Date.UTC(2026, 10, 23, 3, 40) + minutes * minute;

/** The data of an evaluation over five periods of one minute, of which the last three count. */
function written(values: readonly (number | undefined)[]): string {
  const rules = { ...testAlarm(), evaluationPeriods: 3, datapointsToAlarm: 2, threshold: 1.5 };
  const datapoints = values.map((value, i) => ({ at: at(i), value }));
  const window = { queriedAt: at(6) + 1, periodSeconds: 60, statistic: 'Maximum', datapoints };
  return reasonData(rules, evaluate(rules, values, 'OK'), window);
}

describe('reason data', () => {
  it('has the counted periods, the newest first, and those that count as missing', () => {
    expect(JSON.parse(written([7, undefined, 3, undefined, undefined]))).toEqual({
      version: '1.0',
      queryDate: '2026-11-23T03:46:00.001+0000',
      startDate: '2026-11-23T03:40:00.000+0000',
      statistic: 'Maximum',
      period: 60,
      recentDatapoints: [7, 3],
      threshold: 1.5,
      evaluatedDatapoints: [
        { timestamp: '2026-11-23T03:44:00.000+0000' },
        { timestamp: '2026-11-23T03:42:00.000+0000', value: 3 },
        { timestamp: '2026-11-23T03:40:00.000+0000', value: 7 },
      ],
    });
  });

  it('has no start without a datapoint', () => {
    const data: unknown = JSON.parse(written([undefined, undefined, undefined]));
    expect(data).not.toHaveProperty('startDate');
    expect(data).toMatchObject({ recentDatapoints: [] });
  });
});

describe('the counted periods', () => {
  const point = (minutes: number, value?: unknown) => ({
    timestamp: new Date(at(minutes)).toISOString().replace('Z', '+0000'),
    value,
  });
  const text = (data: unknown): string => JSON.stringify(data);

  it('are those with a value, from the start of the first to the end of the last', () => {
    expect(countedPeriods(written([7, undefined, 3, undefined, undefined]))).toEqual({
      start: at(0),
      end: at(3),
    });
    const evaluatedDatapoints = [point(2, 0), point(4, 1), point(-3, 5), point(-9), point(9, '1')];
    expect(countedPeriods(text({ period: 300, evaluatedDatapoints }))).toEqual({
      start: at(-3),
      end: at(9),
    });
  });

  it('understand the time zones of AWS, with or without a colon', () => {
    const evaluatedDatapoints = [
      { timestamp: '2026-11-23T12:40:00.000+0900', value: 1 },
      { timestamp: '2026-11-22T22:41:00.000-05:00', value: 1 },
    ];
    const range = { start: at(0), end: at(2) };
    expect(countedPeriods(text({ period: 60, evaluatedDatapoints }))).toEqual(range);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"evaluatedDatapoints"'],
    ['no datapoints', text({ period: 60 })],
    ['datapoints that are no list', text({ period: 60, evaluatedDatapoints: { 0: point(0, 1) } })],
    ['an empty list', text({ period: 60, evaluatedDatapoints: [] })],
    ['no datapoint that is one', text({ period: 60, evaluatedDatapoints: [null, 1, 'x', []] })],
    ['no value', text({ period: 60, evaluatedDatapoints: [point(0), point(1, '2')] })],
    [
      'no time',
      text({ period: 60, evaluatedDatapoints: [{ value: 1 }, { timestamp: 1, value: 1 }] }),
    ],
    ['no date', text({ period: 60, evaluatedDatapoints: [{ timestamp: 'soon', value: 1 }] })],
    ['no period', text({ evaluatedDatapoints: [point(0, 1)] })],
    ['a period that is no number', text({ period: '60', evaluatedDatapoints: [point(0, 1)] })],
  ])('are not known with %s', (_, data) => {
    expect(countedPeriods(data)).toBeUndefined();
  });
});
