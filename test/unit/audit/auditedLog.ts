/**
 * An endpoint with connections, its connection log, and an alarm that evaluates the log: with the
 * history that CloudWatch would have written (by an evaluation every minute, without any code of the
 * replay), or without a history, so that the audit has to replay.
 */
import { runToCompletion } from '../../../src/core/base/cooperativeTask';
import { alarmReaders } from '../../../src/core/audit/verdicts/alarmReaders';
import { auditConnections, type Audit } from '../../../src/core/audit/verdicts/auditConnections';
import type { AuditedAlarm } from '../../../src/core/audit/verdicts/auditedAlarm';
import { auditFilterAlarm, auditLogAlarm } from '../../../src/core/audit/verdicts/logAlarmFacts';
import type { LogAlarmHistory } from '../../../src/core/audit/verdicts/logAlarmVerdicts';
import type { IngestedEntry } from '../../../src/core/cloudwatchLogs/logGroup';
import type { MetricFilter } from '../../../src/core/cloudwatchLogs/metricFilter';
import { entryFields } from '../../../src/core/logAlarms/logEntry';
import { isLogAlarm, type AnyAlarm } from '../../../src/core/model/logAlarm';
import type { ConnectionRecord } from '../../../src/core/model/connectionRecord';
import { entry } from '../connections/log/entries';
import { start } from '../replay/publishedMetrics';
import { verdictWords } from './verdictWords';

export const minute = 60_000;
export const group = '/vpn';
export const endpointId = 'cvpn-endpoint-0a1';
export const topic = 'arn:aws:sns:ap-northeast-1:123456789012:vpn';

/** Someone is connected from one minute until another; without an end, for good. */
export interface LogStay {
  readonly from: number;
  readonly until?: number;
  /** In the log as `username`; `user0` and so on if left out. */
  readonly user?: string | null;
  readonly commonName?: string | null;
  /** How much later the entries are published and readable, in seconds: 20 and 0 if left out. */
  readonly published?: number;
  readonly late?: number;
  /** Not in the log, although EC2 knows the connection. */
  readonly unlogged?: true;
  /** On another endpoint with the same log; never audited. */
  readonly other?: true;
}

/** A stay without anything special. */
export type PlainStay = readonly [from: number, until?: number];

/** Either as the longer form. */
export function toStay(stay: PlainStay | LogStay): LogStay {
  if (!('length' in stay)) return stay;
  const [from, until] = stay;
  return { from, ...(until !== undefined && { until }) };
}

/** The entries of all stays, in the order in which they could be read. */
export function entriesOf(stays: readonly LogStay[]): readonly IngestedEntry[] {
  const entries = stays.flatMap((stay, index): IngestedEntry[] => {
    if (stay.unlogged) return [];
    const ended = stay.until === undefined ? [] : [entryOf(stay, index, stay.until, true)];
    return [entryOf(stay, index, stay.from, false), ...ended];
  });
  return entries.sort((a, b) => (a.ingestedAt ?? 0) - (b.ingestedAt ?? 0));
}

function entryOf(stay: LogStay, index: number, minutes: number, isEnd: boolean): IngestedEntry {
  const { published = 20, late = 0, user = `user${index}`, commonName = 'laptop' } = stay;
  const at = start + minutes * minute + published * 1000;
  const message = entry({
    'connection-id': stay.other ? `a-${index}` : `cvpn-connection-${index}`,
    'client-vpn-endpoint-id': stay.other ? 'cvpn-endpoint-0b2' : endpointId,
    username: user ?? 'NA',
    'common-name': commonName ?? 'NA',
    ...(isEnd && { 'connection-log-type': 'connection-reset', 'connection-attempt-status': 'NA' }),
  });
  return { message, at, ingestedAt: at + late * 1000 };
}

function record(stay: LogStay, index: number): ConnectionRecord {
  const { from, until, user = `user${index}`, commonName = 'laptop' } = stay;
  return {
    id: `cvpn-connection-${index}`,
    endpointId,
    ...(user !== null && { username: user }),
    ...(commonName !== null && { commonName }),
    startedAt: start + from * minute,
    ...(until !== undefined && { endedAt: start + until * minute }),
    ...{ ingressBytes: 0, egressBytes: 0, ingressPackets: 0, egressPackets: 0, posture: [] },
    state: until === undefined ? 'active' : 'terminated',
  };
}

/** What is audited. */
export interface LogAudit {
  readonly alarm: AnyAlarm;
  readonly stays: readonly LogStay[];
  /** Minutes after `start`. */
  readonly now: number;
  readonly history: LogAlarmHistory | undefined;
  readonly filters?: readonly MetricFilter[];
}

/** Audits everything that began since `start`. */
export function auditedLog({ alarm, stays, now, history, filters = [] }: LogAudit): Audit {
  const nowMs = start + now * minute;
  const logging = { enabled: true, group };
  const readers = alarmReaders({ id: endpointId, logging }, [alarm], () => filters);
  for (const one of entriesOf(stays))
    if ((one.ingestedAt ?? 0) <= nowMs) readers.reader.add(one, entryFields(one));
  const range = { start: start - 120 * minute, end: nowMs };
  const facts = { range, logged: readers.logged.ids, now: nowMs };
  const [reading] = readers.alarms;
  if (reading?.kind === 'refused') throw new Error(JSON.stringify(reading.failure));
  const audited: AuditedAlarm =
    reading?.kind === 'logAlarm'
      ? runToCompletion(auditLogAlarm(reading.alarm, reading.matched, history, facts))
      : reading && !isLogAlarm(reading.alarm)
        ? runToCompletion(auditFilterAlarm(reading.alarm, reading.filtered, history?.items, facts))
        : never();
  const records = stays.flatMap((stay, index) => (stay.other ? [] : record(stay, index)));
  return runToCompletion(
    auditConnections({ range: { start, end: nowMs }, records, samples: [], alarms: [audited] }),
  );
}

function never(): never {
  throw new Error('The alarm has no reader.');
}

/** `notified 6`, `notified 6 by name`, `notifiedTogether 6 +2`: minutes after `start`. */
export function logWords({ classifications }: Audit): string[] {
  return classifications.map(({ verdict, byAlarm: [own] }) =>
    own?.isNamed ? `${verdictWords(verdict)} by name` : verdictWords(verdict),
  );
}
