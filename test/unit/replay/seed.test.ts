/** What the person who first built this alarm saw on a real account, minute by minute. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import type { AlarmDefinition } from '../../../src/core/model/alarm';
import { changes, everyFiveMinutes, notifications } from './publishedMetrics';

const oneMinute = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'client-vpn-watch-1',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

/** The same alarm with a period of five minutes. */
const fiveMinutes: AlarmDefinition = {
  ...oneMinute,
  periodSeconds: 300,
  queries: oneMinute.queries.map((query) =>
    query.stat ? { ...query, stat: { ...query.stat, periodSeconds: 300 } } : query,
  ),
};

/** Someone is connected from one minute until another; without an end, for good. */
type Stay = readonly [from: number, until?: number];

/** What Client VPN publishes at minutes 0, 5, … 25: how many are connected at that moment. */
function counts(stays: readonly Stay[]): number[] {
  return [0, 5, 10, 15, 20, 25].map(
    (at) => stays.filter(([from, until = Infinity]) => from <= at && at < until).length,
  );
}

/** When the alarm mails, in minutes. */
function mails(alarm: AlarmDefinition, stays: readonly Stay[]): number[] {
  return changes(alarm, everyFiveMinutes(counts(stays)), 45)
    .filter(({ to }) => to === 'ALARM')
    .map(({ minute }) => minute);
}

describe('the connection alarm', () => {
  it('mails within five minutes of a connection, and is OK again less than five minutes later', () => {
    const found = changes(oneMinute, everyFiveMinutes(counts([[7]])), 45);
    expect(found.map(({ minute, to }) => [minute, to])).toEqual([
      [11, 'ALARM'],
      [14, 'OK'],
    ]);
    expect(found[0]?.evaluation.reason).toBe(
      'Threshold Crossed: 1 out of the last 1 datapoints [1.0 (23/11/26 03:10:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).',
    );
  });

  it('mails twice for two connections five minutes apart', () => {
    expect(mails(oneMinute, [[3], [8]])).toEqual([6, 11]);
  });

  it('mails once for them when its period is five minutes: it never left ALARM', () => {
    expect(mails(fiveMinutes, [[3], [8]])).toEqual([6]);
  });

  it('mails once for two connections in one interval', () => {
    expect(mails(oneMinute, [[2], [4]])).toEqual([6]);
  });

  it('does not see a connection that starts and ends within one interval', () => {
    expect(mails(oneMinute, [[6, 9]])).toEqual([]);
  });

  it('does not see one that starts while another ends', () => {
    expect(mails(oneMinute, [[-60, 7], [8]])).toEqual([]);
  });

  it('does not mail when someone disconnects', () => {
    expect(mails(oneMinute, [[-60, 7], [-60, 12], [-60]])).toEqual([]);
  });

  it('has nothing to compare the first sample ever with, and stays OK', () => {
    const published = everyFiveMinutes([undefined, 5]);
    const found = changes(oneMinute, published, 30, { from: 'INSUFFICIENT_DATA' });
    expect(found.map(({ minute, to }) => [minute, to])).toEqual([[1, 'OK']]);
    expect(found[0]?.evaluation.reason).toContain('treated as [NonBreaching]');
  });
});

describe('for any day', () => {
  const published = fc.array(fc.nat(4), { minLength: 2, maxLength: 20 });
  const seconds = fc.nat(59);

  it('one mail for each publication with more connections than the one before', () => {
    const check = fc.property(
      published,
      seconds,
      fc.array(fc.nat(120), { minLength: 20, maxLength: 20 }),
      (values, offsetSeconds, delays) => {
        const samples = everyFiveMinutes(values, (index) => delays[index]!);
        const found = changes(oneMinute, samples, values.length * 5 + 10, { offsetSeconds });
        expect(notifications(found)).toBe(rises(values).filter(Boolean).length);
      },
    );
    fc.assert(check);
  });

  it('with a period of five minutes, one mail for each run of rises', () => {
    const check = fc.property(published, seconds, (values, offsetSeconds) => {
      const samples = everyFiveMinutes(values);
      const found = changes(fiveMinutes, samples, values.length * 5 + 20, { offsetSeconds });
      const runs = rises(values).filter((rise, i, all) => rise && !all[i - 1]).length;
      expect(notifications(found)).toBe(runs);
    });
    fc.assert(check);
  });
});

/** For each publication but the first, whether it has more connections than the one before. */
function rises(values: readonly number[]): boolean[] {
  return values.slice(1).map((value, i) => value > values[i]!);
}
