/**
 * Which alarms are meant to tell of new connections. Only these can be wrong in how they do it: an
 * alarm on the count itself, on failures or on a certificate's end has another job.
 */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { publishingIntervalSeconds } from '../cloudwatch/definition';
import {
  isConnectionAlarm,
  namedEndpoints,
  readQueries,
  readsConnections,
  type NamedEndpoint,
} from '../watching/watches';

/** An alarm that compares the rise of the connection count with its threshold, or is meant to. */
export interface RiseAlarm {
  readonly alarm: AlarmDefinition;
  /** False when the rise is worked out but something else is watched. */
  readonly watched: boolean;
  /** The expressions that the watched value, or the rise, is made from. */
  readonly expressions: readonly string[];
  /** The endpoints whose count goes into what is watched, as far as they are named. */
  readonly endpoints: readonly NamedEndpoint[];
  /** What one new connection is for the threshold; undefined where the expression is more than that. */
  readonly unit: number | undefined;
}

const rise = /\b(DIFF|RATE)\s*\(/;
const plainRise = /^\s*(DIFF|RATE)\s*\(\s*\w+\s*\)\s*$/;

/** The alarm as one that tells of new connections; undefined when it has another job. */
export function riseAlarm(alarm: AlarmDefinition): RiseAlarm | undefined {
  if (!isConnectionAlarm(alarm)) return undefined;
  const watchedQueries = alarm.queries.filter(({ returnData }) => returnData);
  const read = readQueries(watchedQueries, alarm.queries);
  const watched = read.some((query) => isRise(query, alarm));
  if (!watched && !alarm.queries.some((query) => isRise(query, alarm))) return undefined;
  const expressions = read.map(({ expression }) => expression).filter((one) => one !== undefined);
  const unit = watched ? unitOf(watchedQueries[0]?.expression ?? '') : undefined;
  const endpoints = namedEndpoints({ queries: read });
  const found = { alarm, watched, expressions, endpoints, unit };
  return notifiesOfDecreases(found) ? undefined : found;
}

/**
 * How many must connect between two publications for the alarm to go off: a whole number, 0 or less
 * when it goes off without a rise; undefined where that cannot be told.
 */
export function neededRise({ alarm, unit }: RiseAlarm): number | undefined {
  if (unit === undefined || !Number.isFinite(alarm.threshold)) return undefined;
  // Rounded: a threshold of 0.0033 is meant as one connection in 300 seconds.
  const connections = Math.round((alarm.threshold / unit) * 100) / 100;
  if (alarm.comparison === 'GreaterThanOrEqualToThreshold') return Math.ceil(connections);
  if (alarm.comparison === 'GreaterThanThreshold') return Math.floor(connections) + 1;
  return undefined;
}

function isRise(query: MetricQuery, { queries }: AlarmDefinition): boolean {
  const isExpression = rise.test(query.expression ?? '');
  return isExpression && readQueries([query], queries).some(readsConnections);
}

function unitOf(expression: string): number | undefined {
  const name = plainRise.exec(expression)?.[1];
  if (name === undefined) return undefined;
  return name === 'DIFF' ? 1 : 1 / publishingIntervalSeconds;
}

/** Below a count that stays the same: it tells of people who leave. */
function notifiesOfDecreases({ alarm: { comparison, threshold }, unit }: RiseAlarm): boolean {
  if (unit === undefined) return comparison.startsWith('LessThan');
  if (comparison === 'LessThanThreshold') return threshold <= 0;
  return comparison === 'LessThanOrEqualToThreshold' && threshold < 0;
}
