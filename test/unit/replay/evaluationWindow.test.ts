/** Alarms with a wall clock window, and alarms that are evaluated once an hour. */
import { describe, expect, it } from 'vitest';
import { checkEvaluable } from '../../../src/core/cloudwatch/alarmEvaluation';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { shapeHits } from '../../../src/core/diagnosis/shapeRules';
import { riseAlarm } from '../../../src/core/diagnosis/riseAlarm';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { replayAlarm } from '../../../src/core/replay/replayAlarm';
import { replayFailure } from '../../../src/core/replay/replayObstacle';
import { summarizeReplay } from '../../../src/core/replay/replaySummary';
import type { AlarmDefinition, EvaluationWindow } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';

const minute = 60_000;
const hour = 60 * minute;
const seed = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});
const midnight = Date.UTC(2026, 10, 23);

function alarm(
  periodSeconds: number,
  evaluationWindow?: EvaluationWindow,
  change: Partial<AlarmDefinition> = {},
): AlarmDefinition {
  return {
    ...withPeriod(seed, periodSeconds),
    ...(evaluationWindow && { evaluationWindow }),
    ...change,
  };
}

/** `ALARM 0:10`: the state, and hours and minutes from midnight. */
function changes(definition: AlarmDefinition, samples: readonly Sample[], hours = 1): string[] {
  const range = { start: midnight, end: midnight + hours * hour };
  return runToCompletion(replayAlarm(definition, samples, { range, initial: 'OK' })).map(
    ({ at, to }) => {
      const minutes = (at - midnight) / minute;
      return `${to} ${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    },
  );
}

/** Published at 00:00:42, 00:05:42 …; at the second time somebody has come. */
const rise = [0, 1, 1, 1, 1, 1, 1, 1].map((value, i) => ({
  at: midnight + i * 5 * minute + 42_000,
  value,
}));
const wallClock: EvaluationWindow = { kind: 'wallClock' };

describe('a wall clock window', () => {
  it('counts a sample after its period has ended, a sliding one after its minute', () => {
    expect(changes(alarm(300), rise)[0]).toBe('ALARM 0:06');
    expect(changes(alarm(300, wallClock), rise)).toEqual(['ALARM 0:10', 'OK 0:15']);
    expect(changes(alarm(60, wallClock), rise)[0]).toBe(changes(alarm(60), rise)[0]);
  });

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html#alarms-evaluating-missing-data */
  it.each([
    [60, 1, 'notBreaching', ['ALARM 0:06', 'OK 0:07']],
    [60, 3, 'notBreaching', ['ALARM 0:06', 'OK 0:09']],
    [300, 1, 'notBreaching', ['ALARM 0:10', 'OK 0:15']],
    [300, 2, 'notBreaching', ['ALARM 0:10', 'OK 0:20']],
    [300, 1, 'missing', ['INSUFFICIENT_DATA 0:00', 'ALARM 0:10', 'INSUFFICIENT_DATA 0:15']],
    [300, 1, 'breaching', ['ALARM 0:00']],
    [300, 1, 'ignore', ['ALARM 0:10']],
  ] as const)(
    'of %i s looks at its %i periods and at no datapoint before them: missing is %s',
    (period, evaluationPeriods, treatMissing, expected) => {
      const once = rise.slice(0, 2);
      expect(changes(alarm(period, wallClock, { evaluationPeriods, treatMissing }), once)).toEqual(
        expected,
      );
    },
  );

  it.each([
    ['UTC', 'ALARM 1:00'],
    ['Asia/Kolkata', 'ALARM 0:30'],
    ['+00:45', 'ALARM 0:15'],
  ])('of an hour in %s begins with it', (timezone, expected) => {
    const level = alarm(
      3600,
      { kind: 'wallClock', timezone },
      {
        queries: [{ ...withPeriod(seed, 3600).queries[0]!, returnData: true }],
      },
    );
    expect(changes(level, rise, 3)[0]).toBe(expected);
  });

  it('has days as long as those of its zone, whatever the clocks do', () => {
    // In New York 1 November 2026 has 25 hours: from 4:00 UTC until 5:00 UTC of the next day.
    const counted = alarm(
      86_400,
      { kind: 'wallClock', timezone: 'America/New_York' },
      {
        queries: [
          {
            ...withPeriod(seed, 86_400).queries[0]!,
            stat: { ...withPeriod(seed, 86_400).queries[0]!.stat!, statistic: 'SampleCount' },
            returnData: true,
          },
        ],
        threshold: 25,
      },
    );
    const start = Date.UTC(2026, 9, 30, 4);
    const samples = Array.from({ length: 100 }, (_, i) => ({ at: start + i * hour, value: 1 }));
    const range = { start, end: start + 100 * hour };
    const found = runToCompletion(replayAlarm(counted, samples, { range, initial: 'OK' }));
    expect(found.map(({ at, to }) => `${new Date(at).toISOString().slice(0, 16)} ${to}`)).toEqual([
      '2026-11-02T05:00 ALARM',
      '2026-11-03T05:00 OK',
    ]);
  });

  it('has what is to come counted as pending until its period ends', () => {
    const definition = alarm(300, wallClock);
    const until = (minutes: number) => {
      const range = { start: midnight, end: midnight + minutes * minute };
      const found = runToCompletion(replayAlarm(definition, rise, { range, initial: 'OK' }));
      return runToCompletion(summarizeReplay(definition, found, rise, range, 'OK')).rises.map(
        ({ outcome }) => outcome,
      );
    };
    expect(until(9)).toEqual(['pending']);
    expect(until(11)).toEqual(['notified']);
  });

  it.each([120, 600, 900, 30])(
    'is refused with a period of %i s, naming those it may have',
    (s) => {
      expect(() => {
        checkEvaluable(alarm(s, wallClock));
      }).toThrow('60, 300, 3600, 86400, 604800');
    },
  );

  it('of a zone that is not known here cannot be replayed', () => {
    const strange = alarm(300, { kind: 'wallClock', timezone: 'Mars/Olympus' });
    expect(replayFailure(strange)?.obstacle).toEqual({ kind: 'timezone', name: 'Mars/Olympus' });
  });
});

describe('a window of a kind that is not known here', () => {
  const lunar = alarm(300, { kind: 'other', name: 'LunarWindow' });

  it('cannot be replayed', () => {
    expect(replayFailure(lunar)?.obstacle).toEqual({ kind: 'window', name: 'LunarWindow' });
  });

  it('says nothing about how long an alarm stays in ALARM', () => {
    const rules = (definition: AlarmDefinition) =>
      shapeHits(riseAlarm(definition)!).map(({ diagnosis }) => diagnosis.rule);
    expect(rules(lunar)).toEqual([]);
    expect(rules(alarm(300))).toEqual(['staysInAlarm']);
    expect(rules(alarm(300, wallClock))).toEqual(['staysInAlarm']);
    expect(rules(alarm(60, wallClock))).toEqual([]);
  });
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html#evaluate-multiday-alarm */
describe('an alarm over more than a day', () => {
  it('looks once an hour, at data up to the full hour', () => {
    const level = alarm(3600, undefined, {
      queries: [{ ...withPeriod(seed, 3600).queries[0]!, returnData: true }],
      evaluationPeriods: 25,
    });
    const jobs = [{ at: midnight + 2 * minute, value: 5 }];
    expect(changes(level, jobs, 3)).toEqual(['ALARM 1:00']);
    expect(changes({ ...level, evaluationPeriods: 24 }, jobs, 3)).toEqual(['ALARM 0:03']);
  });
});
