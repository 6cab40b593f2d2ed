/** The table of connections with its controls, as a tab or as a page. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { connectionCounts } from '../../core/connections/view/connectionCounts';
import type { ColumnChoices } from '../../core/connections/view/connectionColumn';
import { shownColumns } from '../../core/connections/view/connectionColumns';
import {
  chosenRows,
  defaultConnectionChoice,
  nextSort,
  rowsOfKinds,
  type ConnectionChoice,
} from '../../core/connections/view/connectionOrder';
import type { ConnectedRow, ConnectionRow } from '../../core/connections/view/connectionRow';
import type { Format } from '../../core/text/format';
import type {
  ConnectionsMemory,
  ConnectionsState,
  HostMessage,
  PageMessage,
  RowCommand,
} from '../../protocol/connections';
import type { Editor } from '../shared/vsCodeHost';
import { ConnectionControls } from './connectionControls';
import { ConnectionGrid } from './connectionGrid';
import { hiddenKind, noRowsNotice } from './noRows';
import { Notice } from './notice';
import { nothingSelected, pruneSelection, selectRow } from './rowSelection';
import { SelectionBar } from './selectionBar';
import { copyRequest, saveRequest } from './tableFiles';

interface ConnectionsViewProps {
  readonly state: ConnectionsState;
  readonly format: Format;
  readonly isBusy: boolean;
  /** The outcome of a command. */
  readonly said: string;
  /** What an earlier instance of the page persisted. */
  readonly memory: ConnectionsMemory | undefined;
  readonly editor: Pick<Editor<PageMessage, ConnectionsMemory, HostMessage>, 'post' | 'remember'>;
}

/** The row of the connection that the state asks to select; undefined if it is not listed or none is. */
export function highlightedRow({ rows, highlight }: ConnectionsState): ConnectedRow | undefined {
  if (highlight === null) return undefined;
  return rows.find(
    (row): row is ConnectedRow => row.kind === 'connection' && row.connectionId === highlight,
  );
}

/** The table with its controls. */
export function ConnectionsView({ state, format, editor, ...props }: ConnectionsViewProps) {
  const { texts, readOnly } = state;
  const { post } = editor;
  const [choice, setChoice] = useState<ConnectionChoice>(props.memory ?? defaultConnectionChoice);
  const [chosen, setChosen] = useState(nothingSelected);
  const [own, setOwn] = useState({ state, columns: state.columns });
  // What is chosen here holds until the extension sends it back.
  const columns = own.state === state ? own.columns : state.columns;
  const words = useMemo(() => ({ texts, format, now: state.now }), [state]);
  const rows = useMemo(() => chosenRows(state.rows, choice, words), [state, choice]);
  const selection = useMemo(() => pruneSelection(chosen, rows), [chosen, rows]);
  // The columns depend on all rows of the shown kinds; the filter and the order leave them.
  const ids = useMemo(
    () => shownColumns(rowsOfKinds(state.rows, choice), columns),
    [state, choice.ended, choice.failed, columns],
  );
  const table = useRef<HTMLTableElement>(null);
  const controls = useRef<HTMLDivElement>(null);
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
    setChosen(selectRow(nothingSelected, [], row.key, 'only'));
    wantsFocus.current = true;
  }, [state]);
  useLayoutEffect(() => {
    editor.remember({ ...choice, target: state.target });
  }, [state, choice]);

  const choose = (change: Partial<ConnectionChoice>): void => {
    setChoice((before) => ({ ...before, ...change }));
  };
  /** Changes what hides rows, and moves the focus to its control. */
  const reveal = (name: 'filter' | 'ended' | 'failed'): void => {
    choose({ [name]: name === 'filter' ? '' : true });
    controls.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  };
  const takeStep = (): void => {
    if (state.rows.length === 0) post({ type: 'step', of: 'empty' });
    else reveal(choice.filter !== '' ? 'filter' : hiddenKind(state.rows, choice));
  };
  const chooseColumns = (next: ColumnChoices, isFinal = true): void => {
    setOwn({ state, columns: next });
    if (isFinal) post({ type: 'columns', columns: next });
  };
  const copy = (some: readonly ConnectionRow[]): void => {
    if (some.length > 0) post(copyRequest(some, ids, words));
  };
  const selected = useMemo(
    () => rows.filter(({ key }) => selection.selected.has(key)),
    [rows, selection],
  );
  const endable = readOnly ? undefined : onlyOpen(selected);
  const command = (name: RowCommand): void => {
    if (!endable) return;
    const { scope, endpointId, connectionId } = endable;
    post({ type: 'rowCommand', command: name, scope, endpointId, connectionId });
  };
  return (
    <>
      <header>
        {state.title !== null && <h1>{state.title}</h1>}
        <p class="about">{connectionCounts(state.rows, state.fetchedAt, words)}</p>
      </header>
      <ConnectionControls
        root={controls}
        choice={choice}
        ids={ids}
        columns={columns}
        texts={texts}
        hasRows={rows.length > 0}
        onChoice={choose}
        onColumns={chooseColumns}
        onRefresh={() => {
          post({ type: 'refresh' });
        }}
        onCopy={() => {
          copy(rows);
        }}
        onSave={(kind) => {
          post(saveRequest(kind, rows, state.now));
        }}
      />
      <div class="progress" hidden={!props.isBusy} />
      {(['fault', 'logging'] as const).map((of) => (
        <Notice
          key={of}
          notice={state[of]}
          class={of === 'fault' ? 'banner' : 'note'}
          role={of === 'fault' ? 'alert' : 'note'}
          onStep={() => {
            post({ type: 'step', of });
          }}
        />
      ))}
      {rows.length > 0 && (
        <ConnectionGrid
          {...{ table, rows, ids, columns, words, selection, chosen }}
          isBusy={props.isBusy}
          sort={choice.sort}
          onSort={(column) => {
            choose({ sort: nextSort(choice.sort, column) });
          }}
          onSelect={setChosen}
          onColumns={chooseColumns}
          onCopy={() => {
            copy(selected);
          }}
          onEnd={() => {
            command('endConnection');
          }}
        />
      )}
      <Notice notice={noRowsNotice(state, choice, rows.length)} class="empty" onStep={takeStep} />
      <SelectionBar
        {...{ words, readOnly }}
        said={props.said}
        shown={rows.length}
        total={state.rows.length}
        selected={selected.length}
        canEnd={endable !== undefined}
        onCopy={() => {
          copy(selected);
        }}
        onCommand={command}
      />
    </>
  );
}

/** The single selected row, if its connection is open. */
function onlyOpen([row, ...others]: readonly ConnectionRow[]): ConnectedRow | undefined {
  return row?.kind === 'connection' && row.open && others.length === 0 ? row : undefined;
}
