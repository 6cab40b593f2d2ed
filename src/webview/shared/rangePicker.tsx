/** The choice of a time range: presets as native radio buttons, and a form for any other range. */
import type { CustomRange } from '../../core/chart/view/chartRange';
import { RangeForm, type RangeFormProps } from './rangeForm';

/** A range that is chosen with one click. */
export interface PresetOption<Preset extends string> {
  readonly value: Preset;
  /** On the button. */
  readonly label: string;
  /** For screen readers. */
  readonly name: string;
}

interface RangePickerProps<Preset extends string> extends Omit<RangeFormProps, 'isChosen'> {
  /** The name of the group. */
  readonly label: string;
  readonly presets: readonly PresetOption<Preset>[];
  readonly range: Preset | CustomRange;
  readonly onChoose: (range: Preset | CustomRange) => void;
}

/** The choice. */
export function RangePicker<Preset extends string>(props: RangePickerProps<Preset>) {
  const { id, label, presets, range, onChoose } = props;
  return (
    <div class="group">
      <div class="ranges" role="radiogroup" aria-label={label}>
        {presets.map(({ value, label: text, name }) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              aria-label={name}
              checked={value === range}
              onChange={() => {
                onChoose(value);
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      <RangeForm {...props} isChosen={typeof range !== 'string'} />
    </div>
  );
}
