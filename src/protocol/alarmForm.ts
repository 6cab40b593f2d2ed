/** Messages between the extension and the page of the alarm form. */
import {
  isAnswerKey,
  parseAnswers,
  type AnswerKey,
  type Answers,
} from '../core/alarmForm/view/answers';
import { formActions, type FormActionKind, type FormModel } from '../core/alarmForm/view/formModel';
import { isRecord } from './messages';

/** Extension → page: everything that the page shows, after `ready` and after each change. */
export interface FormState {
  readonly type: 'state';
  readonly model: FormModel;
  /** The answers that the model is about, for the memory of the page. */
  readonly answers: Answers;
}

/** Page → extension. */
export type PageMessage =
  | { readonly type: 'ready' }
  /** A field was changed. */
  | { readonly type: 'answer'; readonly key: AnswerKey; readonly value: string }
  /** A button beside a field or a notice. */
  | { readonly type: 'action'; readonly action: FormActionKind; readonly value: string }
  /** Creates what the model of this revision shows. */
  | { readonly type: 'create'; readonly revision: number }
  | { readonly type: 'cancel' };

/** Parses a message of the page; undefined if it is invalid. */
export function parsePageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { type, key, value: text, revision } = value;
  switch (type) {
    case 'ready':
    case 'cancel':
      return { type };
    case 'answer':
      return isAnswerKey(key) && typeof text === 'string' ? { type, key, value: text } : undefined;
    case 'action': {
      const action = formActions.find((kind) => kind === value.action);
      return action && typeof text === 'string' ? { type, action, value: text } : undefined;
    }
    case 'create':
      return typeof revision === 'number' ? { type, revision } : undefined;
    default:
      return undefined;
  }
}

/** The state that the page persists for a reload of the window. */
export interface FormMemory {
  readonly answers: Answers;
}

/** Parses the persisted state of a page; undefined if it is none. */
export function parseMemory(value: unknown): FormMemory | undefined {
  if (!isRecord(value) || !isRecord(value.answers)) return undefined;
  return { answers: parseAnswers(value.answers) };
}
