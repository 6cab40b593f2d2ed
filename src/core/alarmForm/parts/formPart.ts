/** What the parts of the alarm form have in common. */
import type { AlarmDraft } from '../../actions/create/alarmDraft';
import type { LogAlarmRole } from '../../logAlarms/logAlarmRoles';
import type { AlarmPlace } from '../../actions/create/draftAlarm';
import type { CreatedResource } from '../../actions/plan/created';
import type { Problem } from '../../actions/write/problem';
import { isExpected, type Failure } from '../../model/errors';
import type { Endpoint } from '../../model/endpoint';
import type { ScopeAws } from '../../ports/aws';
import { failureText } from '../../text/failures/failureText';
import type { ViewContext } from '../../text/viewContext';
import type { FormReads, Reading } from '../reads/keyedReads';
import type { Answers } from '../view/answers';
import type { FormField, FormProblem } from '../view/formModel';

/** What a part is built from. */
export interface FormContext extends ViewContext {
  readonly answers: Answers;
  readonly place: AlarmPlace;
  /** The other endpoints of the scope. */
  readonly others: readonly Endpoint[];
  readonly aws: ScopeAws;
  readonly reads: FormReads;
  /** What an earlier run of this form created. */
  readonly created: readonly CreatedResource[];
  /** The editor's language, BCP 47. */
  readonly language: string;
  /** Resolves once the user has paused typing, or when the signal aborts. */
  readonly afterTyping: (signal: AbortSignal) => Promise<void>;
  /** What the wait for a role found last; empty before that. */
  readonly roleProgress: (kind: LogAlarmRole['kind']) => string;
  readonly onRoleProgress: (kind: LogAlarmRole['kind'], text: string) => void;
}

/** The fields of a part, and its answers as a draft. */
export interface FormPart {
  readonly fields: readonly FormField[];
  readonly draft: AlarmDraft;
  /** Whether a read that decides is not over. */
  readonly isWaiting?: boolean;
}

/** The problem of a field. */
export function fieldProblems(
  ...problems: readonly (Problem | FormProblem | undefined)[]
): readonly FormProblem[] {
  return problems.flatMap((one) =>
    one
      ? [
          {
            severity: one.severity,
            text: one.text,
            ...('actions' in one && { actions: one.actions }),
            ...('isEmpty' in one && { isEmpty: one.isEmpty }),
          },
        ]
      : [],
  );
}

/** Why something could not be read; nothing if it was. */
export function unreadProblem(
  reading: Reading<unknown> | undefined,
  { t }: Pick<FormContext, 't'>,
): FormProblem | undefined {
  if (reading?.kind !== 'failed') return undefined;
  const actions = [{ kind: 'readAgain', label: t('Read Again'), value: '' }] as const;
  return { severity: 'warning', text: sentenceOf(reading.failure, t), actions };
}

function sentenceOf(failure: Failure, t: FormContext['t']): string {
  return failureText(failure, t).sentence;
}

/** A read whose failure means that nothing is known, such as for a missing permission. */
export async function orUndefined<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
    return undefined;
  }
}
