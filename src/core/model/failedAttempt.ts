/** A failed attempt to connect, from the connection log. */

/** A failed attempt. Rejected certificates are never among them: AWS does not log those. */
export interface FailedAttempt {
  readonly endpointId: string;
  /** Milliseconds since 1970: the entry's own time, else the time of its publication. */
  readonly at: number;
  readonly username?: string;
  readonly commonName?: string;
  /** The client's public address. */
  readonly deviceIp?: string;
  readonly deviceType?: string;
  /** AWS's message. */
  readonly reason?: string;
}

/** The user: user name, else common name; undefined if the log has neither. */
export function attemptUser(
  attempt: Pick<FailedAttempt, 'username' | 'commonName'>,
): string | undefined {
  return attempt.username ?? attempt.commonName;
}
