/** Periods that AWS does not take, as a broken answer may hold them: nothing runs for ever over them. */
import { describe, expect, it } from 'vitest';
import { alarmTimeline } from '../../../src/core/audit/verdicts/timeline';
import { findings } from '../../../src/core/diagnosis/findings';
import { defaultAssumptions } from '../../../src/core/cloudwatch/evaluation';
import { calibrate } from '../../../src/core/replay/calibrate';
import { replayFailure } from '../../../src/core/replay/replayObstacle';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { summarizeReplay } from '../../../src/core/replay/replaySummary';
import { isExpected } from '../../../src/core/model/errors';
import type { Alarm, EvaluationWindow, Transition } from '../../../src/core/model/alarm';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { testAlarm } from '../../fakes/snapshots';
import { endpointId, minute, samplesOf } from '../audit/auditedEndpoint';
import { scopeWith } from '../diagnosis/faultyAlarms';
import { start } from './publishedMetrics';

const samples = samplesOf({ stays: [[7], [17]] });
const now = start + 90 * minute;
const range = { start, end: now };
const windows: readonly (EvaluationWindow | undefined)[] = [undefined, { kind: 'wallClock' }];

function alarmOf(count: number, seconds: number, window?: EvaluationWindow): Alarm {
  return {
    ...testAlarm(endpointId, { name: 'diff', arn: testAlarm(endpointId).arn }),
    ...withPeriod(testAlarm(endpointId), seconds),
    evaluationPeriods: count,
    datapointsToAlarm: 1,
    ...(window && { evaluationWindow: window }),
  };
}

const illegal: readonly (readonly [count: number, seconds: number])[] = [
  [1e9, 60],
  [1e300, 60],
  [Number.MAX_SAFE_INTEGER, 3600],
  [1441, 60],
  [169, 3600],
  [8, 86_400],
  [8641, 10],
  [0, 60],
  [-1, 60],
  [1.5, 60],
  [1, 0],
  [1, -60],
  [1, 1e-9],
  [1, 1e300],
];

describe.each(windows)('with the window %j', (window) => {
  it.each(illegal)('%d periods of %d s are refused, and nothing hangs', (count, seconds) => {
    const alarm = alarmOf(count, seconds, window);
    const obstacle = replayFailure(alarm, samples)?.obstacle;
    const isOfWallClock = window !== undefined && obstacle?.kind === 'expression';
    if (!isOfWallClock) expect(obstacle).toEqual({ kind: 'periods', count, seconds });
    const came: Transition[] = [7, 8].map((at, i) => ({
      alarmName: 'diff',
      at: start + at * minute,
      from: i === 0 ? 'OK' : 'ALARM',
      to: i === 0 ? 'ALARM' : 'OK',
      reason: 'Threshold Crossed: 1 datapoint',
    }));
    const history = came.map((transition) => ({ kind: 'state', ...transition }) as const);
    const assumptions = defaultAssumptions;
    const input = { alarm, endpointId, history, samples, now, assumptions };
    expect(runToCompletion(alarmTimeline(input)).changes).toHaveLength(2);
    expect(runToCompletion(summarizeReplay(alarm, [], samples, range, 'OK')).notifications).toEqual(
      [],
    );
    expect(() => runToCompletion(calibrate(alarm, came, samples))).toSatisfy((run: () => unknown) =>
      throwsNothingElse(run),
    );
    expect(Array.isArray(findings(scopeWith([alarm])))).toBe(true);
  });
});

function throwsNothingElse(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    return isExpected(error);
  }
}

it.each([
  [1440, 60],
  [8640, 10],
  [168, 3600],
  [7, 86_400],
  [1, 604_800],
])('%d periods of %d s are not refused', (count, seconds) => {
  expect(replayFailure(alarmOf(count, seconds), samples)).toBeUndefined();
});
