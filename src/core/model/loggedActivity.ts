/** The activity in the connection logs of a scope within a time range. */
import type { Failure } from './errors';
import type { ConnectionRecord } from './connectionRecord';
import type { FailedAttempt } from './failedAttempt';

/** Why the log of an endpoint could not be read. */
interface LogFailure {
  readonly endpointId: string;
  readonly failure: Failure;
}

/** Connections and failed attempts, unordered. */
export interface LoggedActivity {
  readonly records: readonly ConnectionRecord[];
  readonly failures: readonly FailedAttempt[];
  /** Whether more attempts failed than are listed; the oldest are omitted. */
  readonly moreFailures: boolean;
  /** The endpoints whose logs were read. */
  readonly read: readonly string[];
  /** The logs that could not be read. */
  readonly failed: readonly LogFailure[];
}

/** For a scope none of whose logs has been read. */
export const nothingLogged: LoggedActivity = {
  records: [],
  failures: [],
  moreFailures: false,
  read: [],
  failed: [],
};
