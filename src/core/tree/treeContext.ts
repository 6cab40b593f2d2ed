/** Context for the rows of one scope. */
import type { ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { ViewContext } from '../text/viewContext';

/** A scope and its view context. */
export interface TreeContext extends ViewContext {
  readonly scope: ScopeSnapshot;
  readonly scopeId: ScopeId;
  /** Failure sentences that a row above already shows: an expired sign-in fails every part. */
  readonly shownFailures: ReadonlySet<string>;
}
