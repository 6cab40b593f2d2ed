/** The table of connections with its controls, as a tab or as a page. */
import { useMemo, useRef } from 'preact/hooks';
import { connectionCounts } from '../../core/connections/view/connectionCounts';
import {
  connectionsCsv,
  connectionsFileName,
  connectionsJson,
  connectionsTsv,
} from '../../core/connections/view/connectionExport';
import { nextSort } from '../../core/connections/view/connectionOrder';
import type { ConnectionRow } from '../../core/connections/view/connectionRow';
import type { Format } from '../../core/text/format';
import type { ConnectionsMemory, ConnectionsState, RowCommand } from '../../protocol/connections';
import { ConnectionControls } from './connectionControls';
import { ConnectionGrid } from './connectionGrid';
import { hiddenKind, noRowsNotice } from './noRows';
import { Notice } from './notice';
import { SelectionBar } from './selectionBar';
import { menuContext, onlyOpen } from './rowTarget';
import { useShownConnections, type TableEditor } from './shownConnections';

interface ConnectionsViewProps {
  readonly state: ConnectionsState;
  readonly format: Format;
  readonly isBusy: boolean;
  /** The outcome of a command. */
  readonly statusText: string;
  /** What an earlier instance of the page persisted. */
  readonly memory: ConnectionsMemory | undefined;
  readonly editor: TableEditor;
}

/** The table with its controls. */
export function ConnectionsView({ state, format, editor, ...props }: ConnectionsViewProps) {
  const { texts, readOnly } = state;
  const { post } = editor;
  const table = useRef<HTMLTableElement>(null);
  const controls = useRef<HTMLDivElement>(null);
  const words = useMemo(() => ({ texts, format, now: state.now }), [state]);
  const shown = useShownConnections({ state, words, table, editor, memory: props.memory });
  const { choice, choose, rows, ids, columns, chooseColumns, selected } = shown;
  /** Changes what hides rows, and moves the focus to its control. */
  const reveal = (name: 'filter' | 'ended' | 'failed'): void => {
    choose({ [name]: name === 'filter' ? '' : true });
    controls.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus();
  };
  const takeStep = (): void => {
    if (state.rows.length === 0) post({ type: 'step', of: 'empty' });
    else reveal(choice.filter !== '' ? 'filter' : hiddenKind(state.rows, choice));
  };
  const copy = (some: readonly ConnectionRow[]): void => {
    const { length } = some;
    if (length > 0) post({ type: 'copy', text: connectionsTsv(some, ids, words), rows: length });
  };
  const open = onlyOpen(selected);
  const endable = readOnly ? undefined : open;
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
          const text = (kind === 'csv' ? connectionsCsv : connectionsJson)(rows, state.now);
          const name = connectionsFileName(state.now, kind);
          post({ type: 'saveFile', file: { kind, name, text } });
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
          {...{ table, rows, ids, columns, words }}
          widths={shown.widths}
          selection={shown.selection}
          chosen={shown.chosen}
          isBusy={props.isBusy}
          menu={menuContext(open)}
          sort={choice.sort}
          onSort={(column) => {
            choose({ sort: nextSort(choice.sort, column) });
          }}
          onSelect={shown.select}
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
        statusText={props.statusText}
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
