import { describe, expect, it } from 'vitest';
import type { ConnectionRecord } from '../../../../src/core/model/connectionRecord';
import type { Transition } from '../../../../src/core/model/alarm';
import { timeline } from '../../../../src/core/chart/view/timeline';
import { at, testAlarm } from '../../../fakes/snapshots';
import { testRecord } from '../../../fakes/records';

const window = { start: at(9), end: at(12) };
const line = (records: readonly ConnectionRecord[]) => timeline(records, [], [], window);

describe('people', () => {
  it('have a row each, those who connected last first', () => {
    const { rows, bars } = line([
      testRecord({ id: 'a', username: 'hana', startedAt: at(9, 10), endedAt: at(9, 20) }),
      testRecord({ id: 'b', username: 'kenji', startedAt: at(9, 40) }),
      testRecord({ id: 'c', username: 'hana', startedAt: at(9, 30), endedAt: at(9, 50) }),
    ]);
    expect(rows).toEqual([
      { name: 'kenji', lanes: 1 },
      { name: 'hana', lanes: 1 },
    ]);
    expect(bars.map(({ id, row, lane, start, end }) => [id, row, lane, start, end])).toEqual([
      ['b', 0, 0, at(9, 40), null],
      ['a', 1, 0, at(9, 10), at(9, 20)],
      ['c', 1, 0, at(9, 30), at(9, 50)],
    ]);
  });

  it('with connections at the same time have a lane for each', () => {
    const { rows, bars } = line([
      testRecord({ id: 'a', startedAt: at(9, 10), endedAt: at(10) }),
      testRecord({ id: 'b', startedAt: at(9, 20) }),
      testRecord({ id: 'c', startedAt: at(10), endedAt: at(11) }),
    ]);
    expect(rows).toEqual([{ name: 'hana', lanes: 2 }]);
    expect(bars.map(({ id, lane }) => [id, lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('who were not there in the window have none', () => {
    const ended = { startedAt: at(8), endedAt: at(8, 59) };
    expect(line([testRecord(ended), testRecord({ startedAt: at(12) })]).rows).toEqual([]);
    expect(line([testRecord({ startedAt: at(8) })]).bars[0]).toMatchObject({ start: at(8) });
  });

  it('are known by common name or connection where there is no user name, with what is known', () => {
    const { rows, bars } = line([
      testRecord({
        username: undefined,
        commonName: 'client1',
        deviceIp: '203.0.113.9',
        deviceType: 'win',
      }),
    ]);
    expect(rows[0]?.name).toBe('client1');
    expect(bars[0]).toMatchObject({ device: '203.0.113.9 · win', address: '10.8.0.5' });
  });
});

describe('alarms', () => {
  const alarm = testAlarm();
  const change = (time: number, from: Transition['from'], to: Transition['to']): Transition => ({
    alarmName: alarm.name,
    at: time,
    from,
    to,
    reason: '',
  });
  const stretches = (...transitions: readonly Transition[]) =>
    timeline([], [alarm], transitions, window).alarms[0]?.stretches;

  it.each([
    ['that never fired', [], []],
    [
      'that fired twice',
      [
        change(at(10), 'OK', 'ALARM'),
        change(at(10, 3), 'ALARM', 'OK'),
        change(at(11), 'OK', 'ALARM'),
        change(at(11, 3), 'ALARM', 'INSUFFICIENT_DATA'),
      ],
      [
        [at(10), at(10, 3)],
        [at(11), at(11, 3)],
      ],
    ],
    ['in ALARM still', [change(at(11), 'OK', 'ALARM')], [[at(11), null]]],
    ['in ALARM since before', [change(at(9, 2), 'ALARM', 'OK')], [[at(9), at(9, 2)]]],
    [
      'that fired before the window',
      [change(at(8), 'OK', 'ALARM'), change(at(9, 2), 'ALARM', 'OK')],
      [[at(9), at(9, 2)]],
    ],
    [
      'that was done before the window',
      [change(at(8), 'OK', 'ALARM'), change(at(8, 2), 'ALARM', 'OK')],
      [],
    ],
    [
      'whose history comes in any order',
      [change(at(10, 3), 'ALARM', 'OK'), change(at(10), 'OK', 'ALARM')],
      [[at(10), at(10, 3)]],
    ],
  ] as const)('%s', (_, transitions, expected) => {
    expect(stretches(...transitions)).toEqual(expected.map(([start, end]) => ({ start, end })));
  });

  it('keep their histories apart', () => {
    const other = { ...change(at(10), 'OK', 'ALARM'), alarmName: 'another' };
    expect(stretches(other)).toEqual([]);
  });
});
