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
import { auditConnections, type Audit } from './auditConnections';
import { alarmTimeline, type AlarmTimeline } from './timeline';
import { replayFailure } from '../replay/replayObstacle';
import { isConnectionAlarm, watchesEndpoint } from '../watching/watches';
import type { Failure } from '../model/errors';
import type { Alarm } from '../model/alarm';
import type { AlarmHistoryItem } from '../model/alarmHistory';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import type { Yielder } from '../base/yielder';
import { readFineSamples, type FineSamples } from '../replay/readSamples';
import { runInSlices, type CooperativeTask } from '../base/cooperativeTask';
import { estimateAssumptions, type Calibration } from '../replay/estimateAssumptions';
import { outcomeOf, valueOf } from '../replay/outcome';

/** Samples before the range are needed for the first differences and for alarms to settle. */
const settlingMs = 2 * hourMs;

/** Data that are missing in an audit. */
export type DataGap =
  | { readonly kind: 'samples' | 'connections' | 'log'; readonly failure: Failure }
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
  readonly alarms: readonly { readonly name: string; readonly calibration: Calibration }[];
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
  readonly alarms: readonly Alarm[];
  readonly range: TimeRange;
  /** Time by AWS's clock, ms since 1970. */
  readonly now: number;
}

/**
 * Reads and audits.
 * @param yielder lets other work run between steps; without it, the audit runs synchronously
 * @throws ExpectedError `cancelled` only; other failures are part of the report
 */
export async function readAudit(
  aws: ScopeAws,
  { endpoint, alarms, range, now }: AuditRequest,
  signal: AbortSignal,
  yielder?: Yielder,
): Promise<AuditReport> {
  const own = alarms.filter(
    (alarm) => isConnectionAlarm(alarm) && watchesEndpoint(alarm, endpoint),
  );
  const kept = { start: now - alarmHistoryMs, end: now + 1 };
  const wide = { start: range.start - settlingMs, end: range.end };
  const [found, sampled, histories] = await Promise.all([
    readConnectionRecords(aws, endpoint, wide, now, signal),
    outcomeOf(readFineSamples(aws.metrics, endpoint.id, wide, now, signal)),
    Promise.all(own.map(({ name }) => outcomeOf(aws.alarms.history(name, kept, signal)))),
  ]);
  const fine: FineSamples = valueOf(sampled) ?? { samples: [], fineSince: now };
  const known = own.map((alarm, i) => ({ alarm, history: valueOf(histories[i]) }));
  const steps = auditRead({ range, now, endpointId: endpoint.id, found, fine, known });
  return {
    ...(await runInSlices(steps, yielder, signal)),
    endpointId: endpoint.id,
    gaps: [
      ...(found.ec2Failure ? [{ kind: 'connections', failure: found.ec2Failure } as const] : []),
      ...logGaps(found.log),
      ...('failure' in sampled ? [{ kind: 'samples', failure: sampled.failure } as const] : []),
      ...histories.flatMap((outcome, i): DataGap[] =>
        'failure' in outcome
          ? [{ kind: 'history', alarmName: own[i]?.name ?? '', failure: outcome.failure }]
          : [],
      ),
      ...own.flatMap((alarm): DataGap[] => {
        const failure = replayFailure(alarm, fine.samples);
        return failure ? [{ kind: 'replay', alarmName: alarm.name, failure }] : [];
      }),
    ],
    historySince: now - alarmHistoryMs,
    now,
  };
}

/** The data that were read for an audit. */
interface ReadParts {
  readonly range: TimeRange;
  readonly now: number;
  readonly endpointId: string;
  readonly found: ConnectionHistory;
  readonly fine: FineSamples;
  readonly known: readonly {
    readonly alarm: Alarm;
    readonly history: readonly AlarmHistoryItem[] | undefined;
  }[];
}

/** The audit, and the alarms with the calibration of each. Works in steps. */
function* auditRead({
  range,
  now,
  endpointId,
  found: { records },
  fine,
  known,
}: ReadParts): CooperativeTask<Pick<AuditReport, 'audit' | 'alarms'>> {
  const { samples } = fine;
  const alarms: { readonly name: string; readonly calibration: Calibration }[] = [];
  const timelines: AlarmTimeline[] = [];
  for (const { alarm, history } of known) {
    const calibration = yield* estimateAssumptions(alarm, endpointId, history, fine);
    const { assumptions } = calibration;
    alarms.push({ name: alarm.name, calibration });
    timelines.push(yield* alarmTimeline({ alarm, endpointId, history, samples, now, assumptions }));
  }
  const audit = yield* auditConnections({ range, records, samples, timelines, now });
  return { audit, alarms };
}

function logGaps(log: ConnectionHistory['log']): readonly DataGap[] {
  if (log.kind === 'off') return [{ kind: 'noLog' }];
  if (log.kind === 'failed') return [{ kind: 'log', failure: log.failure }];
  return log.truncatedAt === undefined ? [] : [{ kind: 'logCut', before: log.truncatedAt }];
}
