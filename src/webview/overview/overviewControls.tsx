/** The controls above the table: filter, grouping, and what can be done with the selected endpoints. */
import { mostCompared } from '../../core/chart/view/compared';
import {
  isGrouping,
  type OverviewChoice,
  type OverviewGrouping,
} from '../../core/overview/view/overviewOrder';
import type { OverviewTexts } from '../../core/overview/view/overviewTexts';
import { displayText } from '../../core/text/displayText';
import { fill } from '../../core/text/fill';

interface OverviewControlsProps {
  readonly choice: OverviewChoice;
  readonly texts: OverviewTexts;
  /** The keys of tags that rows can be grouped by. */
  readonly tagKeys: readonly string[];
  readonly selected: number;
  readonly readOnly: boolean;
  /** The number of selected endpoints without an alarm. */
  readonly selectedWithoutAlarm: number;
  readonly onChoice: (choice: Partial<OverviewChoice>) => void;
  readonly onRefresh: () => void;
  readonly onCompare: () => void;
  readonly onCreate: () => void;
  readonly onClear: () => void;
}

const places = ['none', 'status', 'profile', 'region', 'account'] as const;

/** The controls. */
export function OverviewControls(props: OverviewControlsProps) {
  const { choice, texts, tagKeys, onChoice } = props;
  const tags = tagKeys.map((key): readonly [OverviewGrouping, string] => [
    `tag:${key}`,
    fill(texts.groupings.tag, displayText(key)),
  ]);
  const groupings = [...places.map((one) => [one, texts.groupings[one]] as const), ...tags];
  return (
    <div class="controls">
      <input
        type="search"
        class="filter"
        aria-label={texts.filter}
        placeholder={texts.filterHint}
        spellcheck={false}
        value={choice.filter}
        onInput={(event) => {
          onChoice({ filter: event.currentTarget.value });
        }}
      />
      <label class="group">
        {texts.grouping}
        <select
          value={choice.grouping}
          onChange={({ currentTarget: { value } }) => {
            if (isGrouping(value)) onChoice({ grouping: value });
          }}
        >
          {groupings.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={props.onRefresh}>
        {texts.refresh}
      </button>
      <Selection {...props} />
    </div>
  );
}

function Selection(props: OverviewControlsProps) {
  const { selected, selectedWithoutAlarm, readOnly, texts } = props;
  if (selected === 0) return null;
  const isComparable = selected >= 2 && selected <= mostCompared + 1;
  return (
    <div class="group">
      <span>{fill(texts.selected, selected)}</span>
      <button
        type="button"
        disabled={!isComparable}
        title={isComparable ? undefined : texts.compareHelp}
        onClick={props.onCompare}
      >
        {texts.compare}
      </button>
      {selectedWithoutAlarm > 0 && !readOnly && (
        <button type="button" onClick={props.onCreate}>
          {texts.create}
        </button>
      )}
      <button type="button" onClick={props.onClear}>
        {texts.clear}
      </button>
    </div>
  );
}
