/**
 * Counts the calls of each operation in each scope since the extension started, and the billed
 * usage.
 */
import type { ScopeId } from '../model/scope';
import type { Billed, CallMeter } from '../ports/callMeter';

/** The calls of one operation in one scope. */
export interface CallCount {
  readonly scope: ScopeId;
  readonly action: string;
  readonly calls: number;
}

/** The counts. */
export class CallCounts implements CallMeter {
  private readonly byScope = new Map<ScopeId, Map<string, number>>();
  private used: Readonly<Record<Billed, number>> = { metrics: 0, scannedBytes: 0 };

  /** @param since when counting began, ms since 1970 */
  constructor(readonly since: number) {}

  count(scope: ScopeId, action: string, calls: number): void {
    const own = this.byScope.get(scope) ?? new Map<string, number>();
    this.byScope.set(scope, own);
    own.set(action, (own.get(action) ?? 0) + calls);
  }

  bill(what: Billed, amount: number): void {
    this.used = { ...this.used, [what]: this.used[what] + amount };
  }

  /** What is billed, over all scopes. */
  get billed(): Readonly<Record<Billed, number>> {
    return this.used;
  }

  /** All counts, by scope in the order of their first calls, then by action. */
  get all(): readonly CallCount[] {
    return [...this.byScope].flatMap(([scope, actions]) =>
      [...actions].sort().map(([action, calls]) => ({ scope, action, calls })),
    );
  }
}
