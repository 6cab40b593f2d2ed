/** The notice that replaces the rows if none is shown: the reason, and the next step. */
import type { ConnectionChoice } from '../../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import type { ConnectionsState, PageNotice } from '../../protocol/connections';

/** Rows that are shown only on request. */
export type HiddenKind = 'ended' | 'failed';

/** If nobody is connected: which hidden rows to offer. */
export function hiddenKind(rows: readonly ConnectionRow[], choice: ConnectionChoice): HiddenKind {
  const isHidden = !choice.ended && rows.some(({ kind }) => kind !== 'failed');
  return isHidden ? 'ended' : 'failed';
}

/**
 * The notice; null if none is needed, or if the fault notice above explains it.
 * @param shown the number of visible rows
 */
export function noRowsNotice(
  state: ConnectionsState,
  choice: ConnectionChoice,
  shown: number,
): PageNotice | null {
  const { rows, empty, fault, texts } = state;
  if (shown > 0) return null;
  if (rows.length === 0) return fault === null ? empty : null;
  if (choice.filter !== '') return { sentence: texts.noneFit, step: texts.clearFilter };
  const step = hiddenKind(rows, choice) === 'ended' ? texts.showEnded : texts.showFailed;
  return { sentence: texts.nobodyNow, step };
}
