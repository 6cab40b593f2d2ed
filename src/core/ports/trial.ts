/** The user's actions on the simulated account. The simulator's control URL uses the same verbs. */

/** A mail in the outbox. */
export interface Mail {
  /** Simulated time, ms since 1970. */
  readonly at: number;
  readonly topicArn: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** A new connection; omitted members are generated. */
export interface NewConnection {
  readonly endpointId: string;
  readonly username?: string;
  readonly commonName?: string;
  readonly deviceIp?: string;
  readonly deviceType?: string;
}

/** A failed sign-in; omitted members are generated. */
export interface FailedSignIn extends NewConnection {
  /** As logged. Without one, a certificate endpoint logs nothing, as in AWS. */
  readonly reason?: string;
}

/** Controls the simulator of the trial. */
export interface TrialControls {
  /** The one region in which the simulated account has endpoints. */
  readonly region: string;
  /** Simulated seconds per real second; 0: the clock stands. */
  readonly speed: number;
  /** The connection's id. @throws Error when the endpoint does not exist */
  connect(connection: NewConnection): string;
  /** Simulates a failed attempt to connect. @throws Error when the endpoint does not exist */
  attempt(attempt: FailedSignIn): void;
  /** @throws Error when no open connection has that id */
  disconnect(connectionId: string): void;
  /** Oldest first. */
  outbox(): readonly Mail[];
  /**
   * Confirms the pending subscriptions of an address, like the link in the mail. Of a web address the
   * host is enough, as `subscriberAddress` gives it.
   */
  confirm(topicArn: string, address: string): void;
  /** Moves the clock forward; returns after every evaluation within that time has run. */
  advance(seconds: number): void;
}
