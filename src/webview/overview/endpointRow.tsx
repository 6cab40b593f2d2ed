/** A row of the table of endpoints, and the title of a group. */
import { useMemo } from 'preact/hooks';
import type { OverviewColumn } from '../../core/overview/view/overviewColumns';
import type { OverviewGroup } from '../../core/overview/view/overviewOrder';
import type { OverviewRow } from '../../core/overview/view/overviewRow';
import { fill } from '../../core/text/fill';
import { cellContent, type CellWords } from './cells';
import { numericColumns } from './gridHeader';

/** Position and columns, as styles. */
type Place = Readonly<Record<string, string>>;

interface GroupRowProps {
  readonly group: OverviewGroup;
  readonly title: string;
  readonly place: Place;
  readonly index: number;
  readonly words: CellWords;
}

/** The title of a group, with its numbers. */
export function GroupRow({ group, title, place, index, words }: GroupRowProps) {
  const { texts, format } = words;
  const open = group.rows.reduce((sum, row) => sum + (row.open ?? 0), 0);
  const counts = fill(texts.groupCount, format.count(group.rows.length), format.count(open));
  return (
    <div role="row" class="line group-line" aria-rowindex={index + 2} style={{ top: place.top }}>
      <span role="rowheader" class="group-title">
        <strong>{title}</strong> <span class="quiet">{counts}</span>
      </span>
    </div>
  );
}

interface EndpointRowProps {
  readonly row: OverviewRow;
  readonly place: Place;
  readonly index: number;
  readonly columns: readonly OverviewColumn[];
  readonly words: CellWords;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

/** An endpoint. VS Code shows the menu of the row: it reads the row from `data-vscode-context`. */
export function EndpointRow({ row, columns, words, ...props }: EndpointRowProps) {
  const { scope, endpointId } = row;
  const { texts } = words;
  const cells = useMemo(
    () =>
      columns.map((column) => (
        <span
          key={column}
          role={column === 'name' ? 'rowheader' : 'gridcell'}
          class={`cell of-${column}${numericColumns.has(column) ? ' number' : ''}`}
        >
          {cellContent(row, column, words)}
        </span>
      )),
    [row, columns, words],
  );
  const context = JSON.stringify({
    webviewSection: 'endpoint',
    preventDefaultContextMenuItems: true,
    ...{ kind: 'endpoint', scope, endpointId, needsAlarm: row.needsAlarm },
  });
  return (
    <div
      role="row"
      class="line endpoint-line"
      style={props.place}
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      tabIndex={props.isActive ? 0 : -1}
      data-vscode-context={context}
      onFocus={props.onFocus}
      onDblClick={props.onOpen}
    >
      <span role="gridcell" class="cell of-box">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={props.isSelected}
          aria-label={fill(texts.select, row.name)}
          onClick={(event) => {
            event.preventDefault();
            props.onToggle();
          }}
        />
      </span>
      {cells}
      <span role="gridcell" class="cell of-actions">
        <button
          type="button"
          class="more"
          tabIndex={-1}
          aria-label={fill(texts.actions, row.name)}
          onClick={showMenu}
        >
          …
        </button>
      </span>
    </div>
  );
}

/** Shows the menu of the row, as a click with the right button would. */
function showMenu(event: MouseEvent): void {
  const { clientX, clientY } = event;
  event.target?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, clientX, clientY }));
  event.stopPropagation();
}
