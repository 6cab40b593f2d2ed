/** A text to read and to copy. */
import type { FormAction, FormField } from '../../core/alarmForm/view/formModel';
import type { ControlAttributes } from './control';

interface TextOutputProps {
  readonly field: Extract<FormField, { readonly kind: 'text output' }>;
  readonly control: ControlAttributes;
  readonly onCopy: (action: FormAction) => void;
}

/** The text with its label and a button. */
export function TextOutput({ field, control, onCopy }: TextOutputProps) {
  const { label, value, copy } = field;
  return (
    <>
      <label for={control.id}>{label}</label>
      <textarea {...control} readOnly rows={value.includes('\n') ? 8 : 1} value={value} />
      <button
        type="button"
        onClick={() => {
          onCopy(copy);
        }}
      >
        {copy.label}
      </button>
    </>
  );
}
