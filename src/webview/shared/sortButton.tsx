/** What the header of a column has in every sorted table. */

/** The value of `aria-sort`. */
export type SortOrder = 'none' | 'ascending' | 'descending';

/** The order of a column in a table that is sorted by one column. */
export function sortOrder<Column extends string>(
  sort: { readonly column: Column; readonly descending: boolean },
  column: Column,
): SortOrder {
  if (sort.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}

interface SortButtonProps {
  readonly title: string;
  readonly help: string;
  readonly order: SortOrder;
  readonly onSort: () => void;
}

/** The title, which sorts. The arrow is not part of its name: `aria-sort` conveys the order. */
export function SortButton({ title, help, order, onSort }: SortButtonProps) {
  return (
    <button type="button" title={help} onClick={onSort}>
      {title}
      {order !== 'none' && <span aria-hidden="true">{order === 'ascending' ? ' ▲' : ' ▼'}</span>}
    </button>
  );
}
