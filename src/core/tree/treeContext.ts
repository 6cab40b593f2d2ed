/** Context for the rows of one scope. */
import type { ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { ViewContext } from '../text/viewContext';

/** A scope and its view context. */
export interface TreeContext extends ViewContext {
  /** Without hidden parts. */
  readonly scope: ScopeSnapshot;
  /** The complete scope, including hidden parts: findings must not depend on what is shown. */
  readonly whole: ScopeSnapshot;
  readonly scopeId: ScopeId;
  /** Failure sentences that a row above already shows: an expired sign-in fails every part. */
  readonly shownFailures: ReadonlySet<string>;
}
