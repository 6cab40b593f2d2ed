/** A choice of one in a select box; options with a heading follow those without. */
import type { FormField, FormOption } from '../../core/alarmForm/view/formModel';
import type { ControlAttributes } from './control';

interface SelectInputProps {
  readonly field: Extract<FormField, { readonly kind: 'select' }>;
  readonly control: ControlAttributes;
  readonly onChange: (value: string) => void;
}

/** The control with its label. */
export function SelectInput({ field, control, onChange }: SelectInputProps) {
  const { label, value, options } = field;
  const groups = [...new Set(options.flatMap(({ group }) => group ?? []))];
  const within = (name: string | undefined): readonly FormOption[] =>
    options.filter(({ group }) => group === name);
  return (
    <>
      <label for={control.id}>{label}</label>
      <select
        {...control}
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      >
        {within(undefined).map((option) => optionView(option, value))}
        {groups.map((name) => (
          <optgroup key={name} label={name}>
            {within(name).map((option) => optionView(option, value))}
          </optgroup>
        ))}
      </select>
    </>
  );
}

function optionView({ value, label }: FormOption, chosen: string) {
  return (
    <option key={value} value={value} selected={value === chosen}>
      {label}
    </option>
  );
}
