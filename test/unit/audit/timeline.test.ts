/** Which spans of time a timeline has, and which samples a change of state counts. */
import { alarmHistoryMs } from '../../../src/core/cloudwatch/limits';
import { describe, expect, it } from 'vitest';
import { alarmTimeline, type TimelineInput } from '../../../src/core/audit/verdicts/timeline';
import { defaultAssumptions } from '../../../src/core/cloudwatch/evaluation';
import type { Alarm } from '../../../src/core/model/alarm';
import {
  type AlarmHistoryItem,
  type ConfigurationItem,
  type StateItem,
} from '../../../src/core/model/alarmHistory';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { testAlarm } from '../../fakes/snapshots';
import { start } from '../replay/publishedMetrics';
import { endpointId, minute, samplesOf } from './auditedEndpoint';

const now = start + 90 * minute;
const historyStart = now - alarmHistoryMs;
const alarm = testAlarm(endpointId, { name: 'diff' });
/** One comes at minute 7 and another at minute 17. */
const samples = samplesOf({ stays: [[7], [17]] });

function timelineOf(changes: Partial<TimelineInput> = {}) {
  const assumptions = defaultAssumptions;
  return runToCompletion(
    alarmTimeline({ alarm, endpointId, history: [], samples, now, assumptions, ...changes }),
  );
}

function configuration(
  at: number,
  change: ConfigurationItem['change'],
  definition?: Alarm,
): ConfigurationItem {
  return {
    kind: 'configuration',
    alarmName: 'diff',
    at,
    change,
    ...(definition && { definition }),
  };
}

const configured = (configuredAt: number): Alarm => ({ ...alarm, configuredAt });
const other = { ...alarm, threshold: 9 };
const unknown = { from: -Infinity, kind: 'unknown' };
const absent = { from: -Infinity, kind: 'absent' };
const set = (from: number, definition: Alarm, source: 'history' | 'replay' = 'history') => ({
  from,
  kind: 'set',
  definition,
  source,
});

describe('the spans of an alarm', () => {
  const [old, oldest, young] = [historyStart - 1, historyStart, historyStart + 1].map(
    configured,
  ) as [Alarm, Alarm, Alarm];
  const cpu = testAlarm(endpointId, { ...old, queries: [] });

  it.each<[string, Alarm, readonly AlarmHistoryItem[] | undefined, readonly object[]]>([
    ['without a history or a time', alarm, undefined, [unknown]],
    ['without a history', old, undefined, [unknown, set(historyStart - 1, old, 'replay')]],
    ['with a history and no time', alarm, [], [unknown, set(historyStart, alarm)]],
    [
      'older than its history',
      old,
      [],
      [unknown, set(historyStart - 1, old, 'replay'), set(historyStart, old)],
    ],
    ['as old as its history', oldest, [], [unknown, set(historyStart, oldest)]],
    ['younger than its history', young, [], [unknown, set(historyStart, young)]],
    ['that cannot be replayed', cpu, [], [unknown, set(historyStart, cpu)]],
    ['that cannot be replayed, without a history', cpu, undefined, [unknown]],
    [
      'made in its history',
      alarm,
      [configuration(start, 'created', other)],
      [absent, set(start, other)],
    ],
    [
      'made in its history, as it is now',
      alarm,
      [configuration(start, 'created')],
      [absent, set(start, alarm)],
    ],
    [
      'changed in its history',
      alarm,
      [configuration(start, 'updated', other)],
      [unknown, set(historyStart, other), set(start, other)],
    ],
    [
      'deleted in its history and made again',
      alarm,
      [configuration(start, 'deleted', other), configuration(now, 'created')],
      [unknown, set(historyStart, other), { from: start, kind: 'absent' }, set(now, alarm)],
    ],
  ])('%s', (_, one, history, spans) => {
    expect(timelineOf({ alarm: one, history }).spans).toEqual(spans);
  });
});

describe('the changes', () => {
  const changedAt = (at: number, reasonData?: string): StateItem => ({
    kind: 'state',
    alarmName: 'diff',
    at,
    from: 'OK',
    to: 'ALARM',
    reason: '',
    ...(reasonData !== undefined && { reasonData }),
  });
  const range = (from: number, to: number) => ({
    start: start + from * minute,
    end: start + to * minute + 1,
  });

  it.each<[string, number, number, object | undefined]>([
    ['the newest sample', 6, 1, range(5, 5)],
    ['the sample before its own minute', 5, 1, range(0, 0)],
    ['the two newest samples', 6, 2, range(0, 5)],
    ['all samples', -24, 9, range(-30, -25)],
    ['the only sample', -29, 1, range(-30, -30)],
    ['nothing', -30, 1, undefined],
  ])('whose data were cut off count %s', (_, minutes, evaluationPeriods, counted) => {
    const item = changedAt(start + minutes * minute + 20_000);
    const { changes } = timelineOf({ alarm: { ...alarm, evaluationPeriods }, history: [item] });
    expect(changes).toStrictEqual([
      { at: item.at, from: 'OK', to: 'ALARM', ...(counted && { counted }) },
    ]);
  });

  it('count what CloudWatch says that they count', () => {
    const point = { timestamp: new Date(start + 5 * minute).toISOString(), value: 1 };
    const data = JSON.stringify({ period: 60, evaluatedDatapoints: [point] });
    const { changes } = timelineOf({ history: [changedAt(start + 20 * minute, data)] });
    const counted = { start: start + 5 * minute, end: start + 6 * minute };
    expect(changes).toMatchObject([{ at: start + 20 * minute, counted }]);
    const { changes: cut } = timelineOf({ history: [changedAt(start + 21 * minute, '{"a":')] });
    expect(cut).toMatchObject([{ counted: range(20, 20) }]);
  });

  it('are those of the replay where there is no history', () => {
    const { changes } = timelineOf({ alarm: configured(start), history: undefined });
    const at = changes.filter(({ to }) => to === 'ALARM').map((one) => (one.at - start) / minute);
    expect(at).toEqual([11, 21]);
    for (const { to, counted } of changes)
      if (to === 'ALARM') expect(counted).toMatchObject({ end: expect.any(Number) as number });
  });

  it('of a replay begin with the alarm, or with the samples', () => {
    const early = samplesOf({ stays: [[-13], [7], [17]] });
    const since = (minutes: number) =>
      timelineOf({
        ...{ alarm: configured(start + minutes * minute), samples: early, history: undefined },
      }).changes.map((change) => [(change.at - start) / minute, change.from, change.to]);
    const later = [
      [11, 'OK', 'ALARM'],
      [14, 'ALARM', 'OK'],
      [21, 'OK', 'ALARM'],
      [24, 'ALARM', 'OK'],
    ];
    expect(since(0)).toEqual(later);
    expect(since(-1000)).toEqual([[-9, 'OK', 'ALARM'], [-6, 'ALARM', 'OK'], ...later]);
  });

  it('of a replay count the values that decided, where there were any', () => {
    const { changes } = timelineOf({ alarm: configured(start), history: undefined });
    expect(changes.slice(0, 2)).toStrictEqual([
      {
        at: start + 11 * minute,
        from: 'OK',
        to: 'ALARM',
        counted: { start: start + 10 * minute, end: start + 11 * minute },
      },
      { at: start + 14 * minute, from: 'ALARM', to: 'OK' },
    ]);
  });

  it('of a replay end where the history begins', () => {
    const item = changedAt(start + 60 * minute);
    const since = start + 15 * minute;
    const later = since + alarmHistoryMs;
    const { changes } = timelineOf({ alarm: configured(start), history: [item], now: later });
    expect(changes.filter(({ to }) => to === 'ALARM').map(({ at }) => at)).toEqual([
      start + 11 * minute,
      item.at,
    ]);
  });
});

describe('the actions', () => {
  it('are those of the history', () => {
    const action = { kind: 'action', alarmName: 'diff', at: start, actionArn: 'x' } as const;
    const history = [configuration(start, 'created'), { ...action, succeeded: true }];
    expect(timelineOf({ history })).toMatchObject({
      name: 'diff',
      actions: [history[1]],
      changes: [],
    });
    expect(timelineOf({ history: undefined }).actions).toEqual([]);
  });
});
