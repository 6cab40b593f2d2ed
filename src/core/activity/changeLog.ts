/**
 * Records the changes that this extension made in AWS. It keeps them for a day and across restarts,
 * so that users can distinguish their own changes from those of others.
 */
import { dayMs } from '../base/duration';
import { watchedEndpoints } from '../watching/watches';
import { Emitter, type Disposable, type Event } from '../base/events';
import { scopeId, type Scope, type ScopeId } from '../model/scope';
import type { AwsCall } from '../ports/calls';

/** Retention in ms, and maximum number of changes. */
const retentionMs = dayMs;
const mostChanges = 500;

/** A change that this extension sent and AWS accepted. */
export interface RecordedChange {
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
  set(changes: readonly RecordedChange[]): void;
}

/** The changes in a simulated account, up to its end. */
export interface SimulatedChanges extends Disposable, Pick<ChangeLog, 'record'> {}

/** The changes. */
export class ChangeLog {
  private readonly changed: Emitter<undefined>;
  readonly onDidChange: Event<undefined>;
  /** The changes in the simulated account; undefined outside of the trial. */
  private simulated: { changes: readonly RecordedChange[] } | undefined;

  constructor(
    private readonly memory: ChangeMemory,
    onError: (error: unknown) => void,
  ) {
    this.changed = new Emitter(onError);
    this.onDidChange = this.changed.event;
  }

  /** Oldest first. Omits changes of kinds that only a later version knows. */
  get all(): readonly RecordedChange[] {
    return this.simulated?.changes ?? this.stored;
  }

  /** Records a write that AWS has accepted in a real account, also during the trial. @param now ms since 1970 */
  record(call: AwsCall, scope: Scope, now: number): void {
    this.memory.set(withChange(this.stored, call, scope, now));
    this.changed.fire(undefined);
  }

  /**
   * Begins the changes in a new simulated account, which are in no storage: a profile of the user may have
   * the name of the simulated one. Those of real accounts are back when the result is disposed.
   */
  simulate(): SimulatedChanges {
    const own: { changes: readonly RecordedChange[] } = { changes: [] };
    this.simulated = own;
    this.changed.fire(undefined);
    return {
      record: (call, scope, now) => {
        own.changes = withChange(own.changes, call, scope, now);
        this.changed.fire(undefined);
      },
      dispose: () => {
        // Another simulated account may have begun since.
        if (this.simulated !== own) return;
        this.simulated = undefined;
        this.changed.fire(undefined);
      },
    };
  }

  private get stored(): readonly RecordedChange[] {
    const stored = this.memory.get();
    return Array.isArray(stored) ? stored.filter(isRecordedChange) : [];
  }
}

/** The changes of the last day, with one more. @param now ms since 1970 */
function withChange(
  changes: readonly RecordedChange[],
  call: AwsCall,
  scope: Scope,
  now: number,
): readonly RecordedChange[] {
  const recent = changes.filter(({ at }) => at > now - retentionMs);
  const { kind: method, resource: subject } = call;
  const change = { at: now, scope: scopeId(scope), method, subject, ...detailsOf(call) };
  return [...recent, change].slice(-mostChanges);
}

/** What a call says besides its resource. */
function detailsOf(call: AwsCall): Pick<RecordedChange, 'endpointId' | 'on'> {
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

function isRecordedChange(value: unknown): value is RecordedChange {
  if (typeof value !== 'object' || value === null) return false;
  const { at, scope, method, subject, endpointId, on } = value as Readonly<Record<string, unknown>>;
  return (
    typeof at === 'number' &&
    [scope, method, subject].every((s) => typeof s === 'string') &&
    ['string', 'undefined'].includes(typeof endpointId) &&
    ['boolean', 'undefined'].includes(typeof on)
  );
}
