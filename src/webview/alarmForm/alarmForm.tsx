/** The alarm form: the answers, and beside them what the alarm would have done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import './alarmForm.css';
import type { AnswerKey, Answers } from '../../core/alarmForm/view/answers';
import type { FormModel, FormProblem } from '../../core/alarmForm/view/formModel';
import type { FormState, PageMessage } from '../../protocol/alarmForm';
import { mountState, type StateProps } from '../shared/mountState';
import { CreateBar } from './createBar';
import { FaultSummary } from './faultSummary';
import { fieldId, type FormPost } from './control';
import { FieldView } from './fieldView';
import { FormResult } from './formResult';
import { ProblemList } from './problemList';

/** Shows the page in an element. */
export const mountAlarmForm = mountState<FormState, PageMessage>(AlarmForm);

function AlarmForm({ state, post, channel }: StateProps<FormState, PageMessage>) {
  const { model } = state;
  const [hasTried, setTried] = useState(false);
  const remembered = useRef<Answers>({});
  remembered.current = state.answers;
  channel.remember({ answers: state.answers });
  useEffect(() => {
    focusFirstEmpty(model);
  }, []);
  const onAnswer = (key: AnswerKey, value: string): void => {
    // The page may be destroyed before the extension has answered.
    remembered.current = { ...remembered.current, [key]: value };
    channel.remember({ answers: remembered.current });
    post({ type: 'answer', key, value });
  };
  const on: FormPost = {
    answer: onAnswer,
    act: ({ kind, value }) => {
      post({ type: 'action', action: kind, value });
    },
  };
  const create = (): void => {
    setTried(true);
    post({ type: 'create', revision: model.revision });
  };
  const cancel = (): void => {
    post({ type: 'cancel' });
  };
  return (
    <div class="alarmForm">
      <h1 title={model.title}>{model.title}</h1>
      <Notices notices={model.notices} on={on} />
      <div class="columns">
        <form
          onSubmit={(event) => {
            event.preventDefault();
          }}
        >
          {hasTried && <FaultSummary model={model} />}
          <FormFields {...{ model, hasTried, on }} subject={subjectOf(state.answers)} />
        </form>
        <FormResult model={model} />
      </div>
      <CreateBar model={model} onCreate={create} onCancel={cancel} />
    </div>
  );
}

/** The first answer that has no default, so that it can be typed at once. */
function focusFirstEmpty({ sections }: FormModel): void {
  const first = sections
    .flatMap(({ fields }) => fields)
    .find(({ problems }) => problems.some(({ isEmpty }) => isEmpty === true));
  if (first) document.getElementById(fieldId(first.key))?.focus();
}

function Notices({
  notices,
  on,
}: {
  readonly notices: readonly FormProblem[];
  readonly on: FormPost;
}) {
  if (notices.length === 0) return null;
  return (
    <div class="notices">
      <ProblemList problems={notices} onAction={on.act} />
    </div>
  );
}

interface FieldsProps {
  /** What the answers are about: fields of another subject are others. */
  readonly subject: string;
  readonly model: FormModel;
  /** Whether Create was pressed: then empty fields have errors. */
  readonly hasTried: boolean;
  readonly on: FormPost;
}

/** The endpoint, and the alarm that is overwritten or upgraded. */
function subjectOf({ endpoint, replace, upgrade }: Answers): string {
  return JSON.stringify([endpoint, replace, upgrade]);
}

function FormFields({ model, hasTried, on, subject }: FieldsProps) {
  const { sections, texts, run } = model;
  return (
    <fieldset class="fields" disabled={run?.isRunning === true}>
      {sections.map(({ title, fields }) => (
        <section key={title}>
          {title !== '' && <h2>{title}</h2>}
          {fields.map((field) => (
            <FieldView
              key={field.key === 'endpoint' ? field.key : `${field.key} ${subject}`}
              {...{ field, texts, hasTried, on }}
            />
          ))}
        </section>
      ))}
    </fieldset>
  );
}
