/** Counts what is asked of AWS. */
import type { ScopeId } from '../model/scope';

/**
 * What AWS bills reading by: the metrics that GetMetricData was asked for, and the bytes that queries
 * of Logs Insights scanned. All other calls in use are free of charge.
 * https://aws.amazon.com/cloudwatch/pricing/
 */
export type Billed = 'metrics' | 'scannedBytes';

/** Told of every call. */
export interface CallMeter {
  /**
   * @param action `ec2:DescribeClientVpnEndpoints`
   * @param calls how many requests were sent for it, those sent again included
   */
  count(scope: ScopeId, action: string, calls: number): void;
  /** So much more of it was used. */
  bill(what: Billed, amount: number): void;
}
