import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../../src/core/cloudwatch/evaluation';
import type { Alarm } from '../../../src/core/model/alarm';
import type { AlarmHistoryItem } from '../../../src/core/model/alarmHistory';
import type { Sample } from '../../../src/core/model/sample';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import {
  estimateAssumptions,
  type Calibration,
} from '../../../src/core/replay/estimateAssumptions';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { testAlarm, topicArn } from '../../fakes/snapshots';
import { start } from './publishedMetrics';

const minute = 60_000;
const endpointId = 'cvpn-endpoint-1';
const alarmName = 'diff';
const alarm = testAlarm(endpointId, { name: alarmName });
const defaults: Calibration = { assumptions: defaultAssumptions, episodes: 0, wallClock: false };

/** Every five minutes one more is connected until minute 10, and again from minute 25 until 35. */
const samples = [0, 1, 2, 2, 2, 3, 4, 5].map((value, i) => ({ at: start + i * 5 * minute, value }));

/**
 * In ALARM from one minute until another, and the notification between them. An alarm that reads N
 * extra datapoints is back in OK after N + 2 minutes.
 */
function episode(began: number, extra: number): AlarmHistoryItem[] {
  const at = start + began * minute;
  const reason = 'Threshold Crossed: …';
  return [
    { kind: 'state', alarmName, at, from: 'OK', to: 'ALARM', reason },
    { kind: 'action', alarmName, at: at + 1000, actionArn: topicArn(), succeeded: true },
    { kind: 'state', alarmName, at: at + (extra + 1) * minute, from: 'ALARM', to: 'OK', reason },
  ];
}

function calibrated(episodes: number, extraDatapoints: number): Calibration {
  return { ...defaults, assumptions: { ...defaultAssumptions, extraDatapoints }, episodes };
}

interface Known {
  readonly of?: Alarm;
  readonly read?: readonly Sample[];
  /** In minutes. */
  readonly fineSince?: number;
}

function estimated(
  history: readonly AlarmHistoryItem[] | undefined,
  { of = alarm, read = samples, fineSince = 0 }: Known = {},
): Calibration {
  const fine = { samples: read, fineSince: start + fineSince * minute };
  return runToCompletion(estimateAssumptions(of, endpointId, history, fine));
}

/** One extra datapoint at first, three later. */
const changed = [...episode(6, 1), ...episode(26, 3), ...episode(31, 3)];

describe('estimateAssumptions', () => {
  it('calibrates from every episode of the history', () => {
    const history = [...episode(6, 1), ...episode(11, 1), ...episode(26, 1)];
    expect(estimated(history)).toEqual(calibrated(3, 1));
  });

  it('uses what happened since the last configuration, its own time included', () => {
    const configuredAt = start + 26 * minute;
    expect(estimated(changed, { of: { ...alarm, configuredAt } })).toEqual(calibrated(2, 3));
    const later = { ...alarm, configuredAt: configuredAt + 1 };
    expect(estimated(changed, { of: later })).toEqual(calibrated(1, 3));
  });

  it('uses the defaults where no number explains what happened', () => {
    expect(estimated(changed)).toEqual(defaults);
  });

  it('uses what happened since one-minute samples are kept', () => {
    expect(estimated(changed, { fineSince: 15 })).toEqual(calibrated(2, 3));
  });

  it('compares no sample with one of before that time', () => {
    expect(estimated(episode(11, 1), { fineSince: 5 })).toEqual(calibrated(1, 1));
    expect(estimated(episode(11, 1), { fineSince: 6 })).toEqual(defaults);
  });

  it('uses the defaults where several numbers explain the history', () => {
    const of = { ...alarm, ...withPeriod(alarm, 300) };
    const read = [0, 5, 15].map((at, i) => ({ at: start + at * minute, value: i > 0 ? 1 : 0 }));
    expect(estimated(episode(6, 9), { of, read })).toEqual(defaults);
  });

  it.each<[string, Alarm, AlarmHistoryItem[] | undefined]>([
    ['that cannot be read', alarm, undefined],
    ['without an item', alarm, []],
    ['of an alarm of another endpoint', testAlarm('cvpn-endpoint-2'), episode(6, 1)],
    ['of an alarm that cannot be replayed', { ...alarm, comparison: 'other' }, episode(6, 1)],
  ])('uses the defaults for a history %s', (_name, of, history) => {
    expect(estimated(history, { of })).toEqual(defaults);
  });

  it('says of a wall clock window that AWS documents how far it reaches', () => {
    const of: Alarm = { ...alarm, evaluationWindow: { kind: 'wallClock' } };
    expect(estimated(episode(6, 1), { of })).toEqual({ ...defaults, wallClock: true });
  });
});
