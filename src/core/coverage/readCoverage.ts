/** Reads what a comparison of the methods needs, each of it once, and compares them. */
import { runInSlices } from '../base/cooperativeTask';
import type { Yielder } from '../base/yielder';
import { alarmReaders } from '../audit/verdicts/alarmReaders';
import type { ConnectionEndpoint } from '../cloudwatch/definition';
import {
  readConnectionRecords,
  type LoggedEndpoint,
} from '../connections/log/readConnectionRecords';
import type { EntryReader } from '../logAlarms/entryReader';
import type { Failure } from '../model/errors';
import type { AnyAlarm, LogAlarm } from '../model/logAlarm';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';
import type { ScopeAws } from '../ports/aws';
import { outcomeOf, valueOf } from '../replay/outcome';
import { readFineSamples } from '../replay/readSamples';
import { methodOf } from '../watching/methodOf';
import {
  basisOf,
  coverageOfParts,
  settlingMs,
  type Compared,
  type CoverageParts,
  type Coverages,
} from './coverageSteps';
import { proposedAlarms } from './proposedAlarms';

/** What is compared. */
export interface CoverageRequest {
  readonly endpoint: LoggedEndpoint & ConnectionEndpoint;
  /** The alarms of the endpoint that exist; one is compared as it is configured now. */
  readonly alarms: readonly AnyAlarm[];
  readonly range: TimeRange;
  /** Time by AWS's clock, ms since 1970. */
  readonly now: number;
  /** A log alarm that is read for, but not compared: that on failed attempts. */
  readonly beside?: LogAlarm;
}

/** The comparison and its basis. */
export interface CoverageReport extends Coverages {
  readonly range: TimeRange;
  /** Without a log, only the connections that raised the count are known. */
  readonly basis: 'log' | 'counts';
  /** Of the number of connections, oldest first, starting a little before the range. */
  readonly samples: readonly Sample[];
  /** Why a source could not be read. */
  readonly failures: readonly Failure[];
}

/** Options for a long-running comparison. */
export interface ReadCoverageDeps {
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
  { yielder, onEntries }: ReadCoverageDeps = {},
): Promise<CoverageReport> {
  const read = await readCoverageParts(aws, request, signal, onEntries);
  const { parts, failures } = read;
  return {
    range: request.range,
    basis: basisOf(parts),
    samples: parts.samples,
    // Alarms that exist first, then the proposed one of each other method.
    ...(await runInSlices(coverageOfParts(parts), yielder, signal)),
    failures,
  };
}

/** What was read for a comparison, and why a source could not be read. */
export interface ReadParts {
  readonly parts: CoverageParts;
  readonly failures: readonly Failure[];
}

/**
 * Reads only, so that alarms with other thresholds can be compared without another read.
 * @throws as `readCoverage`
 */
export async function readCoverageParts(
  aws: Pick<ScopeAws, 'endpoints' | 'logs' | 'metrics' | 'metricFilters'>,
  request: CoverageRequest,
  signal?: AbortSignal,
  onEntries?: ReadCoverageDeps['onEntries'],
): Promise<ReadParts> {
  const { endpoint, range, now } = request;
  const group = endpoint.logging.enabled ? endpoint.logging.group : undefined;
  const compared = methodsToCompare(request, group ?? '');
  const hasFilters = group !== undefined && compared.some(({ isFilter }) => isFilter);
  const filters = hasFilters
    ? await outcomeOf(aws.metricFilters.ofGroup(group, signal))
    : undefined;
  const { filter } = proposedAlarms(endpoint, group ?? '');
  const onLog = compared.filter(({ method }) => method !== 'rise');
  const existing = new Set<AnyAlarm>(
    onLog.filter(({ isFilter }) => isFilter).map((one) => one.alarm),
  );
  const readers = alarmReaders(
    endpoint,
    [...onLog.map(({ alarm }) => alarm), ...(request.beside ? [request.beside] : [])],
    (alarm) => (existing.has(alarm) ? (valueOf(filters) ?? []) : [filter]),
  );
  const wide = { start: range.start - settlingMs, end: range.end };
  const raw = { reader: counted(readers.reader, onEntries), wholeGroup: readers.wholeGroup };
  const [found, sampled] = await Promise.all([
    readConnectionRecords(aws, endpoint, wide, now, signal, raw),
    outcomeOf(readFineSamples(aws.metrics, endpoint.id, wide, now, signal)),
  ]);
  const samples = valueOf(sampled)?.samples ?? [];
  return {
    parts: { endpointId: endpoint.id, range, now, compared, readers, found, samples },
    failures: [filters, sampled].flatMap((one) => (one && 'failure' in one ? [one.failure] : [])),
  };
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
function counted(reader: EntryReader, onEntries: ReadCoverageDeps['onEntries']): EntryReader {
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
