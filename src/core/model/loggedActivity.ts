/** What the connection logs of a scope tell of a span of time. */
import type { Failure } from './errors';
import type { ConnectionRecord } from './connectionRecord';
import type { FailedAttempt } from './failedAttempt';

/** Why the log of an endpoint could not be read. */
export interface LogFailure {
  readonly endpointId: string;
  readonly failure: Failure;
}

/** Connections and failed attempts, in no order. */
export interface LoggedActivity {
  readonly records: readonly ConnectionRecord[];
  readonly failures: readonly FailedAttempt[];
  /** Whether more attempts failed than are listed; the oldest are missing. */
  readonly moreFailures: boolean;
  /** The endpoints whose logs were read. */
  readonly read: readonly string[];
  /** What could not be read. */
  readonly failed: readonly LogFailure[];
}

/** Of a scope none of whose logs has been read. */
export const nothingLogged: LoggedActivity = {
  records: [],
  failures: [],
  moreFailures: false,
  read: [],
  failed: [],
};
