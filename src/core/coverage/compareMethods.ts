/**
 * Compares the methods of detecting connections for one endpoint: which of its past connections each
 * would have notified, by name or not, and how soon.
 */
import { auditConnections } from '../audit/verdicts/auditConnections';
import type { AuditedAlarm } from '../audit/verdicts/auditedAlarm';
import { isNotified, type Classification } from '../audit/verdicts/verdict';
import type { CooperativeTask } from '../base/cooperativeTask';
import type { ConnectionRecord } from '../model/connectionRecord';
import type { DetectionMethod } from '../model/detectionMethod';
import type { Failure } from '../model/errors';
import type { Sample } from '../model/sample';
import type { TimeRange } from '../model/timeRange';

/** An alarm of one method: one that exists, or the one that would be created. */
export interface ComparedMethod {
  readonly method: DetectionMethod;
  /** The name of an alarm that exists; absent for the proposed one. */
  readonly alarmName?: string;
  readonly alarm: AuditedAlarm;
}

/** How long after the start of a connection the alarm notified, in seconds. */
export interface NotificationDelays {
  /** The median. */
  readonly typicalSeconds: number;
  readonly worstSeconds: number;
}

/** Why the number of notified connections is unknown. */
export type UnknownCoverage =
  /** The endpoint has no connection log. */
  | { readonly kind: 'noLog' }
  /** The log cannot be read, or the alarm cannot be replayed. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What a method would have notified. */
export interface MethodCoverage {
  readonly method: DetectionMethod;
  /** The name of an alarm that exists; absent for the proposed one. */
  readonly alarmName?: string;
  /** Connections that started in the range, as far as they are known. */
  readonly connections: number;
  /** Those that were notified; absent if it is unknown. */
  readonly notified?: number;
  /** Those that were notified by name. */
  readonly named: number;
  /** Those for which it cannot be determined. */
  readonly undetermined: number;
  /** Absent if none was notified, or if their starts are unknown. */
  readonly delays?: NotificationDelays;
  /** Present if `notified` is absent. */
  readonly unknown?: UnknownCoverage;
}

/** The input of a comparison. */
export interface MethodComparison {
  /** Connections that started in this range are counted. */
  readonly range: TimeRange;
  /** All known connections of the endpoint. */
  readonly records: readonly ConnectionRecord[];
  /** The samples of its count, oldest first, starting a little before the range. */
  readonly samples: readonly Sample[];
  readonly methods: readonly ComparedMethod[];
}

/** The result of a comparison. */
export interface ComparedMethods {
  /** In the order of the methods. */
  readonly coverages: readonly MethodCoverage[];
  /** Every connection that started in the range, with the verdict of each method. */
  readonly classifications: readonly Classification[];
}

/** Compares the methods. Works in steps. */
export function* compareMethods(input: MethodComparison): CooperativeTask<ComparedMethods> {
  const { range, records, samples, methods } = input;
  const alarms = methods.map(({ alarm }) => alarm);
  const { classifications } = yield* auditConnections({ range, records, samples, alarms });
  const coverages = methods.map(({ method, alarmName }, index) => ({
    method,
    ...(alarmName !== undefined && { alarmName }),
    ...coverageOf(classifications, index),
  }));
  return { coverages, classifications };
}

/** What the alarm of this index notified. */
export function coverageOf(
  classifications: readonly Classification[],
  index: number,
): Omit<MethodCoverage, 'method' | 'alarmName'> {
  const seconds: number[] = [];
  let [named, undetermined] = [0, 0];
  for (const { record, byAlarm } of classifications) {
    const one = byAlarm[index];
    if (one?.verdict.kind === 'unknown') undetermined++;
    if (!one || !isNotified(one.verdict) || !('at' in one.verdict)) continue;
    seconds.push(Math.max(0, one.verdict.at - record.startedAt) / 1000);
    if (one.isNamed) named++;
  }
  const delays = delaysOf(seconds);
  return {
    connections: classifications.length,
    notified: seconds.length,
    named,
    undetermined,
    ...(delays && { delays }),
  };
}

function delaysOf(seconds: readonly number[]): NotificationDelays | undefined {
  const sorted = seconds.toSorted((a, b) => a - b);
  const typical = sorted[Math.floor((sorted.length - 1) / 2)];
  const worst = sorted.at(-1);
  if (typical === undefined || worst === undefined) return undefined;
  return { typicalSeconds: typical, worstSeconds: worst };
}
