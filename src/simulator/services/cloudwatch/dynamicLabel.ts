/**
 * Dynamic labels: `${MAX}`, `${LAST_TIME}` or `${PROP('Stat')}` in the label of an entry of
 * GetMetricData.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
 * AWS documents the values, not their format, which is assumed; see the README.
 */
import { minuteMs } from '../../../core/base/duration';
import type { Sample } from '../../../core/model/sample';
import type { MetricDataQueryShape } from '../../state/alarms/alarms';
import { validationError } from '../contract/queryErrors';

/** What a label describes. Times are ms since 1970. */
export interface LabelSubject {
  /** The value of `${LABEL}`. */
  readonly defaultLabel: string;
  /** Undefined for an expression. */
  readonly stat: MetricDataQueryShape['MetricStat'];
  /** Oldest first. */
  readonly samples: readonly Sample[];
  readonly region: string;
  /** The account of the metric. */
  readonly accountId: string;
  readonly nowMs: number;
  /** `+hhmm` or `-hhmm`: the UTC offset for times. */
  readonly timezone: string;
}

/** `${NAME}` or `${PROP('name')}`. Linear time: no two attempts read the same character. */
const template = /\$\{(?:([A-Z_]+)|PROP\('([^']*)'\))\}/g;

const mostValues = 6;

/** Shown if a series has no such value. */
const none = '--';

/**
 * A label with its dynamic values inserted. A template that AWS does not document stays unchanged.
 * @param label one that `checkLabel` accepts
 */
export function dynamicLabel(label: string, subject: LabelSubject): string {
  return label.replace(template, (whole, name: string | undefined, property: string | undefined) =>
    name === undefined
      ? (propertyOf(property ?? '', subject) ?? whole)
      : (valueOf(name, subject) ?? whole),
  );
}

/** @throws AwsError for more than six dynamic values, and for a second `${LABEL}` */
export function checkLabel(label: string): void {
  const values = [...label.matchAll(template)].filter(([, name, property]) =>
    name === undefined ? isProperty(property ?? '') : name === 'LABEL' || Object.hasOwn(live, name),
  );
  if (values.length > mostValues)
    throw validationError(`A label must have at most ${mostValues} dynamic values: ${label}`);
  if (values.filter(([, name]) => name === 'LABEL').length > 1)
    throw validationError(`A label must have \${LABEL} only once: ${label}`);
}

/** The extremes of a series with datapoints; of equal ones the oldest. */
interface Summary {
  readonly count: number;
  readonly sum: number;
  readonly first: Sample;
  readonly last: Sample;
  readonly min: Sample;
  readonly max: Sample;
}

function summaryOf(samples: readonly Sample[]): Summary | undefined {
  const [first] = samples;
  if (!first) return undefined;
  let [sum, last, min, max] = [0, first, first, first];
  for (const sample of samples) {
    sum += sample.value;
    last = sample;
    if (sample.value < min.value) min = sample;
    if (sample.value > max.value) max = sample;
  }
  return { count: samples.length, sum, first, last, min, max };
}

type Live = (summary: Summary, subject: LabelSubject) => string;

const time =
  (pick: (summary: Summary) => Sample): Live =>
  (summary, { timezone }) =>
    timeText(pick(summary).at, timezone);

const age =
  (pick: (summary: Summary) => Sample): Live =>
  (summary, { nowMs }) =>
    durationText(nowMs - pick(summary).at);

const live: Readonly<Record<string, Live>> = {
  AVG: ({ sum, count }) => String(sum / count),
  DATAPOINT_COUNT: ({ count }) => String(count),
  FIRST: ({ first }) => String(first.value),
  FIRST_LAST_RANGE: ({ first, last }) => String(last.value - first.value),
  FIRST_LAST_TIME_RANGE: ({ first, last }) => durationText(last.at - first.at),
  FIRST_TIME: time(({ first }) => first),
  FIRST_TIME_RELATIVE: age(({ first }) => first),
  LAST: ({ last }) => String(last.value),
  LAST_TIME: time(({ last }) => last),
  LAST_TIME_RELATIVE: age(({ last }) => last),
  MAX: ({ max }) => String(max.value),
  MAX_TIME: time(({ max }) => max),
  MAX_TIME_RELATIVE: age(({ max }) => max),
  MIN: ({ min }) => String(min.value),
  MIN_MAX_RANGE: ({ min, max }) => String(max.value - min.value),
  MIN_MAX_TIME_RANGE: ({ min, max }) => durationText(max.at - min.at),
  MIN_TIME: time(({ min }) => min),
  MIN_TIME_RELATIVE: age(({ min }) => min),
  SUM: ({ sum }) => String(sum),
};

/** Undefined for a name that AWS does not document. */
function valueOf(name: string, subject: LabelSubject): string | undefined {
  if (name === 'LABEL') return subject.defaultLabel;
  const value = Object.hasOwn(live, name) ? live[name] : undefined;
  if (!value) return undefined;
  const summary = summaryOf(subject.samples);
  if (summary) return value(summary, subject);
  return name === 'DATAPOINT_COUNT' ? '0' : none;
}

const properties: Readonly<Record<string, (subject: LabelSubject) => string | undefined>> = {
  AccountId: ({ accountId }) => accountId,
  // Accounts have labels only with cross-account observability.
  AccountLabel: () => undefined,
  MetricName: ({ stat }) => stat?.Metric.MetricName,
  Namespace: ({ stat }) => stat?.Metric.Namespace,
  Period: ({ stat }) => stat && String(stat.Period),
  Region: ({ region }) => region,
  Stat: ({ stat }) => stat?.Stat,
};

const dimensionPrefix = 'Dim.';

function isProperty(name: string): boolean {
  return name.startsWith(dimensionPrefix) || Object.hasOwn(properties, name);
}

/** Undefined for a name that AWS does not document. */
function propertyOf(name: string, subject: LabelSubject): string | undefined {
  if (!isProperty(name)) return undefined;
  if (!name.startsWith(dimensionPrefix)) return properties[name]?.(subject) ?? none;
  const dimension = name.slice(dimensionPrefix.length);
  const dimensions = subject.stat?.Metric.Dimensions ?? [];
  return dimensions.find(({ Name: own }) => own === dimension)?.Value ?? none;
}

/** ISO 8601 with the offset: `2026-11-23T10:05:00+01:30`. */
function timeText(atMs: number, timezone: string): string {
  const [sign, hours, minutes] = [timezone[0], timezone.slice(1, 3), timezone.slice(3)];
  const offsetMs = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return `${new Date(atMs + offsetMs).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** A duration, ignoring its sign: `1d 2h 5m`. */
function durationText(ms: number): string {
  let left = Math.round(Math.abs(ms) / 1000);
  const parts: string[] = [];
  for (const [unit, seconds] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    if (left >= seconds) parts.push(`${Math.floor(left / seconds)}${unit}`);
    left %= seconds;
  }
  return parts.length === 0 ? '0s' : parts.join(' ');
}
