/** How long a request may take and how large its answer may be, so that each settles whoever answers. */
import type { ServiceKey } from '../config/profileSettings';

/** The limits of one request. */
export interface RequestLimits {
  /** For the connection, TLS included, ms. */
  readonly connectMs: number;
  /** For the answer to begin, and within it for each next part, ms. */
  readonly readMs: number;
  /** For everything, ms: a server that sends a byte now and then is never silent for `readMs`. */
  readonly totalMs: number;
  /** Of the answer's body. */
  readonly mostBytes: number;
}

/** The same for all services. A minute is enough for the largest answer over 3 Mbit/s. */
export const timeLimits = { connectMs: 5_000, readMs: 20_000, totalMs: 60_000 };

const MB = 1_000_000;

/** For services whose lists have at most some hundred short items a page. */
const mostBytesOfOthers = 4 * MB;

/**
 * Several times the largest page that each service gives: a larger answer is not AWS's, and reading it
 * would hold up the editor.
 */
const mostBytes: Partial<Record<ServiceKey, number>> = {
  // 1,000 connections of some 2 kB.
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeClientVpnConnections.html
  ec2: 16 * MB,
  // 100,800 data points of some 80 bytes; alarms come 100 a page.
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
