/** A call and its resource. */

/** A call that has not been made yet. */
export interface CallSite {
  /** `ec2:DescribeClientVpnEndpoints` */
  readonly action: string;
  readonly resource?: string;
  readonly signal?: AbortSignal | undefined;
  /** The number of metrics in each request, if they are billed. */
  readonly metrics?: number;
}
