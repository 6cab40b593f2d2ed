/** The faults of alarms that read connection logs. */
import { describe, expect, it } from 'vitest';
import { definitionOf, replacementOf } from '../../../src/core/diagnosis/fixedAlarm';
import { findings } from '../../../src/core/diagnosis/findings';
import { findingText } from '../../../src/core/diagnosis/text/findingText';
import { connectionCountAlarm } from '../../../src/core/cloudwatch/connectionFilter';
import type { Alarm } from '../../../src/core/model/alarm';
import type { AnyAlarm, LogAlarm } from '../../../src/core/model/logAlarm';
import type { Endpoint } from '../../../src/core/model/endpoint';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate as t } from '../../fakes/plainTranslate';
import {
  testAlarm,
  testEndpoint,
  testLogAlarm,
  testScopeSnapshot,
  testTopic,
  topicArn,
} from '../../fakes/snapshots';

const id = 'cvpn-endpoint-1';
const group = '/client-vpn/corp';
const logged = testEndpoint({ logging: { enabled: true, group } });
const format = createFormat({ locale: 'en', timeZone: 'UTC' });
const { query, arn } = testLogAlarm();
const account = arn.split(':')[4] ?? '';
const windows = (changes: Partial<LogAlarm['query']>): LogAlarm =>
  testLogAlarm(id, { query: { ...query, ...changes } });
const counted = testAlarm(
  id,
  connectionCountAlarm({ name: 'n', endpointId: id, endpointLabel: id, topicArns: [topicArn()] }),
);

function found(alarm: AnyAlarm, endpoint: Endpoint = logged) {
  const contents = { endpoints: [endpoint], alarms: [alarm], topics: [testTopic()] };
  return findings(testScopeSnapshot(contents)).filter(({ target }) => target.kind === 'alarm');
}

describe('an alarm on a connection log', () => {
  it.each<[string, AnyAlarm, Endpoint, readonly string[]]>([
    ['is as it should be', testLogAlarm(), logged, []],
    ['counts as it should', counted, logged, []],
    [
      'has no entries',
      testLogAlarm(),
      testEndpoint({ logging: { enabled: false } }),
      ['error logOff'],
    ],
    ['counts no entries', counted, testEndpoint({ logging: { enabled: false } }), ['error logOff']],
    [
      'reads another group',
      testLogAlarm(),
      testEndpoint({ logging: { enabled: true, group: '/new' } }),
      ['error logMoved'],
    ],
    [
      'reads the group by its ARN',
      windows({ logGroups: [`arn:aws:logs:x:${account}:log-group:${group}`] }),
      logged,
      [],
    ],
    ['reads groups by a SOURCE clause', windows({ logGroups: [] }), logged, []],
    [
      'cannot be evaluated',
      testLogAlarm(id, { evaluation: 'error', stateReason: 'Access denied' }),
      logged,
      ['error evaluationError'],
    ],
    ['fails for a moment', testLogAlarm(id, { evaluation: 'failure' }), logged, []],
    [
      'finds too much',
      testLogAlarm(id, { evaluation: 'partial' }),
      logged,
      ['warning contributorLimit'],
    ],
    [
      'has gaps',
      windows({ rateMinutes: 5, startOffsetSeconds: 180, endOffsetSeconds: 0 }),
      logged,
      ['warning windowGap'],
    ],
    [
      'has windows that touch',
      windows({ rateMinutes: 1, startOffsetSeconds: 120, endOffsetSeconds: 60 }),
      logged,
      [],
    ],
    [
      'has windows that end when the query runs',
      windows({ rateMinutes: 1, startOffsetSeconds: 60, endOffsetSeconds: 0 }),
      logged,
      ['info lateEntries'],
    ],
    ...(
      [
        ['breaching', 'error'],
        ['ignore', 'warning'],
        ['missing', 'info'],
      ] as const
    ).flatMap(([treatMissing, severity]): [string, AnyAlarm, Endpoint, readonly string[]][] => [
      [
        `treats missing data as ${treatMissing}`,
        testLogAlarm(id, { treatMissing }),
        logged,
        [`${severity} quietTime`],
      ],
      [
        `counts, and treats missing data as ${treatMissing}`,
        { ...counted, treatMissing },
        logged,
        [`${severity} quietTime`],
      ],
    ]),
    [
      'counts, and mails OK',
      { ...counted, okActions: [topicArn()] },
      logged,
      ['warning doubleMails'],
    ],
    ['names nobody', windows({ aggregation: 'count(*)' }), logged, ['warning noGrouping']],
    ['has an aggregation that is unknown here', windows({ aggregation: 'median(x)' }), logged, []],
    ['mails OK', testLogAlarm(id, { okActions: [topicArn()] }), logged, ['warning doubleMails']],
    ['runs a function for OK', testLogAlarm(id, { okActions: ['arn:aws:lambda:x'] }), logged, []],
  ])('%s', (_, alarm, endpoint, expected) => {
    const all = found(alarm, endpoint);
    expect(all.map(({ severity, diagnosis }) => `${severity} ${diagnosis.rule}`)).toEqual(expected);
    for (const finding of all) {
      const { what, why, remedy, link } = findingText(finding, { t, format, now: 0 });
      expect([what, why, remedy].every((text) => text.length > 10)).toBe(true);
      expect(link).toMatch(/^https:/);
    }
  });

  it('is repaired by turning the log on', () => {
    const [finding] = found(counted, testEndpoint({ logging: { enabled: false } }));
    expect(finding?.fix).toEqual({ kind: 'enableLogging', endpointId: id });
  });

  it.each<[string, Partial<Alarm>]>([
    ['treats missing data as breaching', { treatMissing: 'breaching' }],
    ['mails OK', { okActions: [topicArn()] }],
  ])('is repaired where it counts and %s', (_, changes) => {
    const [finding] = found({ ...counted, ...changes });
    const fix = finding?.fix;
    if (fix?.kind !== 'replaceAlarm') throw new Error('no fix');
    expect(replacementOf(fix)).toEqual(definitionOf(counted));
  });

  it('is no concern of alarms on other logs', () => {
    const other = testLogAlarm(id, {
      query: {
        ...query,
        queryString: 'filter level = "ERROR"',
        logGroups: ['/app'],
        aggregation: 'count(*)',
      },
      evaluation: 'error',
    });
    expect(found(other)).toEqual([]);
  });

  it('says why the query fails, and how long the gaps are', () => {
    const what = (alarm: AnyAlarm) =>
      found(alarm).map((finding) => findingText(finding, { t, format, now: 0 }).what);
    expect(what(testLogAlarm(id, { evaluation: 'error', stateReason: 'Access denied' }))).toEqual([
      'Its query fails: Access denied',
    ]);
    expect(what(windows({ rateMinutes: 5, startOffsetSeconds: 180 }))).toEqual([
      'Its windows leave gaps of 2 min.',
    ]);
  });
});
