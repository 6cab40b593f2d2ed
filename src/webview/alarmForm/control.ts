/** What the controls of the form have in common. */
import type { AnswerKey } from '../../core/alarmForm/view/answers';
import type { FormAction } from '../../core/alarmForm/view/formModel';

/** What a field reports. */
export interface FormPost {
  readonly answer: (key: AnswerKey, value: string) => void;
  readonly act: (action: FormAction) => void;
}

/** The attributes that connect a control with its texts. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

/** The id of a field's control. */
export function fieldId(key: AnswerKey): string {
  return `field-${key}`;
}
