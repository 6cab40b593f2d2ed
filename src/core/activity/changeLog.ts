/**
 * Remembers what was changed in AWS from here, for a day and through restarts: who looks at what
 * happened wants to tell their own doing from that of others.
 */
import { Emitter, type Event } from '../events';
import type { AlarmDefinition } from '../model/alarm';
import { scopeId, type ScopeId } from '../model/scope';
import type { ScopeAws } from '../ports/aws';
import type { Backend } from '../ports/backend';
import { aroundWrites, type Write } from '../writes';

/** Longest memory, ms, and most changes. */
const keepMs = 24 * 60 * 60 * 1000;
const mostChanges = 500;

/** Something that was changed from here, and that AWS took. */
export interface MadeChange {
  /** Ms since 1970. */
  readonly at: number;
  readonly scope: ScopeId;
  /** `alarms.put`, as `core/writes.ts` names it. */
  readonly method: string;
  /** The alarm's name, the topic's ARN, the connection's id. */
  readonly subject: string;
}

/** Where the changes outlive the window. */
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

  /** Oldest first. What a later version wrote and this one does not know is left out. */
  get all(): readonly MadeChange[] {
    const kept = this.memory.get();
    return Array.isArray(kept) ? kept.filter(isMadeChange) : [];
  }

  /** The same backend, whose writes are remembered when AWS has taken them. */
  watch(backend: Backend): Backend {
    const open: Backend['open'] = (scope) => this.watched(backend.open(scope), backend);
    return Object.assign(Object.create(backend) as Backend, { open });
  }

  private watched(aws: ScopeAws, { clock }: Backend): ScopeAws {
    return aroundWrites(aws, async (write) => {
      const answer = await write.send();
      const change = { scope: scopeId(aws.scope), method: write.method, subject: subjectOf(write) };
      this.add({ at: clock.now(), ...change });
      return answer;
    });
  }

  private add(change: MadeChange): void {
    const recent = this.all.filter(({ at }) => at > change.at - keepMs);
    this.memory.set([...recent, change].slice(-mostChanges));
    this.changed.fire(undefined);
  }
}

/** The name or id that a call is about; of `endpoints.end`, the connection. */
function subjectOf({ method, values: [first, second] }: Write): string {
  if (method === 'alarms.put') return (first as AlarmDefinition).name;
  return String(method.startsWith('endpoints.') ? second : first);
}

function isMadeChange(value: unknown): value is MadeChange {
  if (typeof value !== 'object' || value === null) return false;
  const { at, scope, method, subject } = value as Readonly<Record<string, unknown>>;
  return typeof at === 'number' && [scope, method, subject].every((s) => typeof s === 'string');
}
