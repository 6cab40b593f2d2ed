/** What the picture of an audit shows, and the details of one connection. */
import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../../src/core/audit/detailsOf';
import { auditJson } from '../../../src/core/audit/auditJson';
import { pictureOf } from '../../../src/core/audit/pictureOf';
import { progressText } from '../../../src/core/audit/progressText';
import type { AuditRead, AuditReport } from '../../../src/core/audit/readAudit';
import { countGaps } from '../../../src/core/audit/verdicts/countGaps';
import { firingsOf } from '../../../src/core/audit/verdicts/firings';
import type { Classification, Verdict } from '../../../src/core/audit/verdicts/verdict';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { notCalibrated } from '../../../src/core/replay/estimateAssumptions';
import { createFormat } from '../../../src/core/text/format';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testRecord } from '../../fakes/records';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const at = (minutes: number): number => now + minutes * minute;
const reader = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
  now,
};
const masked: Verdict = { kind: 'masked' };

/** One alarm on the count, one that names users; what each made of a connection. */
function connection(
  id: string,
  startedAt: number,
  [diff, log]: readonly [Verdict, Verdict],
  best: Verdict = log.kind === 'notified' ? log : diff,
): Classification {
  return {
    record: testRecord({ id, username: id, startedAt, endedAt: startedAt + 2 * minute }),
    verdict: best,
    publications: { began: 1, ended: 0 },
    alarm: { name: best === log ? 'log' : 'diff', source: 'history' },
    byAlarm: [
      { name: 'diff', verdict: diff, isNamed: false },
      { name: 'log', verdict: log, isNamed: true },
    ],
  };
}

const named = connection('alice', at(-50), [masked, { kind: 'notified', at: at(-49) }]);
const counted = connection('bob', at(-40), [
  { kind: 'notified', at: at(-35) },
  { kind: 'noAlarm' },
]);
const missed = connection('\u202eeve<b>', at(-30), [masked, { kind: 'noAlarm' }]);

function report(changes: Partial<AuditReport> = {}): AuditReport {
  const calibration = notCalibrated({});
  return {
    audit: {
      range: { start: at(-60), end: now },
      classifications: [named, counted, missed],
      totals: {} as AuditReport['audit']['totals'],
    },
    endpointId: 'cvpn-endpoint-1',
    alarms: [
      {
        name: 'diff',
        reads: 'counts',
        calibration,
        firings: [{ at: at(-90), until: at(-80) }, { at: at(-35), until: at(-30) }, { at: at(-2) }],
      },
      { name: 'log', reads: 'log', calibration, firings: [] },
    ],
    coverage: [
      { method: 'rise', alarmName: 'diff', connections: 3, notified: 1, named: 0, undetermined: 0 },
      {
        method: 'metricFilter',
        connections: 3,
        named: 0,
        undetermined: 3,
        unknown: { kind: 'noLog' },
      },
    ],
    proposed: [
      [],
      [],
      [{ method: 'metricFilter', verdict: { kind: 'notified', at: at(-29) }, isNamed: false }],
    ],
    countGaps: [],
    gaps: [],
    historySince: at(-43_200),
    now,
    ...changes,
  };
}

describe('pictureOf', () => {
  const marks = (alarm: string | null): string[] =>
    runToCompletion(pictureOf(report(), alarm, reader)).entries.map(({ mark }) => mark);

  it.each<[string | null, string[]]>([
    [null, ['named', 'counted', 'masked']],
    ['diff', ['masked', 'counted', 'masked']],
    ['log', ['named', 'noAlarm', 'noAlarm']],
    ['gone', ['named', 'counted', 'masked']],
  ])('marks the connections as %s made of them', (alarm, expected) => {
    expect(marks(alarm)).toEqual(expected);
  });

  it('counts the marks, and shows names as text', () => {
    const { picture, entries } = runToCompletion(pictureOf(report(), null, reader));
    expect(picture.totals).toMatchObject({ named: 1, counted: 1, masked: 1, together: 0 });
    expect(entries[2]?.user).toBe('⟨U+202E⟩eve<b>');
    expect(entries.map(({ notifiedAt }) => notifiedAt)).toEqual([at(-49), at(-35), null]);
  });

  it('shows the firings in the range, of the chosen alarm only', () => {
    const lanes = (alarm: string | null) =>
      runToCompletion(pictureOf(report(), alarm, reader)).picture.alarms;
    expect(lanes(null).map(({ name }) => name)).toEqual(['diff', 'log']);
    expect(lanes('diff')).toEqual([
      {
        name: 'diff',
        firings: [
          { at: at(-35), until: at(-30) },
          { at: at(-2), until: null },
        ],
      },
    ]);
  });

  it.each<[string, Partial<AuditReport>, readonly unknown[]]>([
    ['nothing', {}, []],
    [
      'lost publications',
      { countGaps: [{ start: at(-20), end: at(-5) }] },
      [{ of: 'counts', start: at(-20), end: at(-5) }],
    ],
    // Without a log, EC2 knows the last hour, which is the whole range.
    ['no log over an hour', { gaps: [{ kind: 'noLog' }] }, []],
    [
      'a log that was cut',
      { gaps: [{ kind: 'logCut', before: at(-45) }] },
      [{ of: 'connections', start: at(-60), end: at(-45) }],
    ],
    [
      'counts that could not be read',
      { gaps: [{ kind: 'samples', failure: { kind: 'throttled', profile: 'p', region: 'r' } }] },
      [{ of: 'counts', start: at(-60), end: now }],
    ],
  ])('draws the gaps of %s', (_name, changes, expected) => {
    const { picture } = runToCompletion(pictureOf(report(changes), null, reader));
    expect(picture.gaps).toEqual(expected);
    expect(picture.faults).toHaveLength(changes.gaps?.length ?? 0);
  });

  it('compares the methods', () => {
    const { methods } = runToCompletion(pictureOf(report(), null, reader)).picture;
    expect(methods.map(({ name, share, isProposed }) => [name, share, isProposed])).toEqual([
      ['diff', 1 / 3, false],
      ['Proposed: metric filter and alarm', null, true],
    ]);
  });
});

describe('detailsOf', () => {
  it('says why a connection was missed, and what would have notified', () => {
    const details = detailsOf(report(), 2, null, reader);
    expect(details?.why).toContain('Other connections ended in between');
    expect(details?.byAlarm.map(({ name, mark }) => [name, mark])).toEqual([
      ['diff', 'masked'],
      ['log', 'noAlarm'],
    ]);
    expect(details?.wouldHave).toEqual([
      {
        name: 'metric filter and alarm',
        mark: 'counted',
        text: 'Notified as a count at 11:31 AM, after 1 min',
      },
    ]);
    expect(details?.facts).toContainEqual(['Who', '⟨U+202E⟩eve<b>']);
  });

  it('explains one alarm, and proposes nothing for what was notified', () => {
    expect(detailsOf(report(), 0, 'diff', reader)?.why).toContain('Other connections ended');
    expect(detailsOf(report(), 0, null, reader)?.why).toContain('The alarm notified at');
    expect(detailsOf(report(), 1, null, reader)?.wouldHave).toEqual([]);
    expect(detailsOf(report(), 3, null, reader)).toBeUndefined();
  });
});

describe('auditJson', () => {
  it('is JSON, with times in UTC and one object for each connection', () => {
    const text = runToCompletion(auditJson(report(), reader));
    const parsed = JSON.parse(text) as {
      readonly connections: readonly Record<string, unknown>[];
      readonly range: unknown;
    };
    expect(parsed.range).toEqual({
      start: '2026-11-23T11:00:00.000Z',
      end: '2026-11-23T12:00:00.000Z',
    });
    expect(parsed.connections.map(({ user, verdict }) => [user, verdict])).toEqual([
      ['alice', 'named'],
      ['bob', 'counted'],
      ['\u202eeve<b>', 'masked'],
    ]);
    const nobody = report({ audit: { ...report().audit, classifications: [] } });
    expect(JSON.parse(runToCompletion(auditJson(nobody, reader)))).toMatchObject({
      connections: [],
    });
  });
});

describe('countGaps', () => {
  it.each<[string, readonly number[], readonly (readonly [number, number])[]]>([
    ['none', [-60, -55, -50, -45, -40, -35, -30, -25, -20, -15, -10, -5], []],
    ['one publication lost', [-60, -55, -45, -40, -35, -30, -25, -20, -15, -10], [[-55, -45]]],
    ['nothing at all', [], [[-60, 0]]],
    ['the newest ones late', [-60, -55, -50, -45, -40, -35, -30, -25, -20, -15, -12], []],
    ['the end missing', [-60, -55, -50, -45, -40], [[-40, 0]]],
  ])('finds %s', (_name, minutes, expected) => {
    const samples = minutes.map((m) => ({ at: at(m), value: 1 }));
    const gaps = countGaps(samples, { start: at(-60), end: now });
    expect(gaps).toEqual(expected.map(([start, end]) => ({ start: at(start), end: at(end) })));
  });
});

describe('firingsOf', () => {
  it('lasts from a change to ALARM until the next change', () => {
    const changes = [
      { at: 1, to: 'OK' },
      { at: 2, to: 'ALARM' },
      { at: 3, to: 'INSUFFICIENT_DATA' },
      { at: 4, to: 'ALARM' },
    ] as const;
    expect(firingsOf(changes)).toEqual([{ at: 2, until: 3 }, { at: 4 }]);
  });
});

describe('progressText', () => {
  it.each<[readonly AuditRead[], string]>([
    [['connections', 'counts'], 'Reading from AWS: connections and their log, counts…'],
    [[], 'Comparing the connections with what the alarms did…'],
  ])('of %j', (progress, expected) => {
    expect(progressText(progress, reader)).toBe(expected);
  });
});
