/** Findings about alarms: one for each fault, none for an alarm without faults. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../../src/core/diagnosis/findings';
import type { MuteRule } from '../../../src/core/model/muteRule';
import type { Alarm } from '../../../src/core/model/alarm';
import type { ReplayObstacle } from '../../../src/core/model/failures/replayObstacle';
import { succeeded, type ScopeSnapshot } from '../../../src/core/model/snapshot';
import {
  at,
  fresh,
  stale,
  testAlarm,
  testConnection,
  testEndpoint,
  testNow,
  testScope,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';
import {
  alarmOf,
  endpointId,
  metric,
  plain,
  rise,
  rulesOf,
  scopeWith,
  watched,
} from './faultyAlarms';

const level = { metricName: 'ActiveConnectionsCount' };
const other = 'cvpn-endpoint-2';
/** A second endpoint that logs, so that an alarm over both is about endpoints that exist. */
const both = {
  endpoints: [endpointId, other].map((id) => testEndpoint({ id, logging: { enabled: true } })),
};
const lambda = 'arn:aws:lambda:ap-northeast-1:123456789012:function:f';

describe('a healthy alarm is left alone', () => {
  it.each<readonly [string, Alarm]>([
    ['of the wizard', testAlarm()],
    ['with Average', rise({ statistic: 'Average' })],
    ['with Minimum', rise({ statistic: 'Minimum' })],
    ['with Sum, one sample in each minute', rise({ statistic: 'Sum' })],
    ['with a percentile', rise({ statistic: 'p99' })],
    ['with "more than 0"', rise({}, { comparison: 'GreaterThanThreshold', threshold: 0 })],
    ['with "at least a half"', rise({}, { threshold: 0.5 })],
    ['with spaces in its expression', rise({}, {}, ' DIFF ( m1 ) ')],
    ['with 1 of 2 minutes', rise({}, { evaluationPeriods: 2 })],
    [
      'with RATE above 0',
      rise({}, { comparison: 'GreaterThanThreshold', threshold: 0 }, 'RATE(m1)'),
    ],
    [
      'with a rise that is worked out in a way of its own',
      rise({}, { threshold: 5 }, 'DIFF(m1) * 2'),
    ],
    ['with RATE of one in five minutes', rise({}, { threshold: 0.0033 }, 'RATE(m1)')],
    [
      'that fills its result, over several minutes',
      rise({}, { evaluationPeriods: 2 }, 'FILL(DIFF(m1),0)'),
    ],
    ['that does something else on OK', rise({}, { okActions: [lambda] })],
    ['that runs a function too', rise({}, { alarmActions: [topicArn(), lambda] })],
    ['in ALARM', rise({}, { state: 'ALARM', stateReason: 'x' })],
    [
      'without data for half an hour',
      rise({}, { state: 'INSUFFICIENT_DATA', stateSince: testNow - 30 * 60_000 }),
    ],
    [
      'without data for long, but set up anew',
      rise({}, { state: 'INSUFFICIENT_DATA', stateSince: at(1), configuredAt: at(10) }),
    ],
  ])('that notifies of new connections, %s', (_, alarm) => {
    expect(rulesOf(scopeWith([alarm]))).toEqual([]);
  });

  it.each<readonly [string, Alarm]>([
    ['on a full house', plain({ ...level }, { threshold: 50 })],
    ['on the count, by Sum', plain({ statistic: 'Sum' }, { threshold: 10 })],
    ['on somebody being there', plain({}, { comparison: 'GreaterThanThreshold', threshold: 0 })],
    ['on nobody being there', plain({}, { comparison: 'LessThanThreshold', threshold: 1 })],
    [
      'on the count, of 15 minutes',
      plain({ periodSeconds: 900 }, { datapointsToAlarm: 3, evaluationPeriods: 3 }),
    ],
    ['on the count, that mails on OK', plain({}, { threshold: 50, okActions: [topicArn()] })],
    ['on the count, breaching without data', plain({}, { treatMissing: 'breaching' })],
    ['on the count by math', alarmOf([metric(), watched('m1 * 2')], { threshold: 80 })],
    [
      'on failures',
      plain({ metricName: 'AuthenticationFailures', statistic: 'Sum' }, { threshold: 5 }),
    ],
    [
      'on failures, quiet for days',
      plain(
        { metricName: 'AuthenticationFailures', statistic: 'Sum' },
        { state: 'INSUFFICIENT_DATA', stateSince: at(0) - 86_400_000 },
      ),
    ],
    [
      'on failures, switched off',
      plain({ metricName: 'AuthenticationFailures' }, { actionsEnabled: false }),
    ],
    [
      'on failures, for a composite alarm',
      plain({ metricName: 'AuthenticationFailures' }, { alarmActions: [] }),
    ],
    [
      'on a certificate',
      plain(
        { metricName: 'CrlDaysToExpiry', statistic: 'Minimum', periodSeconds: 86_400 },
        { comparison: 'LessThanThreshold', threshold: 14 },
      ),
    ],
    [
      'on bytes by DIFF',
      rise({ metricName: 'IngressBytes', periodSeconds: 300 }, { threshold: 1e9 }),
    ],
    ['on people who leave', rise({}, { comparison: 'LessThanOrEqualToThreshold', threshold: -1 })],
    [
      'on people who leave, by half of them',
      rise({}, { comparison: 'LessThanThreshold' }, 'DIFF(m1) / 2'),
    ],
    [
      'on bytes, with the rise of the count beside',
      alarmOf([
        { ...metric({ metricName: 'IngressBytes' }, 'b1'), returnData: true },
        metric(),
        { ...watched('DIFF(m1)'), returnData: false },
      ]),
    ],
    ['on people who leave, "below 0"', rise({}, { comparison: 'LessThanThreshold', threshold: 0 })],
  ])('that has another job: %s', (_, alarm) => {
    const watching = testAlarm(endpointId, { name: 'the connection alarm' });
    expect(rulesOf(scopeWith([watching, alarm]))).toEqual([]);
  });

  it('on all endpoints together, by the count', () => {
    const sum = [metric(), metric({ dimensions: { Endpoint: other } }, 'm2'), watched('m1 + m2')];
    expect(rulesOf(scopeWith([alarmOf(sum, { threshold: 100 })], both))).toEqual([]);
  });
});

describe('an alarm that cannot be replayed', () => {
  const watching = testAlarm(endpointId, { name: 'the connection alarm' });

  it.each<[string, Alarm, ReplayObstacle]>([
    ['on a band', plain({}, { comparison: 'other', threshold: 0 }), { kind: 'band' }],
    [
      'with a function of other data',
      rise({}, {}, 'IF(LAMBDA("f") > 0, DIFF(m1))'),
      { kind: 'function', name: 'LAMBDA', why: 'elsewhere' },
    ],
    [
      'with an estimate',
      rise({ statistic: 'ts90' }),
      { kind: 'statistic', name: 'ts90', why: 'estimate' },
    ],
  ])('says why: %s', (_, alarm, obstacle) => {
    const found = findings(scopeWith([watching, alarm])).filter(
      ({ diagnosis }) => diagnosis.rule === 'cannotReplay',
    );
    expect(found).toMatchObject([
      { severity: 'info', diagnosis: { rule: 'cannotReplay', obstacle } },
    ]);
    expect(found[0]).not.toHaveProperty('fix');
  });

  it('is not reported one on another metric', () => {
    const other = plain({ metricName: 'IngressBytes' }, { comparison: 'other', threshold: 0 });
    expect(rulesOf(scopeWith([watching, other]))).toEqual([]);
  });
});

describe('an alarm that notifies of new connections, set up wrongly', () => {
  const over = { comparison: 'GreaterThanThreshold' } as const;
  it.each<readonly [string, Alarm, readonly string[]]>([
    ['five minutes', rise({ periodSeconds: 300 }), ['warning staysInAlarm']],
    ['two minutes', rise({ periodSeconds: 120 }), ['warning staysInAlarm']],
    ['1 of 3 minutes', rise({}, { evaluationPeriods: 3 }), ['warning staysInAlarm']],
    ['an hour', rise({ periodSeconds: 3600 }), ['warning staysInAlarm']],
    ['a period that is not known', rise({ periodSeconds: 0 }), ['info cannotReplay']],
    ['ten seconds', rise({ periodSeconds: 10 }), ['warning highResolution']],
    ['thirty seconds', rise({ periodSeconds: 30 }), ['warning highResolution']],
    ['SampleCount', rise({ statistic: 'SampleCount' }), ['error wrongStatistic']],
    ['a trimmed count', rise({ statistic: 'TC(0:10)' }), ['error wrongStatistic']],
    [
      'a trimmed count by percent',
      rise({ statistic: 'tc90' }),
      ['error wrongStatistic', 'info cannotReplay'],
    ],
    [
      'a count between percents',
      rise({ statistic: 'TC(10%:90%)' }),
      ['error wrongStatistic', 'info cannotReplay'],
    ],
    ['a percentile rank', rise({ statistic: 'PR(:5)' }), ['error wrongStatistic']],
    [
      'Sum over five minutes',
      rise({ statistic: 'Sum', periodSeconds: 300 }),
      ['warning staysInAlarm', 'error wrongStatistic'],
    ],
    [
      'a trimmed sum over five minutes',
      rise({ statistic: 'ts90', periodSeconds: 300 }),
      ['warning staysInAlarm', 'error wrongStatistic', 'info cannotReplay'],
    ],
    [
      'a trimmed sum by number over five minutes',
      rise({ statistic: 'TS(10%:90%)', periodSeconds: 300 }),
      ['warning staysInAlarm', 'error wrongStatistic', 'info cannotReplay'],
    ],
    ['2 of 2', rise({}, { evaluationPeriods: 2, datapointsToAlarm: 2 }), ['error needsSeveral']],
    [
      '3 of 3',
      rise({}, { evaluationPeriods: 3, datapointsToAlarm: 3 }),
      ['warning staysInAlarm', 'error needsSeveral'],
    ],
    ['"more than 1"', rise({}, { ...over, threshold: 1 }), ['warning missesSmallRises']],
    ['"more than 3"', rise({}, { ...over, threshold: 3 }), ['info missesSmallRises']],
    ['"at least 3"', rise({}, { threshold: 3 }), ['info missesSmallRises']],
    ['"at least 0"', rise({}, { threshold: 0 }), ['error firesWithoutRise']],
    ['"more than -1"', rise({}, { ...over, threshold: -1 }), ['error firesWithoutRise']],
    ['"below 1"', rise({}, { comparison: 'LessThanThreshold' }), ['error wrongComparison']],
    [
      '"at most 0"',
      rise({}, { comparison: 'LessThanOrEqualToThreshold', threshold: 0 }),
      ['error wrongComparison'],
    ],
    ['RATE of at least 1', rise({}, {}, 'RATE(m1)'), ['error perSecond']],
    [
      'the count watched and not its rise',
      alarmOf([
        { ...metric(), returnData: true },
        { ...watched('DIFF(m1)'), returnData: false },
      ]),
      ['error riseNotWatched'],
    ],
    ['FILL below DIFF', rise({}, {}, 'DIFF(FILL(m1,0))'), ['error fillsInput']],
    [
      'FILL in an entry of its own',
      alarmOf([
        metric(),
        { ...watched('FILL(m1,0)'), id: 'f1', returnData: false },
        watched('DIFF(f1)'),
      ]),
      ['error fillsInput'],
    ],
    ['FILL below DIFF, with blanks', rise({}, {}, 'DIFF(FILL (m1, 0))'), ['error fillsInput']],
    [
      'FILL both below and over DIFF',
      alarmOf([
        metric(),
        { ...watched('FILL(m1,0)'), id: 'f1', returnData: false },
        watched('FILL(DIFF(f1),0)'),
      ]),
      ['error fillsInput'],
    ],
    ['FILL over DIFF, with blanks', rise({}, {}, 'FILL ( DIFF(m1), 0 )'), ['warning fillsResult']],
    ['FILL over DIFF', rise({}, {}, 'FILL(DIFF(m1),0)'), ['warning fillsResult']],
    ['breaching', rise({}, { treatMissing: 'breaching' }), ['error missingData']],
    ['ignore', rise({}, { treatMissing: 'ignore' }), ['warning missingData']],
    ['missing', rise({}, { treatMissing: 'missing' }), ['info missingData']],
    [
      'missing, with a mail for it',
      rise({}, { treatMissing: 'missing', insufficientDataActions: [topicArn()] }),
      ['warning missingData'],
    ],
    ['a mail on OK', rise({}, { okActions: [topicArn()] }), ['warning doubleMails']],
    ['nobody to tell', rise({}, { alarmActions: [] }), ['error noAction']],
    ['switched off', rise({}, { actionsEnabled: false }), ['error actionsOff']],
    [
      'everything at once',
      rise(
        { periodSeconds: 300, statistic: 'SampleCount' },
        { treatMissing: 'ignore', threshold: 2, actionsEnabled: false, alarmActions: [] },
      ),
      [
        'warning actionsOff',
        'error noAction',
        'warning staysInAlarm',
        'error wrongStatistic',
        'info missesSmallRises',
        'warning missingData',
      ],
    ],
  ])('%s', (_, alarm, expected) => {
    expect(rulesOf(scopeWith([alarm], { topics: [testTopic()] }))).toEqual(expected);
  });

  it('over two endpoints', () => {
    const queries = [metric(), metric({ dimensions: { Endpoint: other } }, 'm2')];
    const alarm = alarmOf([...queries, watched('DIFF(m1 + m2)')]);
    expect(findings(scopeWith([alarm], both)).map(({ diagnosis }) => diagnosis)).toEqual([
      { rule: 'severalEndpoints', endpointIds: [endpointId, other] },
    ]);
    expect(rulesOf(scopeWith([alarm], both))).toEqual(['warning severalEndpoints']);
  });
});

describe('an alarm that a mute rule names', () => {
  const muteRule = (active: boolean, alarmName = 'watch'): MuteRule => ({
    name: `nights ${active}`,
    arn: `arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm-mute-rule:nights-${active}`,
    alarmNames: [alarmName],
    active,
    expression: 'cron(0 2 * * *)',
    duration: 'PT4H',
    timeZone: 'Asia/Tokyo',
    updatedAt: 0,
  });
  const alarm = rise({}, { name: 'watch' });
  it.each<readonly [string, readonly MuteRule[] | undefined, readonly string[]]>([
    ['that mutes now', [muteRule(true)], ['warning muted']],
    ['that will mute', [muteRule(false)], ['info muted']],
    ['of which one mutes now', [muteRule(false), muteRule(true)], ['warning muted']],
    ['but another alarm', [muteRule(true, 'other')], []],
    ['but the rules are not known', undefined, []],
  ])('%s', (_, muteRules, expected) => {
    const scope = scopeWith([alarm], { topics: [testTopic()] });
    expect(rulesOf({ ...scope, muteRules })).toEqual(expected);
  });

  it.each<readonly [string, readonly MuteRule[], readonly MuteRule[], boolean]>([
    ['those that mute now', [muteRule(true)], [muteRule(true)], true],
    ['those that will mute', [muteRule(false)], [muteRule(false)], false],
    ['those that mute now alone', [muteRule(false), muteRule(true)], [muteRule(true)], true],
    [
      'all that will mute',
      [muteRule(false), muteRule(true, 'other'), muteRule(false)],
      [muteRule(false), muteRule(false)],
      false,
    ],
  ])('names %s', (_, muteRules, by, active) => {
    const scope = scopeWith([alarm], { topics: [testTopic()] });
    const found = findings({ ...scope, muteRules }).map(({ diagnosis }) => diagnosis);
    expect(found).toEqual([{ rule: 'muted', by, active }]);
  });

  it('is found again when the rules change', () => {
    const scope = scopeWith([alarm], { topics: [testTopic()] });
    expect(rulesOf(scope)).toEqual([]);
    expect(rulesOf({ ...scope, muteRules: [muteRule(true)] })).toEqual(['warning muted']);
    expect(rulesOf({ ...scope, muteRules: [] })).toEqual([]);
  });

  it('is not reported for one that notifies nobody anyway', () => {
    const off = rise({}, { name: 'watch', actionsEnabled: false });
    const scope = scopeWith([off], { topics: [testTopic()] });
    expect(rulesOf({ ...scope, muteRules: [muteRule(true)] })).toEqual(['error actionsOff']);
  });
});

describe('an alarm that watches nothing', () => {
  const warmUp = { minutes: 5, wholePeriod: true };

  it.each<readonly [string, Alarm, readonly string[]]>([
    ['without a dimension', rise({ dimensions: {} }), ['error wrongDimension', 'warning noAlarm']],
    [
      'with another name',
      rise({ dimensions: { EndpointId: endpointId } }),
      ['error wrongDimension', 'warning noAlarm'],
    ],
    [
      'with a dimension too many',
      rise({ dimensions: { Endpoint: endpointId, Subnet: 'a' } }),
      ['error wrongDimension'],
    ],
    [
      'on failures, without a dimension',
      plain({ metricName: 'AuthenticationFailures', dimensions: {} }),
      ['error wrongDimension', 'warning noAlarm'],
    ],
    [
      'of an endpoint that is gone',
      rise({ dimensions: { Endpoint: 'cvpn-endpoint-9' }, periodSeconds: 300 }),
      ['error endpointGone', 'warning noAlarm'],
    ],
    [
      'of the name of an endpoint',
      plain({ dimensions: { Endpoint: 'corp-vpn' } }),
      ['error endpointGone', 'warning noAlarm'],
    ],
    [
      'without data for hours',
      rise({}, { state: 'INSUFFICIENT_DATA', stateSince: at(5) }),
      ['warning noData'],
    ],
    [
      'on the count, without data for hours',
      plain({}, { state: 'INSUFFICIENT_DATA', stateSince: at(5) }),
      ['warning noData'],
    ],
  ])('%s', (_, alarm, expected) => {
    expect(rulesOf(scopeWith([alarm]))).toEqual(expected);
  });

  it('of an endpoint that is being deleted', () => {
    const endpoints = [testEndpoint({ state: 'deleting', logging: { enabled: false } })];
    expect(rulesOf(scopeWith([rise()], { endpoints }))).toEqual(['error endpointGone']);
  });

  it('of two endpoints of which one is gone', () => {
    const queries = [metric(), metric({ dimensions: { Endpoint: other } }, 'm2')];
    const sum = alarmOf([...queries, watched('m1 + m2')]);
    expect(rulesOf(scopeWith([sum]))).toEqual(['warning endpointGone']);
  });

  it('is not called so while the endpoints are not known for sure', () => {
    const alarm = rise({ dimensions: { Endpoint: 'cvpn-endpoint-9' } });
    const old = stale([testEndpoint()], { kind: 'network' });
    expect(rulesOf(scopeWith([alarm], {}, { endpoints: old }))).toEqual([]);
    expect(rulesOf(scopeWith([alarm], {}, { endpoints: { kind: 'waiting' } }))).toEqual([]);
  });

  it('is not called without data while it may be warming up', () => {
    const quiet = { state: 'INSUFFICIENT_DATA', stateSince: at(5), configuredAt: at(5) } as const;
    const long = { minutes: 2880, wholePeriod: false };
    expect(rulesOf(scopeWith([rise({}, { ...quiet, warmUp: long })]))).toEqual([]);
    const short = { minutes: 1, wholePeriod: true };
    expect(rulesOf(scopeWith([rise({}, { ...quiet, warmUp: short })]))).toEqual(['warning noData']);
  });

  it('has no data for a good reason where nobody is connected', () => {
    const alarm = rise({}, { state: 'INSUFFICIENT_DATA', stateSince: at(5) });
    expect(rulesOf(scopeWith([alarm], { connections: [] }))).toEqual(['info noData']);
    const ended = [testConnection({ state: 'terminated' })];
    expect(rulesOf(scopeWith([alarm], { connections: ended }))).toEqual(['info noData']);
    expect(rulesOf(scopeWith([alarm], {}, { connections: {} }))).toEqual(['warning noData']);
  });

  it.each<readonly [string, Partial<Alarm>, number, readonly string[]]>([
    ['an hour', {}, at(10), []],
    ['more than an hour', {}, at(10) + 1, ['warning noData']],
    ['an hour since it was set up', { configuredAt: at(9, 30) }, at(10, 30), []],
    [
      'more than an hour since then',
      { configuredAt: at(9, 30) },
      at(10, 30) + 1,
      ['warning noData'],
    ],
    ['an hour since its warm-up', { configuredAt: at(9), warmUp }, at(10, 5), []],
    [
      'more than an hour since its warm-up',
      { configuredAt: at(9), warmUp },
      at(10, 5) + 1,
      ['warning noData'],
    ],
  ])('has no data for %s', (_, changes, readAt, expected) => {
    const quiet = { state: 'INSUFFICIENT_DATA', stateSince: at(9) } as const;
    const alarms = succeeded([rise({}, { ...quiet, ...changes })], readAt);
    expect(rulesOf(scopeWith([], {}, { alarms }))).toEqual(expected);
  });

  it.each([
    ['three times its periods', at(12), []],
    ['more than three times its periods', at(12) + 1, ['warning noData']],
  ])('has no data for %s', (_, readAt, expected) => {
    const slow = { periodSeconds: 600, evaluationPeriods: 6, datapointsToAlarm: 6 };
    const quiet = { state: 'INSUFFICIENT_DATA', stateSince: at(9), ...slow } as const;
    const alarms = succeeded([plain({ periodSeconds: 600 }, quiet)], readAt);
    const found = rulesOf(scopeWith([], {}, { alarms })).filter((rule) => rule.endsWith('noData'));
    expect(found).toEqual(expected);
  });

  it('is evaluated at the time of the last read of the alarms', () => {
    const alarm = rise({}, { state: 'INSUFFICIENT_DATA', stateSince: at(9, 30) });
    const alarms = succeeded([alarm], at(10, 20));
    expect(rulesOf(scopeWith([], {}, { alarms }))).toEqual([]);
    const later = succeeded([alarm], at(10, 31));
    expect(rulesOf(scopeWith([], {}, { alarms: later }))).toEqual(['warning noData']);
  });
});

describe('two alarms', () => {
  const first = rise({}, { name: 'first', configuredAt: at(1) });
  const second = rise({}, { name: 'second', configuredAt: at(2) });

  function doubled(...alarms: readonly Alarm[]) {
    return findings(scopeWith(alarms)).flatMap(({ diagnosis, target, fix }) =>
      diagnosis.rule === 'duplicate' && target.kind === 'alarm'
        ? [{ goes: target.alarmName, stays: diagnosis.other, fix: fix?.kind }]
        : [],
    );
  }

  it('that notify the same addresses of the same: the later one may be deleted', () => {
    const expected = [{ goes: 'second', stays: 'first', fix: 'deleteAlarm' }];
    expect(doubled(first, second)).toEqual(expected);
    expect(doubled(second, first)).toEqual(expected);
  });

  it('of which one is set up worse: that one may go', () => {
    const worse = rise({ periodSeconds: 300 }, { name: 'a', configuredAt: at(0) });
    expect(doubled(worse, first)).toEqual([{ goes: 'a', stays: 'first', fix: 'deleteAlarm' }]);
  });

  it.each<readonly [string, Alarm]>([
    ['other people', rise({}, { name: 'x', alarmActions: [topicArn('others')] })],
    ['another threshold', rise({}, { name: 'x', threshold: 5 })],
    ['another endpoint', rise({ dimensions: { Endpoint: other } }, { name: 'x' })],
    ['the count', plain({}, { name: 'x' })],
    ['nobody', rise({}, { name: 'x', actionsEnabled: false })],
  ])('are two when the other notifies %s', (_, alarm) => {
    expect(doubled(first, alarm)).toEqual([]);
  });

  it('on the count are one job only when they are the same in all', () => {
    const one = plain({}, { name: 'a', threshold: 50 });
    expect(doubled(one, plain({}, { name: 'b', threshold: 50 }))).toHaveLength(1);
    expect(doubled(one, plain({}, { name: 'b', threshold: 60 }))).toEqual([]);
  });

  it('of three, two may go', () => {
    const third = rise({}, { name: 'third', configuredAt: at(3) });
    expect(doubled(first, second, third).map(({ goes }) => goes)).toEqual(['second', 'third']);
  });
});

describe('a scope', () => {
  it('of which nothing is known has no findings', () => {
    expect(findings(scopeWith([], {}, { alarms: { kind: 'waiting' } }))).toEqual([]);
    const denied = { kind: 'failed', failure: { kind: 'denied' }, failedAt: 0 } as const;
    expect(findings(scopeWith([], {}, { alarms: denied }))).toEqual([]);
  });

  it('has an id of its own for each finding', () => {
    const broken = rise(
      { periodSeconds: 300, statistic: 'SampleCount' },
      { okActions: [topicArn()] },
    );
    const ids = findings(
      scopeWith([broken, { ...broken, name: 'b' }], { topics: [testTopic({ subscriptions: [] })] }),
    ).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(6);
  });

  it('is looked through once for as long as it is the same', () => {
    const scope = scopeWith([rise({ periodSeconds: 300 })]);
    const found = findings(scope);
    expect(findings({ ...scope, transitions: [] })).toBe(found);
    expect(findings({ ...scope, alarms: fresh([rise()]) })).toEqual([]);
  });

  it.each<readonly [string, Partial<ScopeSnapshot>]>([
    ['endpoints', { endpoints: fresh([]) }],
    ['topics', { topics: {} }],
    ['connections', { connections: {} }],
    ['mute rules', { muteRules: [] }],
    ['alarms of other accounts', { elsewhere: { seen: [], watchers: [] } }],
    ['profile', { scope: { ...testScope, profile: 'other' } }],
  ])('is looked through again with other %s', (_, part) => {
    const scope = scopeWith([rise({ periodSeconds: 300 })]);
    expect(findings({ ...scope, ...part })).not.toBe(findings(scope));
  });
});
