import { describe, expect, it } from 'vitest';
import {
  isGap,
  chartModel,
  markText,
  type ChartSource,
} from '../../../../src/core/chart/view/chart';
import { chartWindow } from '../../../../src/core/chart/view/chartRange';
import { testContributorTransition } from '../../../fakes/snapshots';
import { connectionAlarm } from '../../../../src/core/cloudwatch/definition';
import type { Alarm, Transition } from '../../../../src/core/model/alarm';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 11, 6, 32, 10, 500);

const officeAlarm: Alarm = {
  ...connectionAlarm({
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Office',
    name: 'a',
    topicArn: 'arn:t',
  }),
  arn: 'arn:a',
  state: 'OK',
  stateReason: '',
  stateSince: 0,
};

function source(change: Partial<ChartSource> = {}): ChartSource {
  return {
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Office',
    region: 'eu-west-1',
    window: chartWindow('3h', now),
    samples: [],
    alarms: [],
    transitions: [],
    contributors: [],
    connections: { records: [], notes: [] },
    compared: [],
    fetchedAt: now,
    notes: [],
    ...change,
  };
}

function transition(at: number, to: Transition['to']): Transition {
  return { alarmName: 'a', at, from: to === 'ALARM' ? 'OK' : 'ALARM', to, reason: '' };
}

describe('chartModel', () => {
  const at = (minutes: number): number => chartWindow('3h', now).start + minutes * minute;

  it('has empty columns of no samples', () => {
    const { times, values, deltas } = chartModel(source(), '3h');
    expect({ times, values, deltas }).toEqual({ times: [], values: [], deltas: [] });
  });

  it('gives the only sample no change', () => {
    const { values, deltas } = chartModel(source({ samples: [{ at: at(0), value: 4 }] }), '3h');
    expect({ values, deltas }).toEqual({ values: [4], deltas: [null] });
  });

  it('takes changes across gaps from the sample before the gap', () => {
    const samples = [
      { at: at(0), value: 2 },
      { at: at(5), value: 3 },
      { at: at(65), value: 1 },
      { at: at(70), value: 1 },
    ];
    const model = chartModel(source({ samples }), '3h');
    expect(model.times).toEqual([at(0), at(5), at(65), at(70)]);
    expect(model.deltas).toEqual([null, 1, -2, 0]);
  });

  it('marks each contributor of a log alarm instead of the state that it causes', () => {
    const contributors = ['hana', 'ken'].map((user, i) =>
      testContributorTransition(user, { alarmName: 'a', at: now - hour + i * 1000 }),
    );
    const transitions = [transition(now - 2 * hour, 'ALARM'), transition(now - hour, 'ALARM')];
    const { marks } = chartModel(source({ transitions, contributors }), '3h');
    expect(marks.map(markText)).toEqual(['a', 'a: hana', 'a: ken']);
    expect(marks.map(({ at }) => at - now)).toEqual([-2 * hour, -hour, 1000 - hour]);
  });

  it('marks what went to ALARM inside the window, at its time, in order', () => {
    const transitions = [
      transition(at(20) + 17_000, 'ALARM'),
      transition(at(25), 'OK'),
      transition(at(7), 'ALARM'),
      transition(at(-1), 'ALARM'),
    ];
    expect(chartModel(source({ transitions }), '3h').marks).toEqual([
      { at: at(7), alarmName: 'a' },
      { at: at(20) + 17_000, alarmName: 'a' },
    ]);
  });

  it.each([
    ['9w', 1, true],
    ['2w', 1, false],
    ['9w', 0, false],
  ] as const)('of %s with %d alarms has marks missing: %s', (range, count, incomplete) => {
    const alarms = [officeAlarm].slice(0, count);
    const model = chartModel(source({ alarms, window: chartWindow(range, now) }), range);
    expect(model.marksIncomplete).toBe(incomplete);
  });
});

describe('isGap', () => {
  it.each([
    [5, false],
    [10, false],
    [15, true],
    [600, true],
  ])('of samples %d minutes apart is %s', (minutes, gap) => {
    expect(isGap(now, now + minutes * minute)).toBe(gap);
  });
});
