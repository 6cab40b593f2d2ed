/** The header of the table of endpoints: a button for each column, which sorts by it. */
import type { OverviewColumn } from '../../core/overview/view/overviewColumns';
import type { OverviewChoice } from '../../core/overview/view/overviewOrder';
import { fill } from '../../core/text/fill';
import { SortButton, sortOrder } from '../shared/sortButton';
import type { CellWords } from './cells';

interface GridHeaderProps {
  readonly columns: readonly OverviewColumn[];
  readonly sort: OverviewChoice['sort'];
  readonly words: CellWords;
  readonly template: Readonly<Record<string, string>>;
  readonly onSort: (column: OverviewColumn) => void;
}

/** The columns with numbers, which stand at the right. */
export const numericColumns: ReadonlySet<OverviewColumn> = new Set(['open']);

/** The header. */
export function GridHeader({ columns, sort, words: { texts }, template, onSort }: GridHeaderProps) {
  return (
    <div role="rowgroup" class="head">
      <div role="row" aria-rowindex={1} class="line" style={template}>
        <span role="columnheader" class="cell of-box">
          <span class="unseen">{texts.selectColumn}</span>
        </span>
        {columns.map((column) => {
          const title = texts.columns[column];
          return (
            <span
              key={column}
              role="columnheader"
              class={`cell of-${column}${numericColumns.has(column) ? ' number' : ''}`}
              aria-sort={sortOrder(sort, column)}
            >
              <SortButton
                title={title}
                help={fill(texts.sortHelp, title)}
                order={sortOrder(sort, column)}
                onSort={() => {
                  onSort(column);
                }}
              />
            </span>
          );
        })}
        <span role="columnheader" class="cell of-actions">
          <span class="unseen">{texts.actionsColumn}</span>
        </span>
      </div>
    </div>
  );
}
