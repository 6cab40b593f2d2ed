/** Puts the extension's state into the parts of the page, and converts user actions into messages. */
import { readerLocale } from '../../core/chart/view/chartFormat';
import { fill } from '../../core/text/fill';
import type { ConnectionColumn } from '../../core/connections/view/connectionColumn';
import { connectionCounts } from '../../core/connections/view/connectionCounts';
import { shownColumns, type ColumnWords } from '../../core/connections/view/connectionColumns';
import {
  chosenRows,
  defaultConnectionChoice,
  nextSort,
  rowsOfKinds,
  type ConnectionChoice,
} from '../../core/connections/view/connectionOrder';
import type { ConnectedRow, ConnectionRow } from '../../core/connections/view/connectionRow';
import { createFormat, type Format } from '../../core/text/format';
import type {
  ConnectionsMemory,
  ConnectionsState,
  HostMessage,
  NoticeName,
  PageMessage,
  RowCommand,
} from '../../protocol/connections';
import type { Editor } from '../shared/vsCodeHost';
import { ConnectionGrid, type GridListener } from './connectionGrid';
import {
  buildConnectionsLayout,
  type ConnectionCommands,
  type ConnectionsLayout,
} from './connectionsLayout';
import { hiddenKind, noRowsNotice, type HiddenKind } from './noRows';
import { copyRequest, saveRequest } from './tableFiles';

type Line = Editor<PageMessage, ConnectionsMemory, HostMessage>;

/** The page, created with its first state. */
export class ConnectionsPage implements ConnectionCommands, GridListener {
  private readonly layout: ConnectionsLayout;
  private readonly grid: ConnectionGrid;
  private readonly format: Format;
  private choice: ConnectionChoice;
  private columns: readonly ConnectionColumn[] = [];
  /** The shown rows, in order. */
  private rows: readonly ConnectionRow[] = [];

  /** @param root an element that the page may fill */
  constructor(
    private readonly root: HTMLElement,
    private readonly editor: Line,
    private state: ConnectionsState,
  ) {
    const { texts, language } = state;
    this.format = createFormat({ locale: readerLocale(language, navigator.languages) });
    this.choice = editor.recall() ?? defaultConnectionChoice;
    this.grid = new ConnectionGrid(texts, this);
    this.layout = buildConnectionsLayout(root, texts, this.grid.root, this);
    this.layout.filter.value = this.choice.filter;
    this.layout.ended.checked = this.choice.ended;
    this.layout.failed.checked = this.choice.failed;
    this.show(state);
  }

  /** Shows a complete state. */
  show(state: ConnectionsState): void {
    const { layout } = this;
    const { readOnly } = state;
    this.state = state;
    layout.title.textContent = state.title;
    layout.title.hidden = state.title === null;
    layout.about.textContent = connectionCounts(state.rows, state.fetchedAt, this.words);
    layout.fault.show(state.fault);
    layout.logging.show(state.logging);
    for (const each of [layout.endOne, layout.endUser]) each.hidden = readOnly;
    layout.readOnly.hidden = !readOnly;
    this.chooseKinds({});
    if (state.highlight !== null) this.highlight(state.highlight);
  }

  /** Shows that a refresh begins or ends. The rows stay. */
  setBusy(busy: boolean): void {
    this.root.setAttribute('aria-busy', String(busy));
    this.layout.progress.hidden = !busy;
  }

  /** Shows the outcome of a command. */
  say(sentence: string): void {
    this.layout.status.textContent = sentence;
  }

  copied(rows: number): void {
    this.say(fill(this.state.texts.copied, this.format.count(rows)));
  }

  saved(name: string): void {
    this.say(fill(this.state.texts.saved, name));
  }

  filter(filter: string): void {
    this.choose({ filter });
  }

  showEnded(ended: boolean): void {
    this.chooseKinds({ ended });
  }

  showFailed(failed: boolean): void {
    this.chooseKinds({ failed });
  }

  sort(column: ConnectionColumn): void {
    this.choose({ sort: nextSort(this.choice.sort, column) });
  }

  refresh(): void {
    this.editor.post({ type: 'refresh' });
  }

  copyAll(): void {
    this.copyRows(this.rows);
  }

  copySelected(): void {
    this.copyRows(this.grid.selected);
  }

  copy(): void {
    this.copySelected();
  }

  exportCsv(): void {
    this.editor.post(saveRequest('csv', this.rows, this.state.now));
  }

  exportJson(): void {
    this.editor.post(saveRequest('json', this.rows, this.state.now));
  }

  endOne(): void {
    this.command('endConnection');
  }

  endUser(): void {
    this.command('endUserConnections');
  }

  end(): void {
    this.endOne();
  }

  selectionChanged(): void {
    const { layout, format } = this;
    const { texts, rows } = this.state;
    const { selected } = this.grid;
    const shown = fill(texts.shown, format.count(this.rows.length), format.count(rows.length));
    const chosen = selected.length > 0 ? [fill(texts.selected, format.count(selected.length))] : [];
    layout.shown.textContent = [shown, ...chosen].reduce((all, next) =>
      fill(texts.twoSentences, all, next),
    );
    layout.copySelected.disabled = selected.length === 0;
    for (const each of [layout.endOne, layout.endUser]) each.disabled = this.endable === undefined;
  }

  takeStep(of: NoticeName): void {
    if (of !== 'empty' || this.state.rows.length === 0) this.editor.post({ type: 'step', of });
    else if (this.choice.filter !== '') this.clearFilter();
    else this.showHidden(hiddenKind(this.state.rows, this.choice));
  }

  /** The single selected row, if it is open and can be ended from here. */
  private get endable(): ConnectedRow | undefined {
    const [row, ...others] = this.grid.selected;
    if (row?.kind !== 'connection' || others.length > 0) return undefined;
    return row.open && !this.state.readOnly ? row : undefined;
  }

  private get words(): ColumnWords {
    return { texts: this.state.texts, format: this.format, now: this.state.now };
  }

  /** The columns depend on all rows of the shown kinds; the filter and the order leave them. */
  private chooseKinds(change: Partial<Pick<ConnectionChoice, HiddenKind>>): void {
    const kinds = { ...this.choice, ...change };
    this.columns = shownColumns(rowsOfKinds(this.state.rows, kinds));
    this.choose(change);
  }

  private choose(change: Partial<ConnectionChoice>): void {
    this.choice = { ...this.choice, ...change };
    const { choice, columns, words } = this;
    this.rows = chosenRows(this.state.rows, choice, words);
    this.grid.root.hidden = this.rows.length === 0;
    this.grid.show({ rows: this.rows, columns, sort: choice.sort, words });
    for (const each of this.layout.exports) each.disabled = this.rows.length === 0;
    this.layout.empty.show(noRowsNotice(this.state, choice, this.rows.length));
    this.editor.remember({ ...choice, target: this.state.target });
  }

  /** Selects the row of a connection, which the filter must not hide. */
  private highlight(id: string): void {
    const row = this.state.rows.find((one) => one.kind === 'connection' && one.connectionId === id);
    if (!row) {
      this.say(fill(this.state.texts.notListed, id));
      return;
    }
    if (!row.open && !this.choice.ended) {
      this.layout.ended.checked = true;
      this.chooseKinds({ ended: true });
    }
    if (!this.rows.includes(row)) this.clearFilter();
    this.grid.highlight(row.key);
  }

  private clearFilter(): void {
    this.layout.filter.value = '';
    this.choose({ filter: '' });
    this.layout.filter.focus();
  }

  private showHidden(kind: HiddenKind): void {
    const box = this.layout[kind];
    box.checked = true;
    this.chooseKinds({ [kind]: true });
    box.focus();
  }

  private copyRows(rows: readonly ConnectionRow[]): void {
    if (rows.length > 0) this.editor.post(copyRequest(rows, this.columns, this.words));
  }

  private command(command: RowCommand): void {
    const { endable } = this;
    if (!endable) return;
    const { scope, endpointId, connectionId } = endable;
    this.editor.post({ type: 'rowCommand', command, scope, endpointId, connectionId });
  }
}
