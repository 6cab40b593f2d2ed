import { describe, expect, it } from 'vitest';
import { readAudit, type AuditReport } from '../../../src/core/audit/readAudit';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import { publicationDelayMs } from '../../../src/core/connections/log/publicationDelay';
import type { FailureKind } from '../../../src/core/model/errors';
import { runToCompletion, runInSlices } from '../../../src/core/base/cooperativeTask';
import { auditCsv } from '../../../src/core/audit/auditCsv';
import { auditMarkdown } from '../../../src/core/audit/auditMarkdown';
import { gapText } from '../../../src/core/audit/gapText';
import type { Yielder } from '../../../src/core/base/yielder';
import { createFormat } from '../../../src/core/text/format';
import { CountedYielder } from '../../fakes/countedYielder';
import { FakeAws } from '../../fakes/fakeAws';
import type { FakeOperation } from '../../fakes/fakeCalls';
import { FakeClock } from '../../fakes/fakeClock';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testConnection, testEndpoint } from '../../fakes/snapshots';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const at = (minutes: number): number => now + minutes * minute;
const endpoint = testEndpoint({ id: 'cvpn-endpoint-1', logging: { enabled: false } });
const hostile = '=cmd|<img src=x onerror=alert(1)>[a](command:b)`|\u202egnp';

/** Half an hour ago alice came, and a quarter of an hour ago someone with a name full of marks. */
function setUp(username = 'bob') {
  const aws = new FakeAws({ clock: new FakeClock(at(-300)) });
  aws.endpointList.push(endpoint);
  aws.connectionsOf.set(endpoint.id, [
    testConnection({ id: 'c1', endpointId: endpoint.id, username: 'alice', startedAt: at(-32) }),
    testConnection({
      id: 'c2',
      endpointId: endpoint.id,
      username,
      startedAt: at(-14),
      endedAt: at(-12),
      state: 'terminated',
    }),
  ]);
  const counts = Array.from({ length: 60 }, (_, i) => ({ at: at(-300 + i * 5), value: 0 }));
  aws.samplesOf.set(
    endpoint.id,
    counts.map((sample) => ({ ...sample, value: sample.at >= at(-32) ? 1 : 0 })),
  );
  aws.alarms.add(
    connectionAlarm({
      endpointId: endpoint.id,
      endpointLabel: 'Tokyo',
      name: 'diff',
      topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
    }),
  );
  return aws;
}

async function audit(
  aws: FakeAws,
  yielder?: Yielder,
  { signal } = new AbortController(),
): Promise<AuditReport> {
  const range = { start: at(-60), end: now };
  const alarms = [...aws.alarms.byName.values()];
  return readAudit(aws, { endpoint, alarms, range, now }, signal, { ...(yielder && { yielder }) });
}

function kinds({ audit: { classifications } }: AuditReport): string[] {
  return classifications.map(({ verdict }) => verdict.kind);
}

const reader = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
  now,
};

describe('readAudit', () => {
  it('takes what the alarm did from its history', async () => {
    const aws = setUp();
    aws.clock.advance(271 * minute + 20_000);
    aws.alarms.change('diff', 'ALARM', 'Threshold Crossed: …');
    aws.alarms.items.push({
      kind: 'action',
      alarmName: 'diff',
      at: aws.clock.now(),
      actionArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
      succeeded: true,
    });
    const report = await audit(aws);
    expect(kinds(report)).toEqual(['notified', 'tooShort']);
    expect(report.gaps).toEqual([{ kind: 'noLog' }]);
    expect(report.audit.classifications[0]?.alarm).toEqual({ name: 'diff', source: 'history' });
  });

  it('replays where the history may not be read, and says so', async () => {
    const aws = setUp();
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    const report = await audit(aws);
    expect(kinds(report)).toEqual(['notified', 'tooShort']);
    expect(report.audit.classifications[0]?.alarm).toEqual({ name: 'diff', source: 'replay' });
    const gaps = report.gaps.map((gap) => gapText(gap, plainTranslate));
    expect(gaps[1]).toContain('The history of the alarm diff could not be read');
    expect(gaps[1]).toContain('cloudwatch:DescribeAlarmHistory');
  });

  it.each<[string, string, string]>([
    ['LAMBDA("f") + DIFF(m1)', 'Maximum', 'it uses the function LAMBDA'],
    ['DIFF(m1)', 'tc90', 'it uses the statistic tc90'],
  ])(
    'goes on where %s of %s cannot be replayed, and says so',
    async (expression, statistic, why) => {
      const aws = setUp();
      aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
      const { queries, ...alarm } = aws.alarms.the('diff');
      const strange = queries.map(({ stat, ...query }) =>
        stat ? { ...query, stat: { ...stat, statistic } } : { ...query, expression },
      );
      aws.alarms.add({ ...alarm, queries: strange });
      const report = await audit(aws);
      expect(kinds(report)).toEqual(['unknown', 'tooShort']);
      const gaps = report.gaps.map((gap) => gapText(gap, plainTranslate));
      expect(gaps.at(-1)).toContain(`diff: This alarm cannot be replayed: ${why}`);
    },
  );

  it.each<[FakeOperation, FailureKind, string, readonly string[]]>([
    ['metrics.samples', 'throttled', 'samples', ['unknown', 'unknown']],
    ['endpoints.connections', 'denied', 'connections', []],
  ])('goes on without %s', async (operation, kind, gap, expected) => {
    const aws = setUp();
    aws.calls.fail(operation, { kind, when: 'before' });
    const report = await audit(aws);
    expect(kinds(report)).toEqual(expected);
    expect(report.gaps.map((one) => one.kind)).toContain(gap);
    for (const one of report.gaps) expect(gapText(one, plainTranslate)).not.toBe('');
  });

  describe('of an endpoint with a connection log', () => {
    const group = '/aws/clientvpn/tokyo';
    const logged = { ...endpoint, logging: { enabled: true, group } };
    const gapsOf = async (aws: FakeAws): Promise<AuditReport['gaps']> => {
      const request = { endpoint: logged, alarms: [], range: { start: at(-60), end: now }, now };
      return (await readAudit(aws, request, new AbortController().signal)).gaps;
    };

    it('misses nothing when the log is read', async () => {
      const aws = setUp();
      aws.logs.add(group);
      expect(await gapsOf(aws)).toEqual([]);
    });

    it('goes on without the log, and says why', async () => {
      const gaps = await gapsOf(setUp());
      expect(gaps).toMatchObject([{ kind: 'log', failure: { kind: 'notFound' } }]);
    });

    it('says from when on a log was read that is too long', async () => {
      const aws = setUp();
      aws.logs.pageSize = 1;
      const entries = Array.from({ length: 401 }, (_, i) => ({
        malformed: true as const,
        loggedAt: at(-60) + i,
      }));
      aws.logs.add(group, ...entries);
      // Nothing could be parsed, so not even the newest entry is known.
      expect(await gapsOf(aws)).toEqual([{ kind: 'logCut', before: now + publicationDelayMs }]);
    });
  });

  it('audits the connection alarms of the endpoint, and no others', async () => {
    const aws = setUp();
    const { queries, ...diff } = aws.alarms.the('diff');
    const otherMetric = queries.map(({ stat, ...query }) =>
      stat ? { ...query, stat: { ...stat, metricName: 'AuthenticationFailures' } } : query,
    );
    const otherEndpoint = queries.map(({ stat, ...query }) =>
      stat ? { ...query, stat: { ...stat, dimensions: { Endpoint: 'cvpn-endpoint-2' } } } : query,
    );
    aws.alarms.add({ ...diff, name: 'failures', queries: otherMetric });
    aws.alarms.add({ ...diff, name: 'osaka', queries: otherEndpoint });
    expect((await audit(aws)).alarms.map(({ name }) => name)).toEqual(['diff']);
  });

  it('stops on request', async () => {
    const aws = setUp();
    aws.calls.fail('metrics.samples', { when: 'never' });
    const controller = new AbortController();
    const range = { start: at(-60), end: now };
    const reading = readAudit(aws, { endpoint, alarms: [], range, now }, controller.signal);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
  });
});

describe('an audit of much', () => {
  it('lets others have their turn, and comes to the same', async () => {
    const aws = setUp();
    const whole = await audit(aws);
    const yielder = new CountedYielder(1);
    expect(await audit(aws, yielder)).toEqual(whole);
    // Each connection, and each publication that the alarm is replayed over.
    expect(yielder.turns).toBeGreaterThan(whole.audit.classifications.length);
    const table = new CountedYielder(1);
    await runInSlices(auditCsv(whole.audit, reader), table);
    await runInSlices(auditMarkdown(whole, 'Tokyo', reader), table);
    expect(table.turns).toBeGreaterThanOrEqual(2 * whole.audit.classifications.length);
  });

  it('ends when nobody waits for it any more', async () => {
    const aws = setUp();
    const controller = new AbortController();
    const yielder = new CountedYielder(1, () => {
      controller.abort();
    });
    const cancelled = { failure: { kind: 'cancelled' } };
    await expect(audit(aws, yielder, controller)).rejects.toMatchObject(cancelled);
    expect(yielder.turns).toBe(1);
  });
});

describe('the report', () => {
  it('has totals, every connection and what it rests on', async () => {
    const aws = setUp();
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    const text = runToCompletion(auditMarkdown(await audit(aws), 'Tokyo', reader));
    expect(text).toMatch(/^\*\*Tokyo\*\* · .* 2026, .* – .* 2026, .*$/m);
    expect(text).toContain('## Connections notified: 1 of 2.');
    expect(text).toContain('| Shorter than the publishing interval | 1 |');
    expect(text).toContain('The count was 0 at');
    expect(text).toContain('Connection logging is off');
    expect(text).toContain(
      'Assumed: datapoints that an evaluation uses beyond those that the alarm requires: 2.',
    );
    // It could not be read, as the report says.
    expect(text).not.toContain('comes from CloudWatch’s history');
  });

  it('says from where it knows what the alarm did: before 30 days only from a replay', async () => {
    const aws = setUp();
    const known = await audit(aws);
    const text = runToCompletion(auditMarkdown(known, 'Tokyo', reader));
    expect(text).toContain('What the alarms did is read from their CloudWatch history.');
    const range = { start: at(-40 * 24 * 60), end: now };
    const longer = { ...known, audit: { ...known.audit, range } };
    expect(runToCompletion(auditMarkdown(longer, 'Tokyo', reader))).toMatch(
      /history since Oct 24, .*replay/,
    );
  });

  it('names the alarm of each connection only where there are several', async () => {
    const report = await audit(setUp());
    const header = '| Started | Duration | Who | Verdict |';
    expect(runToCompletion(auditMarkdown(report, 'Tokyo', reader))).toContain(`${header}\n`);
    const two = { ...report, alarms: [...report.alarms, ...report.alarms] };
    expect(runToCompletion(auditMarkdown(two, 'Tokyo', reader))).toContain(`${header} Alarm |\n`);
  });

  it('keeps times on one line, in Japanese too', async () => {
    const format = createFormat({ locale: 'ja', timeZone: 'UTC' });
    const text = runToCompletion(
      auditMarkdown(await audit(setUp()), 'Tokyo', { ...reader, format }),
    );
    expect(text).toContain('| 2\u00a0\u2060分 |');
  });

  it('lists those without a notification first', async () => {
    const aws = setUp();
    aws.calls.fail('alarms.history', { kind: 'denied', when: 'before' });
    const text = runToCompletion(auditMarkdown(await audit(aws), 'Tokyo', reader));
    expect(text.indexOf('| bob |')).toBeGreaterThan(0);
    expect(text.indexOf('| bob |')).toBeLessThan(text.indexOf('| alice |'));
  });

  it('shows names letter by letter: no markup, no line turned around, no formula', async () => {
    const report = await audit(setUp(hostile));
    const text = runToCompletion(auditMarkdown(report, hostile, reader));
    expect(text).not.toMatch(/<img|\u202e|\]\(command/);
    const name = text.split('\n').find((line) => line.startsWith('| ') && line.includes('onerror'));
    expect(name?.replace(/\\\|/g, '').split('|')).toHaveLength(6);
    const csv = runToCompletion(auditCsv(report.audit, reader));
    expect(csv.startsWith('\ufeff"connection_id","user",')).toBe(true);
    expect(csv).toContain(',"\'=cmd|<img');
  });

  it('says that there is no alarm and that nobody came', async () => {
    const aws = setUp();
    aws.alarms.byName.clear();
    aws.connectionsOf.clear();
    const text = runToCompletion(auditMarkdown(await audit(aws), 'Tokyo', reader));
    expect(text).toContain('No connection is known to have started in this period');
    expect(text).toContain('No alarm watches the connections');
  });
});
