/**
 * Records the changes that this extension made in AWS. It keeps them for a day and across restarts,
 * so that users can distinguish their own changes from those of others.
 */
import { dayMs } from '../base/duration';
import { watchedEndpoints } from '../watching/watches';
import { Emitter, type Event } from '../base/events';
import { scopeId, type Scope, type ScopeId } from '../model/scope';
import type { AwsCall } from '../ports/calls';

/** Retention in ms, and maximum number of changes. */
const keepMs = dayMs;
const mostChanges = 500;

/** A change that this extension sent and AWS accepted. */
export interface MadeChange {
  /** Ms since 1970. */
  readonly at: number;
  readonly scope: ScopeId;
  /** The `kind` of the call: `alarms.put`. */
  readonly method: string;
  /** The alarm's name, the topic's ARN or the connection's ID. */
  readonly subject: string;
  /** The endpoint that was changed or that the alarm watches, if the call names it. */
  readonly endpointId?: string;
  /** For enabling or disabling: whether it was enabled. */
  readonly on?: boolean;
}

/** Persistent storage of the changes. */
export interface ChangeMemory {
  get(): unknown;
  set(changes: readonly MadeChange[]): void;
}

/** The changes. */
export class ChangeLog {
  private readonly changed: Emitter<undefined>;
  readonly onDidChange: Event<undefined>;

  constructor(
    private readonly memory: ChangeMemory,
    onError: (error: unknown) => void,
  ) {
    this.changed = new Emitter(onError);
    this.onDidChange = this.changed.event;
  }

  /** Oldest first. Omits changes of kinds that only a later version knows. */
  get all(): readonly MadeChange[] {
    const kept = this.memory.get();
    return Array.isArray(kept) ? kept.filter(isMadeChange) : [];
  }

  /** Records a write that AWS has accepted. @param now ms since 1970 */
  record(call: AwsCall, scope: Scope, now: number): void {
    const recent = this.all.filter(({ at }) => at > now - keepMs);
    const { kind: method, resource: subject } = call;
    const change = { at: now, scope: scopeId(scope), method, subject, ...detailsOf(call) };
    this.memory.set([...recent, change].slice(-mostChanges));
    this.changed.fire(undefined);
  }

  /** Deletes the changes in a scope. */
  forget(scope: ScopeId): void {
    const kept = this.all.filter((change) => change.scope !== scope);
    if (kept.length === this.all.length) return;
    this.memory.set(kept);
    this.changed.fire(undefined);
  }
}

/** What a call says besides its resource. */
function detailsOf(call: AwsCall): Pick<MadeChange, 'endpointId' | 'on'> {
  switch (call.kind) {
    case 'alarms.put':
    case 'logAlarms.put':
    case 'alarms.overwrite': {
      const [endpointId] = watchedEndpoints(call.definition);
      return endpointId === undefined ? {} : { endpointId };
    }
    case 'alarms.setActionsEnabled':
      return { on: call.enabled };
    case 'endpoints.end':
    case 'endpoints.setLogging':
      return { endpointId: call.input.ClientVpnEndpointId };
    default:
      return {};
  }
}

function isMadeChange(value: unknown): value is MadeChange {
  if (typeof value !== 'object' || value === null) return false;
  const { at, scope, method, subject, endpointId, on } = value as Readonly<Record<string, unknown>>;
  return (
    typeof at === 'number' &&
    [scope, method, subject].every((s) => typeof s === 'string') &&
    ['string', 'undefined'].includes(typeof endpointId) &&
    ['boolean', 'undefined'].includes(typeof on)
  );
}
