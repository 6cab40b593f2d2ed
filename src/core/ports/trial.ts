/** What a person can do to the simulated world. The same verbs as the simulator's control URL. */

/** A mail in the outbox. */
export interface Mail {
  /** Simulated time, ms since 1970. */
  readonly at: number;
  readonly topicArn: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Who connects; what is left out is made up. */
export interface NewConnection {
  readonly endpointId: string;
  readonly username?: string;
  readonly commonName?: string;
  readonly deviceIp?: string;
  readonly deviceType?: string;
}

/** Who tries in vain; what is left out is made up. */
export interface FailedSignIn extends NewConnection {
  /** As the log would give it. Without one, a certificate endpoint logs nothing, as AWS does. */
  readonly reason?: string;
}

/** The trial's handle on the simulator. */
export interface TrialControls {
  /** The one region in which the simulated account has endpoints. */
  readonly region: string;
  /** The connection's id. @throws Error when the endpoint does not exist */
  connect(connection: NewConnection): string;
  /** Somebody fails to connect. @throws Error when the endpoint does not exist */
  attempt(attempt: FailedSignIn): void;
  /** @throws Error when no open connection has that id */
  disconnect(connectionId: string): void;
  /** Oldest first. */
  outbox(): readonly Mail[];
  /** Confirms a pending e-mail subscription, as a click on the mailed link would. */
  confirm(topicArn: string, email: string): void;
  /** Lets time pass; returns when every evaluation inside that span has run. */
  advance(seconds: number): void;
}
