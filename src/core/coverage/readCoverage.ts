/** Reads what a comparison of the methods needs, each of it once, and compares them. */
import { hourMs } from '../base/duration';
import { runInSlices, type CooperativeTask } from '../base/cooperativeTask';
import type { Yielder } from '../base/yielder';
import { alarmReaders, type AlarmReaders } from '../audit/verdicts/alarmReaders';
import { riseAlarm, type AuditedAlarm } from '../audit/verdicts/auditedAlarm';
import { auditFilterAlarm, auditLogAlarm } from '../audit/verdicts/logAlarmFacts';
import { alarmTimeline } from '../audit/verdicts/timeline';
import type { ConnectionEndpoint } from '../cloudwatch/definition';
import { defaultAssumptions } from '../cloudwatch/evaluation';
import {
  readConnectionRecords,
  type ConnectionHistory,
  type LoggedEndpoint,
} from '../connections/log/readConnectionRecords';
import type { EntryReader } from '../logAlarms/entryReader';
import type { Alarm } from '../model/alarm';
import type { DetectionMethod } from '../model/detectionMethod';
import { isExpected, type Failure } from '../model/errors';
import { isLogAlarm, type AnyAlarm } from '../model/logAlarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import { outcomeOf, valueOf } from '../replay/outcome';
import { readFineSamples } from '../replay/readSamples';
import { replayFailure } from '../replay/replayObstacle';
import { methodOf } from '../watching/methodOf';
import { compareMethods, type MethodCoverage, type UnknownCoverage } from './compareMethods';
import { countCoverage } from './countCoverage';
import { proposedAlarms } from './proposedAlarms';

/** Counts and entries before the range are needed for alarms to settle. */
const settlingMs = 2 * hourMs;

/** What is compared. */
export interface CoverageRequest {
  readonly endpoint: LoggedEndpoint & ConnectionEndpoint;
  /** The alarms of the endpoint that exist; one is compared as it is configured now. */
  readonly alarms: readonly AnyAlarm[];
  readonly range: TimeRange;
  /** Time by AWS's clock, ms since 1970. */
  readonly now: number;
}

/** The comparison and its basis. */
export interface CoverageReport {
  readonly range: TimeRange;
  /** Without a log, only the connections that raised the count are known. */
  readonly basis: 'log' | 'counts';
  /** Alarms that exist first, then the proposed one of each other method. */
  readonly methods: readonly MethodCoverage[];
  /** Why a source could not be read. */
  readonly failures: readonly Failure[];
}

/** Options for a long-running comparison. */
export interface CoverageWork {
  readonly yielder?: Yielder;
  /** Called with the number of log entries read so far. */
  readonly onEntries?: (read: number) => void;
}

/**
 * Reads and compares.
 * @throws ExpectedError `cancelled` only; other failures are part of the report
 */
export async function readCoverage(
  aws: Pick<ScopeAws, 'endpoints' | 'logs' | 'metrics' | 'metricFilters'>,
  request: CoverageRequest,
  signal?: AbortSignal,
  { yielder, onEntries }: CoverageWork = {},
): Promise<CoverageReport> {
  const { endpoint, range, now } = request;
  const group = endpoint.logging.enabled ? endpoint.logging.group : undefined;
  const compared = methodsToCompare(request, group ?? '');
  const hasFilters = group !== undefined && compared.some(({ isFilter }) => isFilter);
  const filters = hasFilters
    ? await outcomeOf(aws.metricFilters.ofGroup(group, signal))
    : undefined;
  const { filter } = proposedAlarms(endpoint, group ?? '');
  const onLog = compared.filter(({ method }) => method !== 'rise').map(({ alarm }) => alarm);
  const readers = alarmReaders(endpoint, onLog, [...(valueOf(filters) ?? []), filter]);
  const wide = { start: range.start - settlingMs, end: range.end };
  const raw = { reader: counted(readers.reader, onEntries), wholeGroup: readers.wholeGroup };
  const [found, sampled] = await Promise.all([
    readConnectionRecords(aws, endpoint, wide, now, signal, raw),
    outcomeOf(readFineSamples(aws.metrics, endpoint.id, wide, now, signal)),
  ]);
  const samples = valueOf(sampled)?.samples ?? [];
  const read = { request, compared, readers, found, samples };
  const steps = found.log.kind === 'read' ? fromLog(read) : fromCounts(read);
  return {
    range,
    basis: found.log.kind === 'read' ? 'log' : 'counts',
    methods: await runInSlices(steps, yielder, signal),
    failures: [filters, sampled].flatMap((one) => (one && 'failure' in one ? [one.failure] : [])),
  };
}

/** An alarm to compare. */
interface Compared {
  readonly method: DetectionMethod;
  readonly alarm: AnyAlarm;
  /** Absent for the proposed alarm. */
  readonly alarmName?: string;
  /** Whether the metric filter of an alarm that exists has to be read. */
  readonly isFilter: boolean;
}

interface ReadParts {
  readonly request: CoverageRequest;
  readonly compared: readonly Compared[];
  readonly readers: AlarmReaders;
  readonly found: ConnectionHistory;
  readonly samples: readonly Sample[];
}

function methodsToCompare(
  { endpoint, alarms }: CoverageRequest,
  group: string,
): readonly Compared[] {
  const existing = alarms.flatMap((alarm): Compared[] => {
    const method = methodOf(alarm);
    if (!method) return [];
    const always = { ...alarm, configuredAt: 0 };
    const isFilter = method === 'metricFilter';
    return [{ method, alarm: always, alarmName: alarm.name, isFilter }];
  });
  const proposed = proposedAlarms(endpoint, group);
  const others = (['logAlarm', 'metricFilter', 'rise'] as const)
    .filter((method) => !existing.some((one) => one.method === method))
    .map((method): Compared => ({ method, alarm: proposed[method], isFilter: false }));
  return [...existing, ...others];
}

/** Counts the entries that a reader gets. */
function counted(reader: EntryReader, onEntries: CoverageWork['onEntries']): EntryReader {
  if (!onEntries) return reader;
  let read = 0;
  return {
    reset: () => {
      read = 0;
      reader.reset();
    },
    add: (entry, fields) => {
      reader.add(entry, fields);
      if (++read % 1000 === 0) onEntries(read);
    },
  };
}

function* fromLog(parts: ReadParts): CooperativeTask<readonly MethodCoverage[]> {
  const { request, compared, found, samples } = parts;
  const { range } = request;
  const audited: { readonly one: Compared; readonly alarm: AuditedAlarm | Failure }[] = [];
  for (const one of compared) audited.push({ one, alarm: yield* auditedAlarm(one, parts) });
  const methods = audited.flatMap(({ one, alarm }) =>
    'classify' in alarm ? [{ ...named(one), alarm }] : [],
  );
  const input = { range, records: found.records, samples, methods };
  const coverages = [...(yield* compareMethods(input))];
  const connections = found.records.filter(
    ({ startedAt }) => startedAt >= range.start && startedAt < range.end,
  ).length;
  return audited.map(({ one, alarm }) => {
    const coverage = 'classify' in alarm ? coverages.shift() : undefined;
    if (coverage) return coverage;
    const failure = 'classify' in alarm ? undefined : alarm;
    return unknownCoverage(one, connections, failure && { kind: 'failed', failure });
  });
}

function* auditedAlarm(
  { alarm, method }: Compared,
  { request: { endpoint, range, now }, readers, samples }: ReadParts,
): CooperativeTask<AuditedAlarm | Failure> {
  if (method === 'rise' && !isLogAlarm(alarm)) {
    const failure = replayFailure(alarm, samples);
    if (failure) return failure;
    const input = { alarm, endpointId: endpoint.id, history: undefined, samples, now };
    const timeline = yield* alarmTimeline({ ...input, assumptions: defaultAssumptions });
    return riseAlarm(timeline, now);
  }
  const reading = readers.alarms.find((one) => one.alarm === alarm);
  const start = range.start - settlingMs;
  const facts = { range: { start, end: range.end }, logged: readers.logged.ids, now };
  switch (reading?.kind) {
    case 'logAlarm':
      return yield* auditLogAlarm(reading.alarm, reading.matched, undefined, facts);
    case 'filterAlarm':
      return yield* auditFilterAlarm(reading.alarm, reading.filtered, undefined, facts);
    case 'refused':
      return reading.failure;
    case undefined:
      throw new Error('An alarm on the log has no reader.');
  }
}

/** Without a log, the alarms on it have nothing to read. */
function* fromCounts(parts: ReadParts): CooperativeTask<readonly MethodCoverage[]> {
  const { request, compared, found, samples } = parts;
  const { log } = found;
  const unknown: UnknownCoverage =
    log.kind === 'failed' ? { kind: 'failed', failure: log.failure } : { kind: 'noLog' };
  const coverages: MethodCoverage[] = [];
  for (const one of compared) {
    const { alarm } = one;
    if (one.method === 'rise' && !isLogAlarm(alarm))
      coverages.push(yield* riseCoverage(one, alarm, samples, request.range));
    else coverages.push(unknownCoverage(one, 0, unknown));
  }
  const connections = Math.max(0, ...coverages.map((one) => one.connections));
  return coverages.map((one) => ({ ...one, connections }));
}

function* riseCoverage(
  one: Compared,
  alarm: Alarm,
  samples: readonly Sample[],
  range: TimeRange,
): CooperativeTask<MethodCoverage> {
  try {
    const counts = yield* countCoverage(alarm, samples, range);
    return { ...named(one), ...counts, named: 0, undetermined: 0 };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return unknownCoverage(one, 0, { kind: 'failed', failure: error.failure });
  }
}

function named({ method, alarmName }: Compared): Pick<MethodCoverage, 'method' | 'alarmName'> {
  return { method, ...(alarmName !== undefined && { alarmName }) };
}

function unknownCoverage(
  one: Compared,
  connections: number,
  unknown: UnknownCoverage | undefined,
): MethodCoverage {
  return {
    ...named(one),
    connections,
    named: 0,
    undetermined: connections,
    ...(unknown && { unknown }),
  };
}
