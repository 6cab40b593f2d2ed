/** The selected rows and the active row, by key, because rows are added, removed and moved. */

/** The selection. `anchor` is the start of the span that Shift extends. */
export interface RowSelection {
  readonly active: string | null;
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
}

/** How a row is selected: alone, in addition to others, or with all rows from the anchor. */
export type SelectMode = 'only' | 'toggle' | 'extend';

export const nothingSelected: RowSelection = { active: null, anchor: null, selected: new Set() };

/** Selects a row. @param keys the keys of all rows, in order */
export function selectRow(
  before: RowSelection,
  keys: readonly string[],
  key: string,
  mode: SelectMode,
): RowSelection {
  switch (mode) {
    case 'only':
      return { active: key, anchor: key, selected: new Set([key]) };
    case 'toggle': {
      const selected = new Set(before.selected);
      if (!selected.delete(key)) selected.add(key);
      return { active: key, anchor: key, selected };
    }
    case 'extend': {
      const anchor = before.anchor ?? key;
      const [a, b] = [keys.indexOf(anchor), keys.indexOf(key)];
      const span = keys.slice(Math.min(a, b), Math.max(a, b) + 1);
      return { active: key, anchor, selected: new Set(a < 0 ? [key] : span) };
    }
  }
}

/** Selects every row; the active one stays. */
export function selectAll(before: RowSelection, keys: readonly string[]): RowSelection {
  const active = before.active ?? keys[0] ?? null;
  return { active, anchor: active, selected: new Set(keys) };
}

/** The selection without rows that are not shown. */
export function pruneSelection(
  before: RowSelection,
  rows: readonly { readonly key: string }[],
): RowSelection {
  const { active, anchor, selected } = before;
  if (selected.size === 0 && active === null) return before;
  const there = new Set(rows.map(({ key }) => key));
  const listed = (key: string | null): string | null =>
    key !== null && there.has(key) ? key : null;
  return {
    active: listed(active),
    anchor: listed(anchor),
    selected: new Set([...selected].filter((key) => there.has(key))),
  };
}
