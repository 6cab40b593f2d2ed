import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../src/core/model/alarm';
import { alarmCondition } from '../../../src/core/text/alarmCondition';
import { testAlarm } from '../../fakes/snapshots';
import { words } from './viewWords';

const [m1, e1] = testAlarm().queries;
const plain = [{ ...m1!, returnData: true }];

describe('alarmCondition', () => {
  it.each<[Partial<Alarm>, string]>([
    [{}, 'rise ≥ 1 between samples, period 1 min'],
    [
      { comparison: 'GreaterThanThreshold', threshold: 0 },
      'rise > 0 between samples, period 1 min',
    ],
    [{ comparison: 'LessThanOrEqualToThreshold', threshold: -1 }, 'DIFF(m1) ≤ -1, period 1 min'],
    [
      { evaluationPeriods: 3, datapointsToAlarm: 2, periodSeconds: 300 },
      'rise ≥ 1 between samples, 2 of 3 periods of 5 mins',
    ],
    [
      { queries: [m1!, { ...e1!, expression: ' DIFF( m1 ) ' }] },
      'rise ≥ 1 between samples, period 1 min',
    ],
    [{ queries: [m1!, { ...e1!, expression: 'RATE(m1)' }] }, 'RATE(m1) ≥ 1, period 1 min'],
    [{ queries: [m1!, { ...e1!, expression: 'DIFF(m2)' }] }, 'DIFF(m2) ≥ 1, period 1 min'],
    [
      { queries: [{ ...m1!, stat: { ...m1!.stat!, metricName: 'EgressBytes' } }, e1!] },
      'DIFF(m1) ≥ 1, period 1 min',
    ],
    [
      { queries: plain, threshold: 0.0005 },
      'Maximum of ActiveConnectionsCount ≥ 0.0005, period 1 min',
    ],
    [{ comparison: 'other' }, 'DIFF(m1) outside its band, period 1 min'],
    [{ queries: [] }, '— ≥ 1, period 1 min'],
  ])('case %#', (changes, text) => {
    expect(alarmCondition(testAlarm('cvpn-endpoint-1', changes), words)).toBe(text);
  });
});
