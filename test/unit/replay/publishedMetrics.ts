/**
 * A metric that is published now and then, and an alarm that looks at it every minute: the least
 * that is needed to see what an alarm does over time.
 */
import {
  evaluateAlarmAt,
  type AlarmEvaluation,
  type ReadSamples,
} from '../../../src/core/cloudwatch/alarmEvaluation';
import { connectionAlarm } from '../../../src/core/cloudwatch/definition';
import type { Assumptions } from '../../../src/core/cloudwatch/evaluation';
import type { AlarmDefinition, AlarmState, MetricStat } from '../../../src/core/model/alarm';
import type { Sample } from '../../../src/core/model/sample';
import type { TimeRange } from '../../../src/core/ports/aws';

/** 23 November 2026, 03:00:00 UTC, ms since 1970. */
export const start = Date.UTC(2026, 10, 23, 3);
const minuteMs = 60_000;

/** The connection alarm of the write-up, on the endpoint `cvpn-endpoint-1`. */
export const diffAlarm = connectionAlarm({
  endpointId: 'cvpn-endpoint-1',
  endpointLabel: 'Tokyo',
  name: 'diff',
  topicArn: 'arn:aws:sns:ap-northeast-1:123456789012:vpn',
});

/** A sample that becomes readable some time after the moment that it is about. */
export interface Published extends Sample {
  readonly readableAt: number;
}

/** Values published every five minutes from `start`; undefined is a publication that is lost. */
export function everyFiveMinutes(
  values: readonly (number | undefined)[],
  delaySeconds: (index: number) => number = () => 0,
): Published[] {
  return values.flatMap((value, index) => {
    const at = start + index * 5 * minuteMs;
    return value === undefined ? [] : [{ at, value, readableAt: at + delaySeconds(index) * 1000 }];
  });
}

/** Reads what is readable at a moment, aggregated as CloudWatch does. */
export function readerAt(published: readonly Published[], now: number): ReadSamples {
  return (stat, range) => {
    const readable = published.filter(({ readableAt }) => readableAt <= now);
    return buckets(readable, stat, range);
  };
}

function buckets(samples: readonly Sample[], stat: MetricStat, range: TimeRange): Sample[] {
  const periodMs = stat.periodSeconds * 1000;
  const found: Sample[] = [];
  for (let at = range.start; at < range.end; at += periodMs) {
    const end = Math.min(at + periodMs, range.end);
    const values = samples.filter((s) => s.at >= at && s.at < end).map(({ value }) => value);
    if (values.length > 0) found.push({ at, value: combine(stat.statistic, values) });
  }
  return found;
}

function combine(statistic: string, values: readonly number[]): number {
  if (statistic === 'Maximum') return Math.max(...values);
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  throw new Error(`No test needs ${statistic}`);
}

/** A change of state, `minute` minutes after `start`. */
export interface Change {
  readonly minute: number;
  readonly to: AlarmState;
  readonly evaluation: AlarmEvaluation;
}

/** Evaluates the alarm once a minute. @returns when its state changes */
export function changes(
  definition: AlarmDefinition,
  published: readonly Published[],
  minutes: number,
  options: { assumptions?: Assumptions; offsetSeconds?: number; from?: AlarmState } = {},
): Change[] {
  const found: Change[] = [];
  let state = options.from ?? 'OK';
  for (let minute = 1; minute <= minutes; minute++) {
    const now = start + minute * minuteMs + (options.offsetSeconds ?? 0) * 1000;
    const read = readerAt(published, now);
    const evaluation = evaluateAlarmAt(definition, state, now, read, options.assumptions);
    if (evaluation.state !== state) found.push({ minute, to: evaluation.state, evaluation });
    state = evaluation.state;
  }
  return found;
}

/** How often the alarm notified: only becoming ALARM does. */
export function notifications(found: readonly Change[]): number {
  return found.filter(({ to }) => to === 'ALARM').length;
}
