/** The faults of log alarms that are found by reading roles and log groups. */
import type { RoleFault } from '../logAlarms/logAlarmRoles';
import type { Failure } from '../model/errors';

/** A fault of a role or a log group of a log alarm. */
export type ReadDiagnosis =
  | { readonly rule: 'roleGone'; readonly role: string }
  /** The role does not, or may not, serve the alarm; at least one fault. */
  | { readonly rule: 'roleFaulty'; readonly role: string; readonly faults: readonly RoleFault[] }
  | { readonly rule: 'groupGone'; readonly group: string }
  /** A client connected at `since` (ms since 1970), and the log group has no entry since then. */
  | { readonly rule: 'logSilent'; readonly group: string; readonly since: number }
  /** The role or log group could not be read, so its faults are unknown. */
  | { readonly rule: 'unread'; readonly what: string; readonly failure: Failure };
