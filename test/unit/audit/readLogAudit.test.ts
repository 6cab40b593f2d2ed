/** Reading an audit of a log alarm: its history, the log, and what other methods would have done. */
import { describe, expect, it } from 'vitest';
import { auditCsv } from '../../../src/core/audit/auditCsv';
import { auditMarkdown } from '../../../src/core/audit/auditMarkdown';
import { gapText } from '../../../src/core/audit/gapText';
import { readAudit, type AuditReport } from '../../../src/core/audit/readAudit';
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import {
  connectionCountAlarm,
  connectionFilter,
} from '../../../src/core/cloudwatch/connectionFilter';
import { connectionLogAlarm } from '../../../src/core/logAlarms/connectionLogAlarm';
import type { LogAlarmDefinition } from '../../../src/core/model/logAlarm';
import { createFormat } from '../../../src/core/text/format';
import { FakeAws } from '../../fakes/fakeAws';
import { FakeClock } from '../../fakes/fakeClock';
import { plainTranslate } from '../../fakes/plainTranslate';
import { testConnection, testEndpoint } from '../../fakes/snapshots';

const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const at = (minutes: number): number => now + minutes * minute;
const group = '/vpn';
const endpoint = testEndpoint({ id: 'cvpn-endpoint-1', logging: { enabled: true, group } });
const definition: LogAlarmDefinition = connectionLogAlarm({
  ...{ kind: 'connections', name: 'log', endpointId: endpoint.id, endpointLabel: 'Tokyo' },
  ...{ logGroup: group, roleArn: 'role', topicArns: ['topic'] },
});

/** alice came and stays; bob came for two minutes. The alarm notified of alice only. */
function setUp(alarm: LogAlarmDefinition = definition): FakeAws {
  const aws = new FakeAws({ clock: new FakeClock(at(-3000)) });
  aws.endpointList.push(endpoint);
  aws.logGroups.add(group);
  aws.connectionsOf.set(endpoint.id, [
    testConnection({ id: 'alice', endpointId: endpoint.id, username: 'alice', startedAt: at(-32) }),
  ]);
  aws.alarms.logAlarms.add(alarm);
  const stays = [
    ['alice', -32],
    ['bob', -14],
  ] as const;
  for (const [username, from] of stays) {
    const connection = { endpointId: endpoint.id, connectionId: username, username };
    const entry = { ...connection, startedAt: at(from), loggedAt: at(from) + 20_000 };
    aws.logs.add(group, { ...entry, kind: 'connected' });
  }
  aws.logs.add(group, {
    ...{ kind: 'ended', endpointId: endpoint.id, connectionId: 'bob', username: 'bob' },
    ...{ startedAt: at(-14), endedAt: at(-12), loggedAt: at(-11) },
  });
  const marks = Array.from({ length: 60 }, (_, i) => at(-300 + i * 5));
  aws.samplesOf.set(
    endpoint.id,
    marks.map((mark) => ({ at: mark, value: mark >= at(-32) ? 1 : 0 })),
  );
  aws.clock.advance(at(-31) + 3000 - aws.clock.now());
  aws.alarms.logAlarms.breach('log', {
    connection_id: 'alice',
    username: 'alice',
    common_name: 'NA',
    device_ip: 'NA',
    start_time: '2026-11-23 11:28:00',
  });
  const [breached] = aws.alarms.logAlarms.transitions;
  for (const actionArn of alarm.alarmActions) {
    if (breached) {
      aws.alarms.logAlarms.actions.push({
        ...breached,
        kind: 'action',
        actionArn,
        succeeded: true,
      });
    }
  }
  aws.clock.advance(2 * minute);
  aws.alarms.logAlarms.breach('log');
  aws.clock.advance(now - aws.clock.now());
  return aws;
}

async function audit(aws: FakeAws): Promise<AuditReport> {
  const alarms = await aws.alarms.list();
  const range = { start: at(-60), end: now };
  return readAudit(aws, { endpoint, alarms, range, now }, new AbortController().signal);
}

function verdicts({ audit: { classifications } }: AuditReport): string[] {
  return classifications.map(({ verdict, alarm }) => `${verdict.kind} ${alarm?.source ?? '-'}`);
}

const reader = {
  t: plainTranslate,
  format: createFormat({ locale: 'en', timeZone: 'UTC' }),
  now,
};

describe('readAudit of a log alarm', () => {
  it('takes what its contributors did from their history', async () => {
    const aws = setUp();
    const report = await audit(aws);
    expect(verdicts(report)).toEqual(['notified history', 'notMet history']);
    expect(report.gaps).toEqual([]);
  });

  it('replays it over the log if the history cannot be read', async () => {
    const aws = setUp();
    aws.calls.failFrom('alarms.contributorTransitions', { kind: 'denied', when: 'before' });
    const report = await audit(aws);
    expect(verdicts(report)).toEqual(['notified replay', 'notified replay']);
    expect(report.gaps.map(({ kind }) => kind)).toEqual(['history']);
  });

  it('compares it with the methods that are not in use', async () => {
    const { coverage } = await audit(setUp());
    expect(
      coverage.map(({ method, alarmName, notified, named }) => [
        method,
        alarmName,
        notified,
        named,
      ]),
    ).toEqual([
      ['logAlarm', 'log', 1, 1],
      ['metricFilter', undefined, 2, 0],
      ['rise', undefined, 1, 0],
    ]);
  });

  it('puts two alarms side by side', async () => {
    const aws = setUp();
    aws.alarms.add(
      connectionCountAlarm({
        ...{ name: 'count', endpointId: endpoint.id, endpointLabel: 'Tokyo' },
        topicArns: ['topic'],
      }),
    );
    const report = await audit(aws);
    expect(report.gaps.map((gap) => gapText(gap, plainTranslate))).toEqual([
      expect.stringContaining('no metric filter of the log group publishes its metric'),
    ]);
    const text = runToCompletion(auditMarkdown(report, 'Tokyo', reader));
    expect(text).toContain('count: Cannot be determined<br>log: Notified');
    expect(text).toContain('| log | 1 of 2 | 1 |');
    expect(text).toContain('| Proposed: alarm with DIFF | 1 of 2 | 0 |');
    expect(text).toContain('Assumed: a log entry can be queried');
    expect(runToCompletion(auditCsv(report.audit, reader))).toContain('"notified","log","history"');
  });

  it('reads the filter whose metric has the dimensions of the alarm', async () => {
    const aws = setUp();
    const label = { name: 'count', endpointId: endpoint.id, endpointLabel: 'Tokyo' };
    const count = aws.alarms.add(connectionCountAlarm({ ...label, topicArns: ['topic'] }));
    aws.alarms.byName.set('count', { ...count, configuredAt: at(-3000) });
    aws.calls.failFrom('alarms.history', { kind: 'denied', when: 'before' });
    const own = connectionFilter(group);
    const transformation = { ...own.transformation, dimensions: {} };
    aws.logGroups.filters.push({ ...own, name: 'all', pattern: '', transformation }, own);
    const { coverage } = await audit(aws);
    expect(coverage.find(({ alarmName }) => alarmName === 'count')).toMatchObject({ notified: 2 });
  });

  it('names what cannot be replayed', async () => {
    const { query } = definition;
    const queryString = `${query.queryString} | stats count(*)`;
    const report = await audit(setUp({ ...definition, query: { ...query, queryString } }));
    expect(verdicts(report)).toEqual(['unknown -', 'unknown -']);
    expect(report.gaps.map((gap) => gapText(gap, plainTranslate))).toEqual([
      expect.stringContaining('its query uses the command stats'),
    ]);
  });

  it('knows that a rule notifies instead of the actions of the alarm', async () => {
    const aws = setUp({ ...definition, alarmActions: [] });
    expect(verdicts(await audit(aws))).toEqual(['actionsOff history', 'notMet history']);
    const { arn } = aws.alarms.logAlarms.the('log');
    const pattern = JSON.stringify({ source: ['aws.cloudwatch'], resources: [arn] });
    aws.eventRules.add('plain', { pattern });
    expect(verdicts(await audit(aws))).toEqual(['notified history', 'notMet history']);
  });

  it('goes on without metric filters that cannot be read', async () => {
    const aws = setUp();
    aws.alarms.add(
      connectionCountAlarm({
        ...{ name: 'count', endpointId: endpoint.id, endpointLabel: 'Tokyo' },
        topicArns: ['topic'],
      }),
    );
    aws.calls.failFrom('metricFilters.ofGroup', { kind: 'denied', when: 'before' });
    const texts = (await audit(aws)).gaps.map((gap) => gapText(gap, plainTranslate));
    expect(texts[0]).toContain('The metric filters of the log group could not be read.');
  });
});
