/**
 * Recognizes alarms that are intended to notify of new connections. The rules on settings apply
 * only to these: alarms on the count itself, on failures or on certificate expiry have another
 * purpose.
 */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';
import { publishingIntervalSeconds } from '../cloudwatch/limits';
import {
  isConnectionAlarm,
  namedEndpoints,
  readQueries,
  readsConnections,
  type NamedEndpoint,
} from '../watching/watches';

/**
 * An alarm that compares, or is intended to compare, the rise of the connection count with its
 * threshold.
 */
export interface RiseAlarm {
  readonly alarm: AlarmDefinition;
  /** False if the rise is calculated but another value is watched. */
  readonly watched: boolean;
  /** The expressions that the watched value is calculated from. */
  readonly expressions: readonly string[];
  /** The named endpoints whose count the watched value is calculated from. */
  readonly endpoints: readonly NamedEndpoint[];
  /**
   * The value of one new connection in the threshold's unit; undefined for a more complex
   * expression.
   */
  readonly unit: number | undefined;
}

const rise = /\b(DIFF|RATE)\s*\(/;
const plainRise = /^\s*(DIFF|RATE)\s*\(\s*\w+\s*\)\s*$/;

/** The alarm as one on new connections; undefined if it has another purpose. */
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
 * How many users must connect between two publications for the alarm to fire: an integer, 0 or less
 * if it fires without a rise; undefined if that cannot be determined.
 */
export function neededRise({ alarm, unit }: RiseAlarm): number | undefined {
  if (unit === undefined || !Number.isFinite(alarm.threshold)) return undefined;
  // Rounded: a threshold of 0.0033 is intended as one connection in 300 seconds.
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

/** Whether the condition excludes an unchanged count: the alarm then notifies of disconnections. */
function notifiesOfDecreases({ alarm: { comparison, threshold }, unit }: RiseAlarm): boolean {
  if (unit === undefined) return comparison.startsWith('LessThan');
  if (comparison === 'LessThanThreshold') return threshold <= 0;
  return comparison === 'LessThanOrEqualToThreshold' && threshold < 0;
}
