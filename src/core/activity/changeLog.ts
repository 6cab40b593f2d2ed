/**
 * Records the changes that this extension made in AWS. It keeps them for a day and across restarts,
 * so that users can distinguish their own changes from those of others.
 */
import { dayMs } from '../base/duration';
import { watchedEndpoints } from '../watching/watches';
import { Emitter, type Event } from '../base/events';
import type { AlarmDefinition } from '../model/alarm';
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import type { Backend } from '../ports/backend';
import { aroundWrites, type Write } from '../session/writes';

/** Retention in ms, and maximum number of changes. */
const keepMs = dayMs;
const mostChanges = 500;

/** A change that this extension sent and AWS accepted. */
export interface MadeChange {
  /** Ms since 1970. */
  readonly at: number;
  readonly scope: ScopeId;
  /** `alarms.put`, as `core/writes.ts` names it. */
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

  /** Wraps a backend so that its writes are recorded when AWS has accepted them. */
  watch(backend: Backend): Backend {
    const open: Backend['open'] = (scope) => this.watched(backend.open(scope), backend);
    return Object.assign(Object.create(backend) as Backend, { open });
  }

  private watched(aws: ScopeAws, { clock }: Backend): ScopeAws {
    return aroundWrites(aws, async (write) => {
      const answer = await write.send();
      const { method } = write;
      this.add({ at: clock.now(), scope: scopeId(aws.scope), method, ...aboutOf(write) });
      return answer;
    });
  }

  private add(change: MadeChange): void {
    const recent = this.all.filter(({ at }) => at > change.at - keepMs);
    this.memory.set([...recent, change].slice(-mostChanges));
    this.changed.fire(undefined);
  }
}

/** Subject and endpoint of a call. */
function aboutOf({
  method,
  values: [first, second],
}: Write): Pick<MadeChange, 'subject' | 'endpointId' | 'on'> {
  switch (method) {
    case 'alarms.put':
    case 'alarms.overwrite': {
      const definition = first as AlarmDefinition;
      const [endpointId] = watchedEndpoints(definition);
      return { subject: definition.name, ...(endpointId !== undefined && { endpointId }) };
    }
    case 'alarms.setActionsEnabled':
      return { subject: String(first), on: second === true };
    case 'endpoints.end':
      return { subject: String(second), endpointId: String(first) };
    default:
      return { subject: String(first) };
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
