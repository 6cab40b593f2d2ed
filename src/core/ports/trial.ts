/** The user's actions on the simulated account. The simulator's control URL uses the same verbs. */
import type { Event } from '../base/events';

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
  /** Whether the client sends and receives keep-alive packets only. */
  readonly quiet?: boolean;
}

/** A failed sign-in; omitted members are generated. */
export interface FailedSignIn extends NewConnection {
  /** As logged. Without one, a certificate endpoint logs nothing, as in AWS. */
  readonly reason?: string;
}

/** An endpoint of the simulated account. */
export interface StoryEndpoint {
  readonly id: string;
  readonly name: string;
}

/** The newest alarm that was created since the trial started, and what it has done. */
export interface StoryAlarm {
  readonly name: string;
  /** The endpoint that it watches; undefined if its configuration names none. */
  readonly endpoint: StoryEndpoint | undefined;
  /** Addresses that have not confirmed their subscription. */
  readonly pending: readonly string[];
  /** Whether an address has confirmed its subscription. */
  readonly reachesSomebody: boolean;
  /** Whether a user is connected whose connection has not been published yet. */
  readonly connected: boolean;
  readonly fired: boolean;
  /** Whether a mail about it has been sent. */
  readonly mailed: boolean;
}

/** A connection that ended before a publication, at an endpoint with an alarm on the count. */
export interface MissedConnection {
  readonly endpoint: StoryEndpoint;
  readonly alarmName: string;
  readonly user: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** What has happened in the simulated account, as far as the trial's story goes on with it. */
export interface StoryProgress {
  /** An endpoint that no alarm watches. */
  readonly unwatched: StoryEndpoint | undefined;
  readonly alarm: StoryAlarm | undefined;
  /** The newest one. */
  readonly missed: MissedConnection | undefined;
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
  /** When the trial started: simulated time, ms since 1970. Earlier mails are old ones. */
  readonly startedAt: number;
  /** Oldest first. */
  outbox(): readonly Mail[];
  /** Fires when a mail was sent. */
  readonly onDidMail: Event<Mail>;
  /** Whether a subscription of an address waits for its confirmation. */
  isPending(topicArn: string, address: string): boolean;
  /** How far the trial's story is; undefined if the scenario has none. */
  progress(): StoryProgress | undefined;
  /**
   * Confirms the pending subscriptions of an address, like the link in the mail. Of a web address the
   * host is enough, as `subscriberAddress` gives it.
   */
  confirm(topicArn: string, address: string): void;
  /** Moves the clock forward; returns after every evaluation within that time has run. */
  advance(seconds: number): void;
}
