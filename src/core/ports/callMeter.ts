/** Counts what is asked of AWS. */
import type { ScopeId } from '../model/scope';

/** Told of every call. */
export interface CallMeter {
  /**
   * @param action `ec2:DescribeClientVpnEndpoints`
   * @param calls how many requests were sent for it, those sent again included
   */
  count(scope: ScopeId, action: string, calls: number): void;
}
