/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html */
import { describe, expect, it } from 'vitest';
import { statisticNamed } from '../../../src/core/cloudwatch/statistics';

const measured = (name: string, values: readonly number[]): number | undefined | string => {
  const statistic = statisticNamed(name);
  return typeof statistic === 'string' ? statistic : statistic.measure(values);
};

describe('statistics of what is known', () => {
  it.each<[string, number[], number | undefined]>([
    ['Average', [1, 2, 6], 3],
    ['SampleCount', [1, 2, 6], 3],
    ['p90', [1, 2, 6], 6],
    ['p50', [1, 2, 6], 2],
    ['p50', [10, 9, 1], 9],
    ['p90', [6, 1, 2], 6],
    ['tm90', [4], 4],
    ['tm90', [4, 4, 4], 4],
    ['tm99.1234567890', [4], 4],
    ['wm98', [4], 4],
    ['IQM', [4], 4],
    ['TM(2%:98%)', [4], 4],
    ['TM(:95%)', [4], 4],
    ['TM(10%:)', [4], 4],
    ['WM(10%:90%)', [4], 4],
    ['TM(150:1000)', [150, 151, 1000, 1001], 575.5],
    ['TM(150:1000)', [150], undefined],
    ['TC(80:500)', [80, 81, 500, 501], 2],
    ['TC(:0.5)', [0.5, 0.6], 1],
    ['TC(0.005:0.030)', [0.005], 0],
    ['TS(1:3)', [1, 2, 3, 4], 5],
    ['TS(5:)', [1], 0],
    ['WM(2:4)', [1, 3, 9], 3],
    ['WM(2:4)', [1, 9], 3],
    ['PR(:300)', [300, 301], 50],
    ['PR(100:2000)', [100, 101, 2000, 2001], 50],
  ])('%s of %j is %j', (name, values, expected) => {
    expect(measured(name, values)).toBe(expected);
  });

  it.each(['tm90', 'wm98', 'IQM', 'TM(2%:98%)'])('%s of different values is not known', (name) => {
    expect(measured(name, [1, 2])).toBeUndefined();
    expect(statisticNamed(name)).toMatchObject({ ofOneValue: true, plain: true });
  });

  it.each(['tc90', 'ts90', 'TC(10%:90%)', 'TS(80%:)'])('%s is an estimate', (name) => {
    expect(statisticNamed(name)).toBe('estimate');
  });

  // Upper case for a range, lower case for one number.
  it.each([
    ...['TM90', 'tm(2%:98%)', 'iqm', 'P90', 'p101', 'tm101', 'TM(:)', 'TM()', 'TM(1:2%)', 'pr90'],
    ...['PR(1%:2%)', 'maximum', 'toString', 'tm', 'tm1.12345678901', 'TM(-1:2)'],
  ])('%s is unknown', (name) => {
    expect(statisticNamed(name)).toBe('unknown');
  });

  it.each([
    ['SampleCount', false],
    ['Sum', true],
    ['p90', true],
    ['TM(0:10)', false],
    ['WM(0:10)', false],
    ['TC(0:10)', false],
  ])('%s of one value is that value: %s', (name, plain) => {
    expect(statisticNamed(name)).toMatchObject({ plain });
  });
});
