/** Sentences about what is wrong, with buttons. */
import type { FormAction, FormProblem } from '../../core/alarmForm/view/formModel';

interface ProblemListProps {
  readonly problems: readonly FormProblem[];
  /** The id of the list, for the field that it describes. */
  readonly id?: string;
  readonly onAction: (action: FormAction) => void;
}

/** A mark of the severity, which differs in shape too. */
const marks = { error: '⊗', warning: '⚠' } as const;

/** The sentences; errors first. */
export function ProblemList({ problems, id, onAction }: ProblemListProps) {
  if (problems.length === 0) return null;
  return (
    <ul class="problems" id={id}>
      {problems.map(({ severity, text, actions = [] }) => (
        <li key={text} class={severity}>
          <span aria-hidden="true">{marks[severity]}</span>
          <span>
            {text}{' '}
            {actions.map((action) => (
              <button
                key={action.kind}
                type="button"
                onClick={() => {
                  onAction(action);
                }}
              >
                {action.label}
              </button>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
