/** A choice of one in a select box; options with a heading follow those without. */
import type { FormField, FormOption } from '../../core/alarmForm/view/formModel';
import type { ControlAttributes } from './control';
import { useChoice } from './useChoice';

interface SelectInputProps {
  readonly field: Extract<FormField, { readonly kind: 'select' }>;
  readonly control: ControlAttributes;
  readonly onChange: (value: string) => void;
}

/** The control with its label. */
export function SelectInput({ field, control, onChange }: SelectInputProps) {
  const { label, value, options } = field;
  const [chosen, choose] = useChoice(value);
  const groups = [...new Set(options.flatMap(({ group }) => group ?? []))];
  const within = (name: string | undefined): readonly FormOption[] =>
    options.filter(({ group }) => group === name);
  return (
    <>
      <label for={control.id}>{label}</label>
      <select
        {...control}
        value={chosen}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          onChange(currentTarget.value);
        }}
      >
        {within(undefined).map((option) => optionView(option, chosen))}
        {groups.map((name) => (
          <optgroup key={name} label={name}>
            {within(name).map((option) => optionView(option, chosen))}
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
