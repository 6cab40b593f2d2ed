/** Counts AWS calls. */
import type { ScopeId } from '../model/scope';

/**
 * The units of billed reads: metrics requested from GetMetricData, and bytes scanned by Logs
 * Insights queries. All other calls in use are free of charge.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
export type Billed = 'metrics' | 'scannedBytes';

/** Receives every call. */
export interface CallMeter {
  /**
   * @param action `ec2:DescribeClientVpnEndpoints`
   * @param calls the number of requests sent, retries included
   */
  count(scope: ScopeId, action: string, calls: number): void;
  /** Adds billed usage. */
  bill(what: Billed, amount: number): void;
}
