/** An attempt to connect that did not work, as the connection log tells of it. */

/** A failed attempt. A certificate that is refused is never among them: AWS does not log those. */
export interface FailedAttempt {
  readonly endpointId: string;
  /** Milliseconds since 1970: the entry's own time, else when it was published. */
  readonly at: number;
  readonly username?: string;
  readonly commonName?: string;
  /** The client's public address. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  /** In AWS's words. */
  readonly reason?: string;
}

/** Who tried: user name, else common name; undefined where the log has neither. */
export function attemptUser(
  attempt: Pick<FailedAttempt, 'username' | 'commonName'>,
): string | undefined {
  return attempt.username ?? attempt.commonName;
}
