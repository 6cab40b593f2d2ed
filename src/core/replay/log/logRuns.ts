/**
 * When the query of a log alarm runs, and which entries a run finds. Assumed, because AWS documents
 * neither: a rate counts from the full minute after the query was created or changed, and the first
 * run is one interval later; a run takes no time.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { minuteMs } from '../../base/duration';
import { aggregateGrouped } from '../../logAlarms/aggregation';
import { mostInAlarm } from '../../logAlarms/logAlarmDecision';
import type { QueryRun } from '../../logAlarms/logAlarmRules';
import type { ScheduledQuery } from '../../model/logAlarm';
import { firstAtOrAfter } from '../sampleReader';
import type { MatchedEntries, MatchedEntry } from './matchedEntries';

/** A schedule, in ms. */
export interface RunSchedule {
  readonly rateMs: number;
  /** Runs are due at this time plus whole multiples of the rate, ms since 1970. */
  readonly from: number;
  readonly startMs: number;
  readonly endMs: number;
  /** How long after CloudWatch Logs received an entry a query finds it. */
  readonly logDelayMs: number;
}

/** @param configuredAt when the query was created or changed, ms since 1970, if it is known */
export function runSchedule(
  { rateMinutes, startOffsetSeconds, endOffsetSeconds }: ScheduledQuery,
  configuredAt = 0,
  logDelayMs = 0,
): RunSchedule {
  return {
    rateMs: rateMinutes * minuteMs,
    from: Math.ceil(configuredAt / minuteMs) * minuteMs,
    startMs: startOffsetSeconds * 1000,
    endMs: endOffsetSeconds * 1000,
    logDelayMs,
  };
}

/** The first run at or after a time, ms since 1970. */
export function firstRunFrom({ rateMs, from }: RunSchedule, at: number): number {
  return from + Math.max(1, Math.ceil((at - from) / rateMs)) * rateMs;
}

/** The runs that find an entry: the first and the last of them; undefined if there is none. */
export function runsFinding(
  schedule: RunSchedule,
  { at, ingestedAt }: Pick<MatchedEntry, 'at' | 'ingestedAt'>,
): { readonly first: number; readonly last: number } | undefined {
  const { rateMs, startMs, endMs, logDelayMs } = schedule;
  // The end of a window is not inside.
  const earliest = Math.max(at + endMs + 1, ingestedAt + logDelayMs);
  const first = firstRunFrom(schedule, earliest);
  const latest = at + startMs;
  if (first > latest) return undefined;
  return { first, last: first + Math.floor((latest - first) / rateMs) * rateMs };
}

/** Runs a query at a time, ms since 1970. */
export function runQuery(matched: MatchedEntries, schedule: RunSchedule, at: number): QueryRun {
  const entries = foundAt(matched, schedule, at);
  return { id: String(at), at, ...aggregateGrouped(entries, matched.aggregation, mostInAlarm) };
}

function foundAt(
  matched: MatchedEntries,
  { startMs, endMs, logDelayMs }: RunSchedule,
  at: number,
): readonly MatchedEntry[] {
  const all = matched.entries();
  const found: MatchedEntry[] = [];
  for (let i = firstAtOrAfter(all, at - startMs); i < all.length; i++) {
    const entry = all[i];
    if (!entry || entry.at >= at - endMs) break;
    if (entry.ingestedAt + logDelayMs <= at) found.push(entry);
  }
  return matched.returned(found);
}
