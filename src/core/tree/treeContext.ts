/** What the rows of one scope are made from. */
import type { ScopeId } from '../model/scope';
import type { ScopeSnapshot } from '../model/snapshot';
import type { ViewContext } from '../text/viewContext';

/** A scope and how to put it into words. */
export interface TreeContext extends ViewContext {
  readonly scope: ScopeSnapshot;
  readonly scopeId: ScopeId;
  /** Failure sentences that a row above already tells: an ended sign-in fails every part alike. */
  readonly shownFailures: ReadonlySet<string>;
}
