/** Checks on request: refreshes, and reads what only a check reads. */
import type { Finding } from '../../core/diagnosis/finding';
import { readFindings } from '../../core/diagnosis/readFindings';
import { scopeId, type ScopeId } from '../../core/model/scope';
import type { ScopeSnapshot } from '../../core/model/snapshot';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';

/** Dependencies of the checks. */
export interface HealthCheckDeps {
  readonly session: Pick<Session, 'refresh' | 'scopeAws'>;
  readonly store: Store;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** The scopes of a selection; null selects all. */
export function checkedScopes(store: Store, scope: ScopeId | null): readonly ScopeSnapshot[] {
  const { scopes } = store.snapshot;
  return scopes.filter((one) => scope === null || scopeId(one.scope) === scope);
}

/** The checks of a page. */
export class HealthCheck {
  /** The findings about roles and log groups, which are read only by a check. */
  private read: readonly Finding[] = [];
  private doneAt: number | undefined;
  private running = 0;

  constructor(
    private readonly deps: HealthCheckDeps,
    private readonly signal: AbortSignal,
  ) {}

  /** The findings that only a check reads. */
  get findings(): readonly Finding[] {
    return this.read;
  }

  /** When the last check has ended, ms since 1970; undefined before the first one. */
  get checkedAt(): number | undefined {
    return this.doneAt;
  }

  get isRunning(): boolean {
    return this.running > 0;
  }

  /**
   * Refreshes, then reads the roles and log groups.
   * @param selected the scope; null for all
   * @throws ExpectedError if they cannot be read
   */
  async run(selected: ScopeId | null): Promise<void> {
    const { session, store, now } = this.deps;
    this.running += 1;
    try {
      await session.refresh(selected ?? undefined);
      const read: Finding[] = [];
      for (const scope of checkedScopes(store, selected)) {
        const aws = session.scopeAws(scopeId(scope.scope));
        read.push(...(await readFindings(scope, { aws, signal: this.signal })));
      }
      const isOf = (id: ScopeId): boolean => selected === null || selected === id;
      const there = new Set(store.snapshot.scopes.map(({ scope }) => scopeId(scope)));
      const others = this.read.filter(({ scope }) => !isOf(scope) && there.has(scope));
      this.read = [...others, ...read];
      this.doneAt = now();
    } finally {
      this.running -= 1;
    }
  }
}
