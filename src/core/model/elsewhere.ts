/** What the scopes know of one another: alarms may watch endpoints of another account. */
import type { AlarmState } from './alarm';
import type { ScopeId } from './scope';

/** An endpoint of another account that an alarm of this scope names, as a scope of that account sees it. */
export interface SeenElsewhere {
  /** Twelve digits. */
  readonly accountId: string;
  readonly endpointId: string;
  /** The scope of that account and of the same region. */
  readonly scope: ScopeId;
  /** `unknown` while that scope's endpoints are not known, or no longer for sure. */
  readonly there: 'yes' | 'no' | 'unknown';
  /** What people call it, where it has a name. */
  readonly name?: string;
}

/** An alarm of another account that watches endpoints of this scope. */
export interface Watcher {
  readonly scope: ScopeId;
  readonly alarmName: string;
  readonly state: AlarmState;
  /** Whether it tells of the number of connections. */
  readonly connections: boolean;
  readonly endpointIds: readonly string[];
}

/** All of it, for one scope. */
export interface Elsewhere {
  readonly seen: readonly SeenElsewhere[];
  readonly watchers: readonly Watcher[];
}
