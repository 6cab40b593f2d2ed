/** A text, a number or several lines. What is being typed stays, whatever the extension answers. */
import { useState } from 'preact/hooks';
import type { FormField } from '../../core/alarmForm/view/formModel';
import type { ControlAttributes } from './control';

interface TextInputProps {
  readonly field: Extract<FormField, { readonly kind: 'text' }>;
  readonly control: ControlAttributes;
  readonly onChange: (value: string) => void;
}

/** The control with its label. */
export function TextInput({ field, control, onChange }: TextInputProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const { key, label, value, placeholder, suggestions, isLong, range } = field;
  const change = ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
    setTyped(currentTarget.value);
    onChange(currentTarget.value);
  };
  const common = {
    ...control,
    value: typed ?? value,
    placeholder,
    spellcheck: false,
    autocomplete: 'off',
    onInput: change,
    onBlur: () => {
      // A suggestion that has changed meanwhile may be shown again.
      if (typed === value) setTyped(undefined);
    },
  } as const;
  const list = suggestions && `${control.id}-list`;
  return (
    <>
      <label for={control.id}>{label}</label>
      {isLong === true ? (
        <textarea {...common} rows={2} />
      ) : (
        <input
          {...common}
          {...(range && { inputMode: 'numeric', size: 8 })}
          {...(list !== undefined && { list })}
          type="text"
        />
      )}
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={`${key} ${text}`} value={text} />
          ))}
        </datalist>
      )}
    </>
  );
}
