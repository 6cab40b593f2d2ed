/**
 * StateReasonData: an evaluation in CloudWatch's machine-readable form, JSON text, written and
 * parsed.
 */
import type { TimeRange } from '../model/timeRange';
import type { Evaluation, EvaluationRules } from './evaluation';

/** The datapoints of an evaluation. */
export interface EvaluatedWindow {
  /** When the evaluation ran, ms since 1970. */
  readonly queriedAt: number;
  readonly periodSeconds: number;
  /** For a single-metric alarm. */
  readonly statistic: string | undefined;
  /** The evaluation range, oldest first; `at` is the start of a period. */
  readonly datapoints: readonly RangeDatapoint[];
}

/** One period of the evaluation range. */
export interface RangeDatapoint {
  /** Start of the period, ms since 1970. */
  readonly at: number;
  readonly value: number | undefined;
}

/**
 * `recentDatapoints` are oldest first; `evaluatedDatapoints` are newest first and include the
 * counted missing periods; `startDate` is absent if there was no datapoint.
 */
export function reasonData(
  rules: EvaluationRules,
  { reason }: Evaluation,
  { queriedAt, periodSeconds, statistic, datapoints }: EvaluatedWindow,
): string {
  const counted = reason.counted.flatMap(({ index }) => datapoints[index] ?? []);
  const absent = datapoints.filter(({ value }) => value === undefined);
  const evaluated = [...counted, ...absent.slice(absent.length - reason.missing)].sort(
    (a, b) => b.at - a.at,
  );
  return JSON.stringify({
    version: '1.0',
    queryDate: awsDate(queriedAt),
    startDate: counted[0] && awsDate(counted[0].at),
    statistic,
    period: periodSeconds,
    recentDatapoints: counted.map(({ value }) => value),
    threshold: rules.threshold,
    evaluatedDatapoints: evaluated.map(({ at, value }) => ({ timestamp: awsDate(at), value })),
  });
}

/** `2026-11-23T03:40:00.000+0000` */
function awsDate(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

/**
 * The periods whose values decided, from the start of the oldest to the end of the newest;
 * undefined if the text does not contain them. SetAlarmState accepts any JSON.
 */
export function countedPeriods(text: string): TimeRange | undefined {
  const data = parsed(text);
  const points: unknown = data?.evaluatedDatapoints;
  const periodMs = typeof data?.period === 'number' ? data.period * 1000 : NaN;
  const times = (Array.isArray(points) ? points : []).flatMap((point: unknown) => timeOf(point));
  const range = { start: Math.min(...times), end: Math.max(...times) + periodMs };
  return Number.isFinite(range.start) && Number.isFinite(range.end) ? range : undefined;
}

interface ReasonData {
  readonly period?: unknown;
  readonly evaluatedDatapoints?: unknown;
}

function parsed(text: string): ReasonData | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Empty for a period without a value, which was counted as missing. */
function timeOf(point: unknown): number[] {
  if (typeof point !== 'object' || point === null) return [];
  const { timestamp, value } = point as { timestamp?: unknown; value?: unknown };
  if (typeof timestamp !== 'string' || typeof value !== 'number') return [];
  const at = Date.parse(timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isFinite(at) ? [at] : [];
}
