/** What stands in place of rows when none is shown: why that is, and what helps. */
import type { ConnectionChoice } from '../../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import type { ConnectionsState, PageNotice } from '../../protocol/connections';

/** Rows that are shown only when asked for. */
export type HiddenKind = 'ended' | 'failed';

/** Where nobody is connected: which of the others are worth offering. */
export function hiddenKind(rows: readonly ConnectionRow[], choice: ConnectionChoice): HiddenKind {
  const isHidden = !choice.ended && rows.some(({ kind }) => kind !== 'failed');
  return isHidden ? 'ended' : 'failed';
}

/**
 * The notice; null where there is nothing to say, or the fault above says it.
 * @param shown how many rows are shown
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
