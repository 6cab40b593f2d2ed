/** What the cards of a scope's alarms depend on. */
import type { ScopeSnapshot } from '../model/snapshot';
import type { ViewContext } from '../text/viewContext';

/** The complete scope, and how its data become text. */
export interface CardContext extends Pick<ViewContext, 't' | 'format' | 'now' | 'readOnly'> {
  readonly scope: ScopeSnapshot;
  /** Whether the trial is running, where links of confirmations can be opened here. */
  readonly trial: boolean;
}
