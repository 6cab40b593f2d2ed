/** What a call is and what it is about. */

/** A call, before it is made. */
export interface CallSite {
  /** `ec2:DescribeClientVpnEndpoints` */
  readonly action: string;
  readonly resource?: string;
  readonly signal?: AbortSignal | undefined;
  /** How many metrics each request asks for, where it is billed by them. */
  readonly metrics?: number;
}
