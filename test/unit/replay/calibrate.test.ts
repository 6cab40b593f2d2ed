import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../../src/core/cloudwatch/evaluation';
import { calibrate } from '../../../src/core/replay/calibrate';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import type { AlarmDefinition, AlarmState, Transition } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { diffAlarm, start } from './publishedMetrics';

const minute = 60_000;
/** An alarm on a metric itself that is sampled now and then: what the public report was about. */
const rare: AlarmDefinition = {
  ...withPeriod(diffAlarm, 900),
  queries: [{ ...withPeriod(diffAlarm, 900).queries[0]!, returnData: true }],
};

/** A change of state, in minutes and seconds after `start`. */
function change(minutes: number, to: AlarmState, reason = 'Threshold Crossed: …'): Transition {
  const from = to === 'ALARM' ? 'OK' : 'ALARM';
  return { alarmName: 'diff', at: start + minutes * minute, from, to, reason };
}

function at(...samples: readonly (readonly [minutes: number, value: number])[]): Sample[] {
  return samples.map(([minutes, value]) => ({ at: start + minutes * minute, value }));
}

const everyFive = at([0, 0], [5, 1], [10, 2], [15, 2], [20, 2], [25, 3], [30, 3]);

describe('calibrate', () => {
  it('a 900-second alarm back in OK after 46 minutes and 20 seconds read N + 2', () => {
    const history = [change(1 + 20 / 60, 'ALARM'), change(46 + 20 / 60, 'OK')];
    expect(runToCompletion(calibrate(rare, history, at([0, 1])))).toEqual({
      kind: 'calibrated',
      assumptions: defaultAssumptions,
      episodes: 1,
      confidence: 'fair',
    });
  });

  it.each([
    [31, 1],
    [46, 2],
    [61, 3],
  ])('after %d minutes it read N + %d', (minutes, extra) => {
    const found = runToCompletion(
      calibrate(rare, [change(1, 'ALARM'), change(minutes, 'OK')], at([0, 1])),
    );
    expect(found).toMatchObject({ assumptions: { extraDatapoints: extra } });
  });

  it.each([
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 3],
  ])(
    'a DIFF alarm, OK again %d minutes after the sample and before the next one, read N + %d',
    (minutes, extra) => {
      const history = [6, 11, 26].flatMap((began) => [
        change(began, 'ALARM'),
        change(began - 1 + minutes, 'OK'),
      ]);
      expect(runToCompletion(calibrate(diffAlarm, history, everyFive))).toEqual({
        kind: 'calibrated',
        assumptions: { ...defaultAssumptions, extraDatapoints: extra },
        episodes: 3,
        confidence: 'high',
      });
    },
  );

  it.each([15, 20, 25])(
    'learns nothing of a wall clock alarm, of which AWS documents that it reads no more: OK at %d',
    (minutes) => {
      const base = withPeriod(diffAlarm, 300);
      const wall: AlarmDefinition = {
        ...base,
        queries: [{ ...base.queries[0]!, returnData: true }],
        evaluationWindow: { kind: 'wallClock' },
      };
      const history = [change(5.3, 'ALARM'), change(minutes + 0.3, 'OK')];
      const found = runToCompletion(calibrate(wall, history, at([0.7, 1])));
      expect(found).toEqual({ kind: 'refused', reason: 'documented' });
    },
  );

  it('knows a least number alone where the next sample ended every episode', () => {
    const history = [change(6, 'ALARM'), change(16, 'OK')];
    const samples = at([0, 0], [5, 1], [15, 1]);
    expect(runToCompletion(calibrate(withPeriod(diffAlarm, 300), history, samples))).toEqual({
      kind: 'calibrated',
      assumptions: defaultAssumptions,
      episodes: 1,
      confidence: 'low',
    });
  });

  it('takes the number nearest to nothing new where the usual one is ruled out', () => {
    const history = [change(6, 'ALARM'), change(8, 'OK'), change(11, 'ALARM'), change(13, 'OK')];
    const found = runToCompletion(calibrate(diffAlarm, history, everyFive));
    expect(found).toMatchObject({ assumptions: { extraDatapoints: 1 }, confidence: 'fair' });
  });

  it.each<[string, Transition[], Sample[], string]>([
    ['no history', [], everyFive, 'tooLittle'],
    ['an episode that goes on', [change(6, 'ALARM')], everyFive, 'tooLittle'],
    ['an end without its beginning', [change(6, 'OK'), change(9, 'OK')], everyFive, 'tooLittle'],
    [
      'an end that every number explains',
      [change(6, 'ALARM'), change(7, 'OK')],
      at([0, 0], [5, 1], [6, 1]),
      'tooLittle',
    ],
    ['no samples', [change(6, 'ALARM'), change(9, 'OK')], [], 'tooLittle'],
    [
      'a rise that the samples do not have',
      [change(16, 'ALARM'), change(19, 'OK')],
      everyFive,
      'tooLittle',
    ],
    [
      'a state set by hand',
      [change(6, 'ALARM', 'A test'), change(7, 'OK')],
      everyFive,
      'tooLittle',
    ],
    [
      'two episodes that nobody number explains',
      [change(6, 'ALARM'), change(8, 'OK'), change(11, 'ALARM'), change(15, 'OK')],
      everyFive,
      'contradictory',
    ],
    [
      'one that stayed in ALARM although the next sample was no rise',
      [change(11, 'ALARM'), change(20, 'OK')],
      everyFive,
      'contradictory',
    ],
  ])('refuses %s', (_name, history, samples, reason) => {
    expect(runToCompletion(calibrate(diffAlarm, history, samples))).toEqual({
      kind: 'refused',
      reason,
    });
  });

  it.each([
    [15, 1, 5],
    [25, 5, 19],
    [25, 6, 20],
  ])(
    'finds a rise that only a long look back sees: %d minutes after the last sample, OK after %d',
    (gap, minutes, extraDatapoints) => {
      const history = [change(gap + 1, 'ALARM'), change(gap + 1 + minutes, 'OK')];
      expect(runToCompletion(calibrate(diffAlarm, history, at([0, 0], [gap, 1])))).toEqual({
        kind: 'calibrated',
        assumptions: { ...defaultAssumptions, extraDatapoints },
        episodes: 1,
        confidence: 'fair',
      });
    },
  );

  it('believes the newest fifty episodes, whatever came before them', () => {
    const samples = Array.from({ length: 110 }, (_, i) => ({
      at: start + i * 5 * minute,
      value: Math.ceil(i / 2),
    }));
    const rises = Array.from({ length: 51 }, (_, i) => 6 + i * 10);
    const history = rises.flatMap((began, i) => [
      change(began, 'ALARM'),
      change(began + (i === 0 ? 1 : 3), 'OK'),
    ]);
    expect(runToCompletion(calibrate(diffAlarm, history, samples))).toMatchObject({
      assumptions: { extraDatapoints: 2 },
      episodes: 50,
      confidence: 'high',
    });
    const all = runToCompletion(calibrate(diffAlarm, history.slice(0, -2), samples));
    expect(all).toEqual({ kind: 'refused', reason: 'contradictory' });
  });

  it.each<[string, string, string, boolean]>([
    ['both evaluated', 'Threshold Crossed: 1', 'Threshold Crossed: no', true],
    ['left for lack of data', 'Threshold Crossed: 1', 'Insufficient Data: 1', true],
    ['left by hand', 'Threshold Crossed: 1', 'Test over', false],
    ['begun by hand', 'Test', 'Threshold Crossed: no', false],
    ['begun by hand with a word like it', 'My Threshold Crossed', 'Threshold Crossed: no', false],
    ['left by hand with a longer word', 'Threshold Crossed', 'Threshold Crossedness', false],
  ])('judges an episode by what began and ended it: %s', (_name, began, ended, counts) => {
    const history = [change(6, 'ALARM', began), change(9, 'OK', ended)];
    expect(runToCompletion(calibrate(diffAlarm, history, everyFive)).kind).toBe(
      counts ? 'calibrated' : 'refused',
    );
  });

  it('finds the number that an alarm was run with', () => {
    const values = fc.array(fc.nat(3), { minLength: 8, maxLength: 40 });
    const check = fc.property(values, fc.nat(3), (counts, extraDatapoints) => {
      const samples = counts.map((value, i) => ({ at: start + i * 5 * minute, value }));
      const range = { start, end: start + counts.length * 5 * minute + 30 * minute };
      const assumptions = { ...defaultAssumptions, extraDatapoints };
      const lived = runToCompletion(
        replayAlarm(diffAlarm, samples, { range, initial: 'OK', assumptions }),
      );
      const history = lived.map(({ at: when, from, to }) => ({
        alarmName: 'diff',
        at: when + 17_000,
        from,
        to,
        reason: 'Threshold Crossed: …',
      }));
      const found = runToCompletion(calibrate(diffAlarm, history, samples));
      if (history.length < 2) expect(found).toEqual({ kind: 'refused', reason: 'tooLittle' });
      else expect(found).toMatchObject({ assumptions });
    });
    fc.assert(check);
  });
});
