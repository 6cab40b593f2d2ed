/** The controls above the table: the filter, which rows and columns there are, and the exports. */
import type { RefObject } from 'preact';
import type { ColumnChoices, ConnectionColumn } from '../../core/connections/view/connectionColumn';
import type { ConnectionChoice } from '../../core/connections/view/connectionOrder';
import type { ConnectionTexts } from '../../core/connections/view/connectionTexts';
import { ColumnChooser } from './columnChooser';

interface ConnectionControlsProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly choice: ConnectionChoice;
  /** The shown columns. */
  readonly ids: readonly ConnectionColumn[];
  readonly columns: ColumnChoices;
  readonly texts: ConnectionTexts;
  /** Whether there is something to export. */
  readonly hasRows: boolean;
  readonly onChoice: (change: Partial<ConnectionChoice>) => void;
  readonly onColumns: (columns: ColumnChoices) => void;
  readonly onRefresh: () => void;
  readonly onCopy: () => void;
  readonly onSave: (kind: 'csv' | 'json') => void;
}

/** The controls. */
export function ConnectionControls(props: ConnectionControlsProps) {
  const { choice, texts, hasRows, onChoice, onSave } = props;
  return (
    <div class="controls" ref={props.root}>
      <input
        type="search"
        name="filter"
        class="filter"
        aria-label={texts.filter}
        placeholder={texts.filterHint}
        spellcheck={false}
        value={choice.filter}
        onInput={({ currentTarget: { value } }) => {
          onChoice({ filter: value });
        }}
      />
      <div class="group">
        {(['ended', 'failed'] as const).map((kind) => (
          <label key={kind} class="check">
            <input
              type="checkbox"
              name={kind}
              checked={choice[kind]}
              onChange={({ currentTarget: { checked } }) => {
                onChoice({ [kind]: checked });
              }}
            />
            {texts[kind]}
          </label>
        ))}
      </div>
      <div class="group">
        <button type="button" onClick={props.onRefresh}>
          {texts.refresh}
        </button>
        <ColumnChooser {...props} />
        <button type="button" disabled={!hasRows} onClick={props.onCopy}>
          {texts.copyAll}
        </button>
        {(['csv', 'json'] as const).map((kind) => (
          <button
            key={kind}
            type="button"
            disabled={!hasRows}
            onClick={() => {
              onSave(kind);
            }}
          >
            {kind === 'csv' ? texts.exportCsv : texts.exportJson}
          </button>
        ))}
      </div>
    </div>
  );
}
