/** Cross-account relations between scopes: alarms may watch endpoints of another account. */
import type { AlarmState } from './alarm';
import type { ScopeId } from './scope';

/**
 * An endpoint of another account that an alarm of this scope names, according to a scope of that
 * account.
 */
export interface SeenElsewhere {
  /** Twelve digits. */
  readonly accountId: string;
  readonly endpointId: string;
  /** The scope of that account in the same region. */
  readonly scope: ScopeId;
  /** `unknown` while that scope's endpoints are not loaded or stale. */
  readonly there: 'yes' | 'no' | 'unknown';
  /** Its label, if it has a name. */
  readonly name?: string;
}

/** An alarm of another account that watches endpoints of this scope. */
export interface Watcher {
  readonly scope: ScopeId;
  readonly alarmName: string;
  readonly state: AlarmState;
  /** Whether it watches the number of connections. */
  readonly connections: boolean;
  readonly endpointIds: readonly string[];
}

/** All relations of one scope. */
export interface Elsewhere {
  readonly seen: readonly SeenElsewhere[];
  readonly watchers: readonly Watcher[];
}
