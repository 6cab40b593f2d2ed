/**
 * The limits of a request's time and response size, so that each request settles whatever the
 * server does.
 */
import { minuteMs } from '../../core/base/duration';
import type { ServiceKey } from '../config/profileSettings';

/** The limits of one request. */
export interface RequestLimits {
  /** For the connection, TLS included, ms. */
  readonly connectMs: number;
  /** For the start of the response, and for each following part, ms. */
  readonly readMs: number;
  /** In total, ms: a server that sends a byte from time to time never exceeds `readMs`. */
  readonly totalMs: number;
  /** Of the response body. */
  readonly mostBytes: number;
}

/** The same for all services. A minute is enough for the largest answer over 3 Mbit/s. */
export const timeLimits = { connectMs: 5_000, readMs: 20_000, totalMs: minuteMs };

const MB = 1_000_000;

/** For services whose lists have at most some hundred short items a page. */
const mostBytesOfOthers = 4 * MB;

/**
 * Several times the largest page of each service. A larger response does not come from AWS, and
 * reading it would block the editor.
 */
const mostBytes: Partial<Record<ServiceKey, number>> = {
  // 1,000 connections of some 2 kB.
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeClientVpnConnections.html
  ec2: 16 * MB,
  // 100,800 datapoints of some 80 bytes; alarms come 100 a page.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
  cloudwatch: 20 * MB,
  // 10,000 results of a query, connection log entries of some 2 kB; FilterLogEvents stops at 1 MB.
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
  cloudwatch_logs: 64 * MB,
};

/** The limits of a service's requests. */
export function limitsOf(service: ServiceKey): RequestLimits {
  return { ...timeLimits, mostBytes: mostBytes[service] ?? mostBytesOfOthers };
}
