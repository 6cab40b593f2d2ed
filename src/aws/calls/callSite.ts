/** A call and its resource. */

/** A call that has not been made yet. */
export interface CallSite {
  /** `ec2:DescribeClientVpnEndpoints` */
  readonly action: string;
  readonly resource?: string;
  /** A text that neither a failure nor the log may repeat. */
  readonly secret?: string;
  readonly signal?: AbortSignal | undefined;
  /** The number of metrics in each request, if they are billed. */
  readonly metrics?: number;
}
