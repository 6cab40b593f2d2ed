/** A field with its label, its hint and its problems. */
import { useState } from 'preact/hooks';
import type { FormField } from '../../core/alarmForm/view/formModel';
import type { FormTexts } from '../../core/alarmForm/view/formTexts';
import { CardsInput } from './cardsInput';
import { fieldId, type ControlAttributes, type FormPost } from './control';
import { ProblemList } from './problemList';
import { SelectInput } from './selectInput';
import { TextInput } from './textInput';
import { TextOutput } from './textOutput';

interface FieldProps {
  readonly field: FormField;
  readonly texts: FormTexts;
  readonly hasTried: boolean;
  readonly on: FormPost;
}

/** The field. The error of an empty field is shown once somebody has left it, or has pressed Create. */
export function FieldView({ field, texts, hasTried, on }: FieldProps) {
  const [wasLeft, setLeft] = useState(false);
  const { key, hint, reading } = field;
  const id = fieldId(key);
  const problems = field.problems.filter(({ isEmpty }) => isEmpty !== true || hasTried || wasLeft);
  const described = [
    hint === undefined ? '' : `${id}-hint`,
    problems.length > 0 ? `${id}-problems` : '',
  ].filter(Boolean);
  const control: ControlAttributes = {
    id,
    ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
    ...(problems.some(({ severity }) => severity === 'error') && { 'aria-invalid': true }),
  };
  return (
    <div
      class={`field ${field.kind}`}
      onFocusOut={() => {
        setLeft(true);
      }}
    >
      <Control {...{ field, control, texts, on }} />
      {hint !== undefined && (
        <p class="fieldHint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {reading !== undefined && (
        <p class="fieldHint" role="status">
          {reading}
        </p>
      )}
      <ProblemList problems={problems} id={`${id}-problems`} onAction={on.act} />
    </div>
  );
}

interface ControlProps {
  readonly field: FormField;
  readonly control: ControlAttributes;
  readonly texts: FormTexts;
  readonly on: FormPost;
}

function Control({ field, control, texts, on }: ControlProps) {
  const onChange = (value: string): void => {
    on.answer(field.key, value);
  };
  switch (field.kind) {
    case 'text':
      return <TextInput {...{ field, control, onChange }} />;
    case 'select':
      return <SelectInput {...{ field, control, onChange }} />;
    case 'cards':
      return <CardsInput {...{ field, control, texts, onChange }} />;
    case 'text output':
      return <TextOutput {...{ field, control }} onCopy={on.act} />;
  }
}
