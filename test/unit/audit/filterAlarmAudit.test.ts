/**
 * Audits of alarms on the metric of a metric filter over hand-made histories. Times in minutes; an
 * entry is published 20 s later. An evaluation also reads two earlier datapoints, so that the alarm
 * stays in ALARM for three minutes.
 */
import { describe, expect, it } from 'vitest';
import {
  connectionCountAlarm,
  connectionFilter,
} from '../../../src/core/cloudwatch/connectionFilter';
import { evaluateAlarmAt } from '../../../src/core/cloudwatch/alarmEvaluation';
import type { MetricFilter } from '../../../src/core/cloudwatchLogs/metricFilter';
import { filterPattern } from '../../../src/core/cloudwatchLogs/filterPattern/filterPattern';
import type { Alarm, AlarmDefinition, AlarmState } from '../../../src/core/model/alarm';
import type { AlarmHistoryItem } from '../../../src/core/model/alarmHistory';
import { withPeriod } from '../../../src/core/replay/compareReplays';
import { readerAt, start, type Published } from '../replay/publishedMetrics';
import {
  auditedLog,
  endpointId,
  entriesOf,
  group,
  logWords,
  minute,
  topic,
  type LogStay,
  type PlainStay,
  toStay,
} from './auditedLog';

const proposed = connectionCountAlarm({
  ...{ name: 'count', endpointId, endpointLabel: 'HQ', topicArns: [topic] },
});
const ownFilter: MetricFilter = connectionFilter(group);

interface Life {
  readonly definition?: AlarmDefinition;
  readonly filter?: MetricFilter;
  readonly createdAt?: number;
  readonly deletedAt?: number;
  readonly recreatedAt?: number;
  /** Since then the alarm is as it is defined; before, its actions were the other way round. */
  readonly switchedAt?: number;
  readonly actions?: 'succeeded' | 'failed' | 'muted';
  /** StateReasonData is left out, as CloudWatch does where it would be too long. */
  readonly cut?: true;
  /** When the audit is made; 90 if left out. */
  readonly now?: number;
}

type Case = [
  name: string,
  stays: readonly (PlainStay | LogStay)[],
  expected: readonly string[],
  life?: Life,
];

function alarmOf({ definition = proposed, createdAt = -1000, recreatedAt }: Life): Alarm {
  return {
    ...definition,
    arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:count',
    ...{ state: 'OK', stateReason: '', stateSince: start },
    configuredAt: start + (recreatedAt ?? createdAt) * minute,
  };
}

/** The samples that the filter published, each with the value 1, of the audited endpoint. */
function published(stays: readonly LogStay[], filter: MetricFilter): Published[] {
  const { matches } = filterPattern(filter.pattern);
  return entriesOf(stays)
    .filter(({ ingestedAt = 0 }) => ingestedAt >= (filter.createdAt ?? 0))
    .filter(({ message }) => matches(message) && message.includes(endpointId))
    .map(({ at, ingestedAt = at }) => ({
      at: Math.floor(at / minute) * minute,
      value: 1,
      readableAt: ingestedAt,
    }));
}

/** What CloudWatch would have recorded, by an evaluation every minute. */
function lived(life: Life, stays: readonly LogStay[]): AlarmHistoryItem[] {
  const { definition = proposed, filter = ownFilter, createdAt = -30, now = 90 } = life;
  const samples = published(stays, filter);
  const items: AlarmHistoryItem[] = configurations(life);
  const isNew = life.createdAt !== undefined;
  let from: AlarmState = isNew && definition.warmUp ? 'INSUFFICIENT_DATA' : 'OK';
  const warmAt = createdAt + (isNew ? (definition.warmUp?.minutes ?? 0) : 0);
  for (let m = Math.max(createdAt, warmAt); m < now; m++) {
    if (m >= (life.deletedAt ?? Infinity) && m < (life.recreatedAt ?? Infinity)) {
      from = 'OK';
      continue;
    }
    const at = start + m * minute;
    const {
      state: to,
      reason,
      reasonData,
    } = evaluateAlarmAt(definition, from, at, readerAt(samples, at));
    if (to === from) continue;
    const item = { kind: 'state', alarmName: 'count', at, from, to, reason } as const;
    items.push(life.cut ? item : { ...item, reasonData });
    if (to === 'ALARM') items.push(...actionsAt(life, m, at));
    from = to;
  }
  return items.sort((a, b) => a.at - b.at);
}

function configurations(life: Life): AlarmHistoryItem[] {
  const { definition = proposed } = life;
  const switched = { ...definition, actionsEnabled: !definition.actionsEnabled };
  const changes = [
    [life.createdAt, 'created', definition],
    ...(life.switchedAt === undefined ? [] : [[-30, 'created', switched] as const]),
    [life.switchedAt, 'updated', definition],
    [life.deletedAt, 'deleted', definition],
    [life.recreatedAt, 'created', definition],
  ] as const;
  return changes.flatMap(([at, change, own]): AlarmHistoryItem[] =>
    at === undefined
      ? []
      : [
          {
            ...{ kind: 'configuration', alarmName: 'count', at: start + at * minute },
            change,
            definition: own,
          },
        ],
  );
}

function actionsAt(life: Life, m: number, at: number): AlarmHistoryItem[] {
  const { definition = proposed, actions = 'succeeded', switchedAt = -Infinity } = life;
  const isEnabled = m >= switchedAt ? definition.actionsEnabled : !definition.actionsEnabled;
  if (!isEnabled || actions === 'muted') return [];
  const outcome =
    actions === 'failed' ? { succeeded: false, error: 'Topic gone' } : { succeeded: true };
  return definition.alarmActions.map((actionArn) => ({
    ...{ kind: 'action', alarmName: 'count', at: at + 300, actionArn },
    ...outcome,
  }));
}

const with_ = (changes: Partial<AlarmDefinition>): Life => ({
  definition: { ...proposed, ...changes },
});
const pattern = (text: string): Life => ({ filter: { ...ownFilter, pattern: text } });
const replacing = (from: string, to: string): Life => pattern(ownFilter.pattern.replace(from, to));
const five: Life = { definition: withPeriod(proposed, 300) };

/** The result is the same with CloudWatch's history and with the replay. */
const eitherWay: readonly Case[] = [
  ['one', [[3]], ['notified 4']],
  ['two, five minutes apart', [[3], [8]], ['notified 4', 'notified 9']],
  ['a short one', [[6, 7]], ['notified 7']],
  ['one of a few seconds', [[6, 6.1]], ['notified 7']],
  ['one that masks another', [[-20, 7], [8]], ['notified 9']],
  ['nobody', [], []],
  ['one who was there before', [[-20, 40]], []],
  ['two within a minute', [[3], [3.2]], ['notifiedTogether 4 +1', 'notifiedTogether 4 +1']],
  ['five at once', [[5], [5], [5], [5], [5]], Array(5).fill('notifiedTogether 6 +4')],
  ['another a minute later', [[3], [4]], ['notified 4', 'alreadyInAlarm since 4']],
  ['another two minutes later', [[3], [5]], ['notified 4', 'alreadyInAlarm since 4']],
  ['another three minutes later', [[3], [6]], ['notified 4', 'alreadyInAlarm since 4']],
  ['another four minutes later', [[3], [7]], ['notified 4', 'notified 8']],
  [
    'one every two minutes',
    [[3], [5], [7], [9]],
    ['notified 4', ...Array<string>(3).fill('alreadyInAlarm since 4')],
  ],
  ['an entry at a full minute', [{ from: 5, published: 0 }], ['notified 6']],
  ['an entry a second before', [{ from: 5, published: -1 }], ['notified 5']],
  ['slow publication', [{ from: 3, published: 70 }], ['notified 5']],
  ['publication five minutes later', [{ from: 3, published: 300 }], ['notified 9']],
  ['an entry readable a minute later', [{ from: 3, late: 60 }], ['notified 5']],
  ['readable just in time', [{ from: 3, late: 150 }], ['notified 6']],
  ['readable too late', [{ from: 3, late: 240 }], ['tooLate']],
  ['readable a quarter of an hour late', [{ from: 3, late: 900 }], ['tooLate']],
  [
    'a late one while another is in time',
    [[3], { from: 3, late: 60 }],
    ['notified 4', 'alreadyInAlarm since 4'],
  ],
  [
    'a renewed session',
    [
      { from: 3, until: 63, user: 'anna' },
      { from: 63, user: 'anna' },
    ],
    ['notified 4', 'notified 64'],
  ],
  ['a user without a user name', [{ from: 3, user: null }], ['notified 4']],
  ['a wrong status in the pattern', [[3]], ['notMatched'], replacing('successful', 'success')],
  ['a wrong field in the pattern', [[3]], ['notMatched'], replacing('log-type', 'type')],
  ['a pattern of failed attempts', [[3]], ['notMatched'], replacing('successful', 'failed')],
  ['a pattern of one term', [[3]], ['notified 4'], pattern('successful')],
  [
    'a pattern that also matches the end',
    [[3, 20]],
    ['notified 4'],
    pattern('{ $.connection-id = "cvpn-*" }'),
  ],
  [
    'a filter that is younger',
    [[3], [30]],
    ['notMatched', 'notified 31'],
    { filter: { ...ownFilter, createdAt: start + 10 * minute } },
  ],
  ['one on the endpoint next door', [[3], { from: 3.1, other: true }], ['notified 4']],
  ['only others', [{ from: 3, other: true }], []],
  ['one that the log does not have', [{ from: 3, unlogged: true }], ['unknown notLogged']],
  ['one that is not in the log yet', [{ from: 80, unlogged: true }], ['unknown pending']],
  ['one that is not evaluated yet', [[3]], ['unknown pending'], { now: 3.9 }],
  ['disabled actions', [[3]], ['actionsOff off'], with_({ actionsEnabled: false })],
  ['no action', [[3]], ['actionsOff none'], with_({ alarmActions: [] })],
  ['a threshold of one', [[3]], ['notMet'], with_({ threshold: 1 })],
  [
    'a threshold of one, two within a minute',
    [[3], [3.2]],
    ['notifiedTogether 4 +1', 'notifiedTogether 4 +1'],
    with_({ threshold: 1 }),
  ],
  [
    'a threshold of one, two in two minutes',
    [[3.2], [4.2]],
    ['notMet', 'notMet'],
    with_({ threshold: 1 }),
  ],
  [
    'two periods of two',
    [[3], [4]],
    ['notifiedTogether 5 +1', 'notifiedTogether 5 +1'],
    with_({ evaluationPeriods: 2, datapointsToAlarm: 2 }),
  ],
  [
    'two periods of two, one comes',
    [[3]],
    ['notMet'],
    with_({ evaluationPeriods: 2, datapointsToAlarm: 2 }),
  ],
  ['periods of five minutes', [[3]], ['notified 4'], five],
  [
    'periods of five minutes, another soon',
    [[3], [10]],
    ['notified 4', 'alreadyInAlarm since 4'],
    five,
  ],
  ['periods of five minutes, another later', [[3], [30]], ['notified 4', 'notified 31'], five],
  [
    'missing data that are ignored',
    [[3], [30]],
    ['notified 4', 'alreadyInAlarm since 4'],
    with_({ treatMissing: 'ignore' }),
  ],
];

/** What only the history knows. */
const fromHistory: readonly Case[] = [
  ['created between two', [[3], [15]], ['noAlarm', 'notified 16'], { createdAt: 10 }],
  ['deleted between two', [[3], [25]], ['notified 4', 'noAlarm'], { deletedAt: 20 }],
  [
    'deleted and created again',
    [[3], [25], [45]],
    ['notified 4', 'noAlarm', 'notified 46'],
    { deletedAt: 20, recreatedAt: 40 },
  ],
  [
    'switched off between two',
    [[3], [35]],
    ['notified 4', 'actionsOff off'],
    { definition: { ...proposed, actionsEnabled: false }, switchedAt: 30 },
  ],
  ['switched on between two', [[3], [35]], ['actionsOff off', 'notified 36'], { switchedAt: 30 }],
  ['muted', [[3]], ['actionsOff notRun'], { actions: 'muted' }],
  ['a topic that is gone', [[3]], ['actionsOff failed'], { actions: 'failed' }],
  ['a history without datapoints', [[3], [20]], ['notified 4', 'notified 21'], { cut: true }],
  [
    'a warm-up',
    [[3], [40]],
    ['unknown warmUp', 'notified 41'],
    {
      definition: { ...proposed, warmUp: { minutes: 30, wholePeriod: true } },
      createdAt: 0,
    },
  ],
];

function audited(
  stays: readonly LogStay[],
  life: Life,
  items: readonly AlarmHistoryItem[] | undefined,
): string[] {
  const history = items && { items, contributors: [], actions: [] };
  const { filter = ownFilter, now = 90 } = life;
  const alarm = alarmOf(life);
  return logWords(auditedLog({ alarm, stays, now, history, filters: [filter] }));
}

describe('the verdict on a counting alarm by its history', () => {
  it.each([...eitherWay, ...fromHistory])('%s', (_, drawn, expected, life = {}) => {
    const stays = drawn.map(toStay);
    expect(audited(stays, life, lived(life, stays))).toEqual(expected);
  });
});

describe('the verdict on a counting alarm by the replay', () => {
  it.each(eitherWay)('%s', (_, drawn, expected, life = {}) => {
    expect(audited(drawn.map(toStay), life, undefined)).toEqual(expected);
  });
});
