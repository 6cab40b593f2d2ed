/** Below the table: how many rows there are, what can be done with the selected ones, and what was done. */
import type { ColumnWords } from '../../core/connections/view/connectionColumns';
import { fill } from '../../core/text/fill';
import type { RowCommand } from '../../protocol/connections';

interface SelectionBarProps {
  readonly words: ColumnWords;
  readonly readOnly: boolean;
  /** The outcome of a command. */
  readonly statusText: string;
  /** Numbers of rows. */
  readonly shown: number;
  readonly total: number;
  readonly selected: number;
  readonly canEnd: boolean;
  readonly onCopy: () => void;
  readonly onCommand: (command: RowCommand) => void;
}

/** The bar. */
export function SelectionBar({ words: { texts, format }, ...props }: SelectionBarProps) {
  const { selected, onCommand } = props;
  const shown = fill(texts.shown, format.count(props.shown), format.count(props.total));
  const chosen = fill(texts.selected, format.count(selected));
  return (
    <div class="below">
      <p class="about">{selected > 0 ? fill(texts.twoSentences, shown, chosen) : shown}</p>
      <div class="group">
        <button type="button" disabled={selected === 0} onClick={props.onCopy}>
          {texts.copySelected}
        </button>
        {props.readOnly ? (
          <span class="about">{texts.readOnly}</span>
        ) : (
          (['endConnection', 'endUserConnections'] as const).map((command) => (
            <button
              key={command}
              type="button"
              disabled={!props.canEnd}
              onClick={() => {
                onCommand(command);
              }}
            >
              {command === 'endConnection' ? texts.endOne : texts.endUser}
            </button>
          ))
        )}
      </div>
      <p class="status" role="status">
        {props.statusText}
      </p>
    </div>
  );
}
