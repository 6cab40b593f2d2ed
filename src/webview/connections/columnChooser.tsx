/** A button that opens a box per column. The browser closes it with Escape or a click elsewhere. */
import {
  connectionColumnIds,
  type ColumnChoices,
  type ConnectionColumn,
} from '../../core/connections/view/connectionColumn';
import type { ConnectionTexts } from '../../core/connections/view/connectionTexts';

interface ColumnChooserProps {
  /** The shown columns. */
  readonly ids: readonly ConnectionColumn[];
  readonly columns: ColumnChoices;
  readonly texts: ConnectionTexts;
  readonly onColumns: (columns: ColumnChoices) => void;
}

/** The button and the boxes. */
export function ColumnChooser({ ids, columns, texts, onColumns }: ColumnChooserProps) {
  const [, ...optional] = connectionColumnIds;
  return (
    <>
      <button type="button" popovertarget="columns">
        {texts.chooseColumns}
      </button>
      <div
        id="columns"
        class="columns"
        popover="auto"
        role="group"
        aria-label={texts.chooseColumns}
      >
        {optional.map((id, at) => (
          <label key={id} class="check">
            <input
              type="checkbox"
              autofocus={at === 0}
              checked={ids.includes(id)}
              onChange={({ currentTarget: { checked } }) => {
                onColumns({ ...columns, [id]: { ...columns[id], shown: checked } });
              }}
            />
            {texts.columns[id]}
          </label>
        ))}
        <button
          type="button"
          onClick={() => {
            onColumns({});
          }}
        >
          {texts.resetColumns}
        </button>
      </div>
    </>
  );
}
