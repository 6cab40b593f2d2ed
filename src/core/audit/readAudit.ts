/**
 * Reads connections, samples and alarm histories, and audits them: "What did the alarm miss?" Data
 * that cannot be read are reported as gaps, and the audit continues with the rest.
 */
import { hourMs } from '../base/duration';
import { alarmHistoryMs } from '../cloudwatch/limits';
import {
  readConnectionRecords,
  type ConnectionHistory,
  type LoggedEndpoint,
} from '../connections/log/readConnectionRecords';
import type { MethodCoverage } from '../coverage/compareMethods';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import { detectsConnections } from '../watching/detects';
import { methodOf } from '../watching/methodOf';
import { watchesEndpoint } from '../watching/watches';
import type { Audit } from './verdicts/auditConnections';
import { countGaps } from './verdicts/countGaps';
import { alarmReaders } from './verdicts/alarmReaders';
import { auditRead, type AlarmBasis, type KnownAlarm, type MethodVerdict } from './auditRead';
import { notifiedByRules, proposals, readHistory } from './readAlarms';
import { replayFailure } from '../replay/replayObstacle';
import type { Failure } from '../model/errors';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import type { Yielder } from '../base/yielder';
import { readFineSamples, type FineSamples } from '../replay/readSamples';
import { runInSlices } from '../base/cooperativeTask';
import { outcomeOf, valueOf } from '../replay/outcome';

/** Samples before the range are needed for the first differences and for alarms to settle. */
const settlingMs = 2 * hourMs;

/** Data that are missing in an audit. */
export type DataGap =
  | { readonly kind: 'samples' | 'connections' | 'log' | 'filters'; readonly failure: Failure }
  | { readonly kind: 'history'; readonly alarmName: string; readonly failure: Failure }
  /** The alarm cannot be replayed for the time before its history starts. */
  | { readonly kind: 'replay'; readonly alarmName: string; readonly failure: Failure }
  /** The endpoint's connection logging is off: only the last hour is known. */
  | { readonly kind: 'noLog' }
  /** The log is too large: nothing before this time (ms since 1970) was read. */
  | { readonly kind: 'logCut'; readonly before: number };

/** An audit and its data basis. */
export interface AuditReport {
  readonly audit: Audit;
  readonly endpointId: string;
  /** The audited alarms, with the assumptions for each. */
  readonly alarms: readonly AlarmBasis[];
  /** What each alarm notified, and what the proposed alarms of the other methods would have notified. */
  readonly coverage: readonly MethodCoverage[];
  /** The verdicts of the proposed alarms for each connection, in the order of the audit. */
  readonly proposed: readonly (readonly MethodVerdict[])[];
  /** When no count was published, oldest first; none if the counts could not be read. */
  readonly countGaps: readonly TimeRange[];
  readonly gaps: readonly DataGap[];
  /** Before this time (ms since 1970) the alarms are replayed. */
  readonly historySince: number;
  /** When the data were read, ms since 1970. */
  readonly now: number;
}

/** What to audit. */
export interface AuditRequest {
  readonly endpoint: LoggedEndpoint;
  /** The alarms of the scope; only those on this endpoint's connections are audited. */
  readonly alarms: readonly AnyAlarm[];
  readonly range: TimeRange;
  /** Time by AWS's clock, ms since 1970. */
  readonly now: number;
}

/** What an audit is doing: the reads that have not ended; none while it classifies. */
export type AuditProgress = readonly AuditRead[];

/** One of the reads. */
export type AuditRead = 'connections' | 'counts' | 'histories';

/** How an audit runs. */
export interface ReadAuditDeps {
  /** Lets other work run between steps; without it, the audit runs synchronously. */
  readonly yielder?: Yielder;
  readonly onProgress?: (progress: AuditProgress) => void;
}

/**
 * Reads and audits.
 * @throws ExpectedError `cancelled` only; other failures are part of the report
 */
export async function readAudit(
  aws: ScopeAws,
  { endpoint, alarms, range, now }: AuditRequest,
  signal: AbortSignal,
  { yielder, onProgress }: ReadAuditDeps = {},
): Promise<AuditReport> {
  const own = alarms.filter(
    (alarm) => detectsConnections(alarm) && watchesEndpoint(alarm, endpoint),
  );
  const others = proposals(endpoint, own);
  const { logging } = endpoint;
  const group = logging.enabled ? logging.group : undefined;
  const onLog = own.filter((alarm) => methodOf(alarm) !== 'rise');
  const hasFilters = own.some((alarm) => methodOf(alarm) === 'metricFilter');
  const filters =
    group !== undefined && hasFilters
      ? await outcomeOf(aws.metricFilters.ofGroup(group, signal))
      : undefined;
  const readers = alarmReaders(
    endpoint,
    [...onLog, ...others.alarms.filter((alarm) => methodOf(alarm) !== 'rise')],
    (alarm) => (own.includes(alarm) ? (valueOf(filters) ?? []) : [others.filter]),
  );
  const wide = { start: range.start - settlingMs, end: range.end };
  const during = progressOf(onProgress);
  const [found, sampled, histories] = await Promise.all([
    during('connections', readConnectionRecords(aws, endpoint, wide, now, signal, readers)),
    during('counts', outcomeOf(readFineSamples(aws.metrics, endpoint.id, wide, now, signal))),
    during(
      'histories',
      Promise.all(own.map((alarm) => outcomeOf(readHistory(aws, alarm, now, signal)))),
    ),
  ]);
  const ruled = await notifiedByRules(aws, own, signal);
  const fine: FineSamples = valueOf(sampled) ?? { samples: [], fineSince: now };
  const known = own.map((alarm, i): KnownAlarm => ({
    alarm,
    history: valueOf(histories[i]),
    hasRule: ruled.has(alarm.name),
  }));
  const steps = auditRead({
    ...{ range, wide, now, endpointId: endpoint.id, readers, fine, known },
    records: found.records,
    // Without a log it is unknown what an alarm on it would have notified.
    proposed: found.log.kind === 'read' ? others.alarms : [],
  });
  return {
    ...(await runInSlices(steps, yielder, signal)),
    endpointId: endpoint.id,
    countGaps: 'failure' in sampled ? [] : countGaps(fine.samples, range),
    gaps: [
      ...(found.ec2Failure ? [{ kind: 'connections', failure: found.ec2Failure } as const] : []),
      ...logGaps(found.log),
      ...[sampled, filters].flatMap((outcome, i): DataGap[] =>
        outcome && 'failure' in outcome
          ? [{ kind: i === 0 ? 'samples' : 'filters', failure: outcome.failure }]
          : [],
      ),
      ...histories.flatMap((outcome, i): DataGap[] =>
        'failure' in outcome
          ? [{ kind: 'history', alarmName: own[i]?.name ?? '', failure: outcome.failure }]
          : [],
      ),
      ...own.flatMap((alarm): DataGap[] => {
        const failure = refusal(alarm, readers, fine);
        return failure ? [{ kind: 'replay', alarmName: alarm.name, failure }] : [];
      }),
    ],
    historySince: now - alarmHistoryMs,
    now,
  };
}

/** Reports which reads are left, before they begin and after each. */
function progressOf(onProgress: ReadAuditDeps['onProgress']) {
  const left = new Set<AuditRead>();
  return async <T>(read: AuditRead, reading: Promise<T>): Promise<T> => {
    left.add(read);
    onProgress?.([...left]);
    const result = await reading;
    left.delete(read);
    onProgress?.([...left]);
    return result;
  };
}

/** Why an alarm cannot be replayed; undefined if it can. */
function refusal(
  alarm: AnyAlarm,
  { alarms }: Pick<ReturnType<typeof alarmReaders>, 'alarms'>,
  { samples }: FineSamples,
): Failure | undefined {
  const reading = alarms.find((one) => one.alarm === alarm);
  if (reading) return reading.kind === 'refused' ? reading.failure : undefined;
  return isLogAlarm(alarm) ? undefined : replayFailure(alarm, samples);
}

function logGaps(log: ConnectionHistory['log']): readonly DataGap[] {
  if (log.kind === 'off') return [{ kind: 'noLog' }];
  if (log.kind === 'failed') return [{ kind: 'log', failure: log.failure }];
  return log.truncatedAt === undefined ? [] : [{ kind: 'logCut', before: log.truncatedAt }];
}
