/** What the table shows of a state: the user's choice of rows and columns, and the selected rows. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ColumnChoices } from '../../core/connections/view/connectionColumn';
import { columnWidths } from '../../core/connections/view/columnWidths';
import { shownColumns, type ColumnWords } from '../../core/connections/view/connectionColumns';
import {
  chosenRows,
  defaultConnectionChoice,
  rowsOfKinds,
  type ConnectionChoice,
} from '../../core/connections/view/connectionOrder';
import type {
  ConnectionsMemory,
  ConnectionsState,
  HostMessage,
  PageMessage,
} from '../../protocol/connections';
import type { Editor } from '../shared/vsCodeHost';
import { textMeasure } from './textWidth';
import { nothingSelected, pruneSelection, selectRow } from './rowSelection';
import { highlightedRow } from './rowTarget';

/** What the table sends to the extension and persists. */
export type TableEditor = Pick<
  Editor<PageMessage, ConnectionsMemory, HostMessage>,
  'post' | 'remember'
>;

interface Source {
  readonly state: ConnectionsState;
  readonly words: ColumnWords;
  /** Gets the focus with a highlighted row. */
  readonly table: RefObject<HTMLElement | null>;
  readonly editor: TableEditor;
  /** What an earlier instance of the page persisted. */
  readonly memory: ConnectionsMemory | undefined;
}

/** Keeps the choice, persists it, and applies it to each state. */
export function useShownConnections(source: Source) {
  const { state, words, table, editor, memory } = source;
  const [choice, setChoice] = useState<ConnectionChoice>(memory ?? defaultConnectionChoice);
  const [chosen, select] = useState(nothingSelected);
  const [own, setOwn] = useState({ state, columns: state.columns, isFinal: true });
  // What is chosen here holds until the extension sends it back; while an edge is dragged, it does not yet.
  const columns = own.state === state || !own.isFinal ? own.columns : state.columns;
  const rows = useMemo(() => chosenRows(state.rows, choice, words), [state, choice]);
  const selection = useMemo(() => pruneSelection(chosen, rows), [chosen, rows]);
  // The columns depend on all rows of the shown kinds; the filter and the order leave them.
  const ofKinds = useMemo(
    () => rowsOfKinds(state.rows, choice),
    [state, choice.ended, choice.failed],
  );
  const ids = useMemo(() => shownColumns(ofKinds, columns), [ofKinds, columns]);
  const widths = useMemo(
    () => columnWidths(ofKinds, ids, choice.sort.column, words, textMeasure()),
    [ofKinds, ids, choice.sort],
  );
  const selected = useMemo(
    () => rows.filter(({ key }) => selection.selected.has(key)),
    [rows, selection],
  );
  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (wantsFocus.current) table.current?.focus({ preventScroll: true });
    wantsFocus.current = false;
  });
  useLayoutEffect(() => {
    const row = highlightedRow(state);
    if (!row) return;
    const next = { ...choice, ended: choice.ended || !row.open };
    setChoice(chosenRows([row], next, words).length > 0 ? next : { ...next, filter: '' });
    select(selectRow(nothingSelected, [], row.key, 'only'));
    wantsFocus.current = true;
  }, [state]);
  useLayoutEffect(() => {
    editor.remember({ ...choice, target: state.target });
  }, [state, choice]);

  return {
    ...{ choice, rows, ids, columns, widths, chosen, selection, selected, select },
    choose: (change: Partial<ConnectionChoice>): void => {
      setChoice((before) => ({ ...before, ...change }));
    },
    /** @param isFinal false while an edge is dragged */
    chooseColumns: (next: ColumnChoices, isFinal = true): void => {
      setOwn({ state, columns: next, isFinal });
      if (isFinal) editor.post({ type: 'columns', columns: next });
    },
  };
}
