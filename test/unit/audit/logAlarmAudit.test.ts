/** Audits of log alarms over hand-made histories. Times in minutes; an entry is published 20 s later. */
import { describe, expect, it } from 'vitest';
import { aggregateRows, parseAggregation } from '../../../src/core/logAlarms/aggregation';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import { parseInsightsQuery } from '../../../src/core/logAlarms/insightsQuery';
import { evaluateLogAlarm } from '../../../src/core/logAlarms/logAlarmEvaluation';
import type { QueryRun } from '../../../src/core/logAlarms/logAlarmRules';
import { entryFields } from '../../../src/core/logAlarms/logEntry';
import type { AlarmState } from '../../../src/core/model/alarm';
import type { AlarmHistoryItem } from '../../../src/core/model/alarmHistory';
import type {
  LogAlarm,
  LogAlarmDefinition,
  ScheduledQuery,
} from '../../../src/core/model/logAlarm';
import type { LogAlarmHistory } from '../../../src/core/audit/verdicts/logAlarmVerdicts';
import { start } from '../replay/publishedMetrics';
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

const proposed = connectionLogAlarm({
  ...{ kind: 'connections', name: 'log', endpointId, endpointLabel: 'HQ', logGroup: group },
  roleArn: 'role',
  topicArns: [topic],
});
const attempts = connectionLogAlarm({
  ...{ kind: 'failedAttempts', name: 'log', endpointId, endpointLabel: 'HQ', logGroup: group },
  roleArn: 'role',
  topicArns: [topic],
});

interface Life {
  readonly definition?: LogAlarmDefinition;
  readonly createdAt?: number;
  readonly deletedAt?: number;
  readonly recreatedAt?: number;
  /** Since then the alarm is as it is defined; before, its actions were the other way round. */
  readonly switchedAt?: number;
  readonly actions?: 'succeeded' | 'failed' | 'muted';
  /** From one minute until another, the query fails. */
  readonly failing?: readonly [from: number, until: number];
  /** When the audit is made; 90 if left out. */
  readonly now?: number;
}

type Case = [
  name: string,
  stays: readonly (PlainStay | LogStay)[],
  expected: readonly string[],
  life?: Life,
];

function alarmOf({ definition = proposed, createdAt = -1000, recreatedAt }: Life): LogAlarm {
  return {
    ...definition,
    arn: 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:log',
    ...{ state: 'OK', stateReason: '', stateSince: start },
    configuredAt: start + (recreatedAt ?? createdAt) * minute,
  };
}

/** What CloudWatch would have recorded, by a run of the query every minute. */
function lived(life: Life, stays: readonly LogStay[]): LogAlarmHistory {
  const { definition = proposed, createdAt = -130, deletedAt = Infinity, now = 90 } = life;
  const entries = entriesOf(stays);
  const items: AlarmHistoryItem[] = configurations(life);
  const contributors: LogAlarmHistory['contributors'][number][] = [];
  const actions: LogAlarmHistory['actions'][number][] = [];
  const aggregation = parseAggregation(definition.query.aggregation);
  const rules = { ...definition, grouped: aggregation.by.length > 0 };
  let state: AlarmState = life.createdAt === undefined ? 'OK' : 'INSUFFICIENT_DATA';
  let inAlarm = new Set<string>();
  let runs: QueryRun[] = [];
  const warmAt = createdAt + (life.createdAt === undefined ? 0 : (definition.warmUp?.minutes ?? 0));
  for (let m = Math.floor(createdAt) + 1; m < now; m++) {
    const isGone = m >= deletedAt && m <= (life.recreatedAt ?? Infinity);
    if (isGone || (m - createdAt) % definition.query.rateMinutes !== 0) continue;
    const at = start + m * minute + 3000;
    runs = [...runs, runAt(definition.query, entries, m, life)].slice(-5);
    if (m < warmAt) continue;
    const evaluation = evaluateLogAlarm(rules, runs, { state, inAlarm });
    if (!evaluation) continue;
    const gone = evaluation.evaluationState?.startsWith('EVALUATION') ? [] : [...inAlarm];
    const now2 = new Set(evaluation.inAlarm.map(({ key }) => key));
    const base = { alarmName: 'log', reason: '' };
    for (const key of gone.filter((one) => !now2.has(one))) {
      contributors.push({
        ...base,
        at,
        to: 'OK',
        contributor: { id: key, attributes: known(key) },
      });
    }
    for (const { key, attributes } of evaluation.inAlarm) {
      attributesOf.set(key, attributes);
      if (inAlarm.has(key)) continue;
      const contributor = { id: key, attributes };
      contributors.push({ ...base, at, to: 'ALARM', contributor });
      for (const action of actionsAt(life, m, at)) actions.push({ ...action, contributor });
    }
    inAlarm = now2;
    if (evaluation.state !== state) {
      const { reason } = evaluation;
      items.push({
        kind: 'state',
        alarmName: 'log',
        at,
        from: state,
        to: evaluation.state,
        reason,
      });
      if (!rules.grouped && evaluation.state === 'ALARM') items.push(...actionsAt(life, m, at));
      state = evaluation.state;
    }
  }
  return { items: items.sort((a, b) => a.at - b.at), contributors, actions };
}

const attributesOf = new Map<string, Readonly<Record<string, string>>>();
const known = (key: string): Readonly<Record<string, string>> => attributesOf.get(key) ?? {};

function configurations(life: Life): AlarmHistoryItem[] {
  const changes = [
    [life.createdAt, 'created'],
    [life.switchedAt, 'updated'],
    [life.deletedAt, 'deleted'],
    [life.recreatedAt, 'created'],
  ] as const;
  return changes.flatMap(([at, change]): AlarmHistoryItem[] =>
    at === undefined
      ? []
      : [{ kind: 'configuration', alarmName: 'log', at: start + at * minute, change }],
  );
}

function runAt(
  { queryString, aggregation, startOffsetSeconds, endOffsetSeconds }: ScheduledQuery,
  entries: ReturnType<typeof entriesOf>,
  m: number,
  { failing: [from, until] = [0, 0] }: Life,
): QueryRun {
  const at = start + m * minute;
  if (m >= from && m < until) return { id: '', at, values: [], partial: false, failure: 'no role' };
  const query = parseInsightsQuery(queryString);
  const rows = entries
    .filter((one) => (one.ingestedAt ?? 0) <= at)
    .filter(
      (one) => one.at >= at - startOffsetSeconds * 1000 && one.at < at - endOffsetSeconds * 1000,
    )
    .sort((a, b) => (a.at - b.at) * (query.newestFirst ? -1 : 1))
    .flatMap((one) => query.row(entryFields(one)) ?? [])
    .slice(0, query.limit);
  return { id: '', at, ...aggregateRows(rows, parseAggregation(aggregation)) };
}

function actionsAt(life: Life, m: number, at: number) {
  const { definition = proposed, actions = 'succeeded', switchedAt = -Infinity } = life;
  const isEnabled = m >= switchedAt ? definition.actionsEnabled : !definition.actionsEnabled;
  if (!isEnabled || actions === 'muted') return [];
  const outcome =
    actions === 'failed' ? { succeeded: false, error: 'Topic gone' } : { succeeded: true };
  return definition.alarmActions.map(
    (actionArn) =>
      ({ kind: 'action', alarmName: 'log', at: at + 300, actionArn, ...outcome }) as const,
  );
}

function queried(changes: Partial<ScheduledQuery>, more: Partial<LogAlarmDefinition> = {}): Life {
  return { definition: { ...proposed, ...more, query: { ...proposed.query, ...changes } } };
}

const byUser = queried({ aggregation: 'count(*) by username' });
const single = queried({ aggregation: 'count(*)' });
const replacing = (from: string, to: string): Life =>
  queried({ queryString: proposed.query.queryString.replace(from, to) });

/** The result is the same with CloudWatch's history and with the replay. */
const eitherWay: readonly Case[] = [
  ['one', [[3]], ['notified 4 by name']],
  ['two, five minutes apart', [[3], [8]], ['notified 4 by name', 'notified 9 by name']],
  ['a short one', [[6, 7]], ['notified 7 by name']],
  ['one of a few seconds', [[6, 6.1]], ['notified 7 by name']],
  ['one that masks another', [[-20, 7], [8]], ['notified 9 by name']],
  ['nobody', [], []],
  ['one who was there before', [[-20, 40]], []],
  ['five at once', [[5], [5], [5], [5], [5]], Array(5).fill('notified 6 by name')],
  ['one in each of three minutes', [[3], [4], [5]], [4, 5, 6].map((m) => `notified ${m} by name`)],
  ['an entry at a full minute', [{ from: 5, published: 0 }], ['notified 6 by name']],
  ['an entry a second before', [{ from: 5, published: -1 }], ['notified 5 by name']],
  ['slow publication', [{ from: 3, published: 70 }], ['notified 5 by name']],
  ['publication five minutes later', [{ from: 3, published: 300 }], ['notified 9 by name']],
  ['an entry readable a minute later', [{ from: 3, late: 60 }], ['notified 5 by name']],
  ['readable two minutes late', [{ from: 3, late: 150 }], ['notified 6 by name']],
  ['readable just in time', [{ from: 3, late: 390 }], ['notified 10 by name']],
  ['readable too late', [{ from: 3, late: 410 }], ['tooLate']],
  ['readable a quarter of an hour late', [{ from: 3, late: 900 }], ['tooLate']],
  [
    'a renewed session',
    [
      { from: 3, until: 63, user: 'anna' },
      { from: 63, user: 'anna' },
    ],
    ['notified 4 by name', 'notified 64 by name'],
  ],
  [
    'one user on two devices',
    [
      { from: 3, user: 'anna' },
      { from: 3.1, user: 'anna' },
    ],
    ['notified 4 by name', 'notified 4 by name'],
  ],
  ['a user without a user name', [{ from: 3, user: null }], ['notified 4 by name']],
  ['nobody knows who', [{ from: 3, user: null, commonName: null }], ['notified 4']],
  ['a name in Japanese', [{ from: 3, user: '山田 "太郎"' }], ['notified 4 by name']],
  ['a wrong status in the query', [[3]], ['notMatched'], replacing('successful', 'success')],
  [
    'another endpoint in the query',
    [[3]],
    ['notMatched'],
    replacing(endpointId, 'cvpn-endpoint-0b2'),
  ],
  ['a wrong field in the query', [[3]], ['notMatched'], replacing('connection-log-type', 'type')],
  ['an alarm on failed attempts', [[3]], ['notMatched'], { definition: attempts }],
  ['one that the log does not have', [{ from: 3, unlogged: true }], ['unknown notLogged']],
  ['one that is not in the log yet', [{ from: 80, unlogged: true }], ['unknown pending']],
  ['one that is not evaluated yet', [[3]], ['unknown pending'], { now: 3.9 }],
  [
    'disabled actions',
    [[3]],
    ['actionsOff off by name'],
    { definition: { ...proposed, actionsEnabled: false } },
  ],
  [
    'no action',
    [[3]],
    ['actionsOff none by name'],
    { definition: { ...proposed, alarmActions: [] } },
  ],
  [
    'grouped by user: again within the window',
    [
      { from: 3, user: 'anna' },
      { from: 4, user: 'anna' },
    ],
    ['notified 4 by name', 'alreadyInAlarm since 4'],
    byUser,
  ],
  [
    'grouped by user: twice within a minute',
    [
      { from: 3, user: 'anna' },
      { from: 3.2, user: 'anna' },
    ],
    ['notifiedTogether 4 +1 by name', 'notifiedTogether 4 +1 by name'],
    byUser,
  ],
  [
    'grouped by user: again later',
    [
      { from: 3, user: 'anna' },
      { from: 20, user: 'anna' },
    ],
    ['notified 4 by name', 'notified 21 by name'],
    byUser,
  ],
  [
    'grouped by user: two users',
    [[3], [3.2]],
    ['notified 4 by name', 'notified 4 by name'],
    byUser,
  ],
  [
    'grouped by user: users without a name are one',
    [
      { from: 3, user: null },
      { from: 4, user: null },
    ],
    ['notified 4', 'alreadyInAlarm since 4'],
    byUser,
  ],
  [
    'no groups: two within a minute',
    [[3], [3.2]],
    ['notifiedTogether 4 +1', 'notifiedTogether 4 +1'],
    single,
  ],
  [
    'no groups: another within the window',
    [[3], [5]],
    ['notified 4', 'alreadyInAlarm since 4'],
    single,
  ],
  ['no groups: another later', [[3], [20]], ['notified 4', 'notified 21'], single],
  ['a threshold of two', [[3]], ['notMet'], queried({}, { threshold: 2 })],
  [
    'two runs of two',
    [[3]],
    ['notified 5 by name'],
    queried({}, { resultsToEvaluate: 2, resultsToAlarm: 2 }),
  ],
  [
    'three runs of three that do not overlap',
    [[3]],
    ['notMet'],
    queried({ startOffsetSeconds: 60 }, { resultsToEvaluate: 3, resultsToAlarm: 3 }),
  ],
  [
    'windows without an overlap',
    [[3], [4]],
    ['notified 5 by name', 'notified 6 by name'],
    queried({ startOffsetSeconds: 120, endOffsetSeconds: 60 }),
  ],
  [
    'a run every five minutes',
    [[3]],
    ['notified 5 by name'],
    queried({ rateMinutes: 5, startOffsetSeconds: 300 }),
  ],
  [
    'windows with gaps between them',
    [[3], [4.5]],
    ['outsideWindows', 'notified 5 by name'],
    queried({ rateMinutes: 5, startOffsetSeconds: 60 }),
  ],
  [
    'a query that returns one entry',
    [[3], [3.2]],
    ['notMet', 'notified 4 by name'],
    queried({ queryString: `${proposed.query.queryString} | limit 1` }),
  ],
  [
    'a query that also finds the end',
    [[3, 10]],
    ['notified 4'],
    queried({ queryString: 'fields @message', aggregation: 'count(*) by `connection-id`' }),
  ],
  ['others on the endpoint next door', [[3], { from: 3, other: true }], ['notified 4 by name']],
  [
    'a shared log in which a hundred others come first',
    [[3], ...Array.from({ length: 100 }, (): LogStay => ({ from: 3, other: true }))],
    ['overLimit'],
    queried({ queryString: 'fields `connection-id` as id', aggregation: 'count(*) by id' }),
  ],
  [
    'a warm-up',
    [[3], [40]],
    ['unknown warmUp', 'notified 41 by name'],
    {
      definition: { ...proposed, warmUp: { minutes: 30, wholePeriod: true } },
      createdAt: 0,
    },
  ],
];

/** What only the history knows. */
const fromHistory: readonly Case[] = [
  ['created between two', [[3], [15]], ['noAlarm', 'notified 16 by name'], { createdAt: 10 }],
  ['deleted between two', [[3], [25]], ['notified 4 by name', 'noAlarm'], { deletedAt: 20 }],
  [
    'deleted and created again',
    [[3], [25], [45]],
    ['notified 4 by name', 'noAlarm', 'notified 46 by name'],
    { deletedAt: 20, recreatedAt: 40 },
  ],
  [
    'switched off between two',
    [[3], [35]],
    ['notified 4 by name', 'actionsOff off by name'],
    { definition: { ...proposed, actionsEnabled: false }, switchedAt: 30 },
  ],
  [
    'switched on between two',
    [[3], [35]],
    ['actionsOff notRun by name', 'notified 36 by name'],
    { switchedAt: 30 },
  ],
  ['muted', [[3]], ['actionsOff notRun by name'], { actions: 'muted' }],
  ['a topic that is gone', [[3]], ['actionsOff failed by name'], { actions: 'failed' }],
  ['a query that fails', [[3]], ['queryFailed'], { failing: [-5, 20] }],
  [
    'a query that failed for a while',
    [[3], [30]],
    ['queryFailed', 'notified 31 by name'],
    { failing: [-5, 20] },
  ],
  [
    'no groups: a topic that is gone',
    [[3]],
    ['actionsOff failed'],
    { ...single, actions: 'failed' },
  ],
];

function audited(stays: readonly LogStay[], life: Life, history: LogAlarmHistory | undefined) {
  return auditedLog({ alarm: alarmOf(life), stays, now: life.now ?? 90, history });
}

describe('the verdict on a log alarm by its history', () => {
  it.each([...eitherWay, ...fromHistory])('%s', (_, drawn, expected, life = {}) => {
    const stays = drawn.map(toStay);
    expect(logWords(audited(stays, life, lived(life, stays)))).toEqual(expected);
  });
});

describe('the verdict on a log alarm by the replay', () => {
  it.each(eitherWay)('%s', (_, drawn, expected, life = {}) => {
    expect(logWords(audited(drawn.map(toStay), life, undefined))).toEqual(expected);
  });

  it('120 at once', () => {
    const stays = Array.from({ length: 120 }, (): LogStay => ({ from: 5 }));
    const { totals } = audited(stays, {}, undefined);
    expect(totals).toMatchObject({ notified: 100, overLimit: 20 });
  });

  it('600 at once, of which CloudWatch evaluates 500', () => {
    const stays = Array.from({ length: 600 }, (): LogStay => ({ from: 5 }));
    const { totals } = audited(stays, {}, undefined);
    expect(totals).toMatchObject({ notified: 100, overLimit: 500, notMet: 0 });
  });
});
