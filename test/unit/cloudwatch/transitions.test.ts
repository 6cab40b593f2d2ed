import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import {
  hiddenTransitionNames,
  mergeTransitions,
  newAlarms,
} from '../../../src/core/cloudwatch/transitions';
import type { Alarm, AlarmState, Transition } from '../../../src/core/model/alarm';

function alarm(name: string, state: AlarmState, stateSince: number): Alarm {
  const definition = connectionAlarm({
    endpointId: 'cvpn-endpoint-1',
    endpointLabel: 'Tokyo',
    name,
    topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
  });
  const arn = `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:${name}`;
  return { ...definition, arn, state, stateReason: '', stateSince };
}

function transition(alarmName: string, at: number, to: AlarmState): Transition {
  return { alarmName, at, from: to === 'OK' ? 'ALARM' : 'OK', to, reason: '' };
}

describe('hiddenTransitionNames', () => {
  it.each<[string, Alarm[], Alarm[], string[]]>([
    ['nothing happened', [alarm('a', 'OK', 1)], [alarm('a', 'OK', 1)], []],
    ['it changed', [alarm('a', 'OK', 1)], [alarm('a', 'ALARM', 5)], ['a']],
    ['it came and went', [alarm('a', 'OK', 1)], [alarm('a', 'OK', 9)], ['a']],
    ['it is first seen', [], [alarm('a', 'ALARM', 9)], []],
    ['it was deleted', [alarm('a', 'OK', 1)], [], []],
    [
      'one of three',
      [alarm('a', 'OK', 1), alarm('b', 'OK', 1)],
      [alarm('b', 'OK', 2), alarm('a', 'OK', 1), alarm('c', 'ALARM', 2)],
      ['b'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(hiddenTransitionNames(before, after)).toEqual(expected);
  });
});

describe('mergeTransitions', () => {
  const known = [transition('a', 10, 'ALARM'), transition('a', 20, 'OK')];

  it('has each once, oldest first', () => {
    const more = [
      transition('b', 15, 'ALARM'),
      { ...transition('a', 20, 'OK'), reason: 'changed again' },
      transition('a', 5, 'OK'),
    ];
    expect(mergeTransitions(known, more, 0)).toEqual([
      transition('a', 5, 'OK'),
      transition('a', 10, 'ALARM'),
      transition('b', 15, 'ALARM'),
      transition('a', 20, 'OK'),
    ]);
  });

  it('keeps two changes in the same millisecond, and of two alarms', () => {
    const more = [transition('a', 20, 'ALARM'), transition('b', 20, 'OK')];
    expect(mergeTransitions(known, more, 0)).toHaveLength(4);
  });

  it('drops what is older than asked', () => {
    expect(mergeTransitions(known, [], 20)).toEqual([transition('a', 20, 'OK')]);
  });

  it('gives the same whichever way the transitions come', () => {
    const one = fc
      .tuple(fc.constantFrom('a', 'b'), fc.nat(9), fc.constantFrom<AlarmState>('OK', 'ALARM'))
      .map(([name, at, to]) => transition(name, at, to));
    const many = fc.array(one, { maxLength: 12 });
    const sorted = (list: readonly Transition[]): string[] =>
      list.map((item) => JSON.stringify(item)).sort();
    const check = fc.property(many, many, fc.nat(9), (left, right, retainedSince) => {
      const merged = mergeTransitions(left, right, retainedSince);
      expect(sorted(merged)).toEqual(sorted(mergeTransitions(right, left, retainedSince)));
      expect(mergeTransitions(merged, left, retainedSince)).toEqual(merged);
      expect(merged.map(({ at }) => at)).toEqual(merged.map(({ at }) => at).sort());
    });
    fc.assert(check);
  });
});

describe('newAlarms', () => {
  const first = transition('a', 10, 'ALARM');
  const back = transition('a', 13, 'OK');
  const second = transition('a', 15, 'ALARM');

  it('are the transitions to ALARM that were not seen', () => {
    expect(newAlarms([first, back, second], [first])).toEqual([second]);
  });

  it('are none when all was seen', () => {
    expect(newAlarms([first, back], [first, back])).toEqual([]);
  });

  it('are distinguished by alarm', () => {
    const other = transition('b', 10, 'ALARM');
    expect(newAlarms([first, other], [first])).toEqual([other]);
  });
});
