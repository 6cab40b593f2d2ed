/** The button that creates the alarm, and how far that is. */
import type { FormModel, FormRun, StepState } from '../../core/alarmForm/view/formModel';
import type { FormTexts } from '../../core/alarmForm/view/formTexts';

interface CreateBarProps {
  readonly model: FormModel;
  readonly onCreate: () => void;
  readonly onCancel: () => void;
}

/** The bar at the bottom of the page. */
export function CreateBar({ model, onCreate, onCancel }: CreateBarProps) {
  const { run, texts, blocked, operations, createLabel } = model;
  const isRunning = run?.isRunning === true;
  const isOff = isRunning || blocked !== null;
  return (
    <div class="createBar">
      {run && <Steps run={run} texts={texts} />}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={isOff}
          onClick={() => {
            if (!isOff) onCreate();
          }}
        >
          {run?.canTryAgain === true ? texts.tryAgain : createLabel}
        </button>
        {isRunning && (
          <button type="button" onClick={onCancel}>
            {texts.cancel}
          </button>
        )}
        <span class="blocked" role="status">
          {blocked ?? operations ?? ''}
        </span>
      </div>
    </div>
  );
}

/** Shapes that differ without color. */
const signs: Readonly<Record<StepState, string>> = {
  waiting: '○',
  running: '◐',
  done: '✓',
  failed: '✗',
  unknown: '?',
};

function Steps({ run, texts }: { readonly run: FormRun; readonly texts: FormTexts }) {
  const current = run.steps.find(({ state }) => state === 'running');
  return (
    <section class="run" aria-label={texts.progress}>
      {run.steps.length > 0 && (
        <ol>
          {run.steps.map(({ title, state }) => (
            <li key={title} class={state}>
              <span aria-hidden="true">{signs[state]}</span> {title}
              <span class="unseen"> {texts.stepStates[state]}</span>
            </li>
          ))}
        </ol>
      )}
      <p role="status">{run.outcome ?? current?.title ?? ''}</p>
    </section>
  );
}
