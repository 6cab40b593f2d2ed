/**
 * Quick picks and input boxes that can go back, load their items asynchronously, and validate while the user
 * types. The extension asks every question through them.
 */
import * as vscode from 'vscode';
import type { Outcome } from '../../core/base/wizard';

/** An answer, or how the user left. */
export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'cancel' };

/** One choice. Without a value it is a heading. */
export interface PickItem<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value?: T;
  /** For a choice of several: initially selected. */
  readonly picked?: boolean;
}

/** The typed text or chosen label, shown again when the user returns to the step. */
export interface Memory {
  text?: string;
}

/** Options of both kinds of question. */
export interface Question {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack?: boolean;
  /** Stored by a caller that may ask again; unchanged while the user keeps the suggestion. */
  readonly memory?: Memory;
}

/** A choice of one. */
export interface PickQuestion<T> extends Question {
  readonly placeholder: string;
  /** The box shows a busy state until these are available. */
  readonly items: readonly PickItem<T>[] | Promise<readonly PickItem<T>[]>;
  /**
   * The same items with more to say, which replace the first ones; the box shows a busy state until
   * then. Does not reject.
   */
  readonly moreItems?: Promise<readonly PickItem<T>[]>;
  /** Stays open when it loses the focus, if closing would lose work. */
  readonly keepOpen?: boolean;
  /** For a choice of several: how many at most. */
  readonly most?: number;
  /** For a choice of several: said instead of accepting an empty choice. */
  readonly atLeastOne?: string;
}

/** A text. */
export interface InputQuestion extends Question {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** Hides what is typed. */
  readonly password?: boolean;
  /** Validates the text; an error prevents it from being accepted. */
  readonly check: (text: string) => InputProblem | undefined;
}

/** A validation message. */
interface InputProblem {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/** Converts an answer into the outcome of a wizard step. */
export function outcome<T, State>(answer: Answer<T>, next: (value: T) => State): Outcome<State> {
  return answer.kind === 'value' ? { kind: 'next', state: next(answer.value) } : answer;
}

/**
 * Asks for one of many.
 * @throws the rejection of the items' promise
 */
export async function pick<T>(question: PickQuestion<T>): Promise<Answer<T>> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value?: T }>();
  box.placeholder = question.placeholder;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  const answered = ask<T>(box, question, (answer) =>
    box.onDidAccept(() => {
      const item = box.activeItems[0];
      if (item?.value === undefined) return;
      if (question.memory) question.memory.text = item.label;
      answer({ kind: 'value', value: item.value });
    }),
  );
  return filled(box, question, answered);
}

/**
 * Asks for any number of many.
 * @throws what the items' promise rejects with
 */
export async function pickMany<T>(question: PickQuestion<T>): Promise<Answer<readonly T[]>> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value?: T }>();
  box.placeholder = question.placeholder;
  box.canSelectMany = true;
  box.matchOnDescription = true;
  const { most = Infinity } = question;
  box.onDidChangeSelection((selected) => {
    if (selected.length > most) box.selectedItems = selected.slice(0, most);
  });
  const answered = ask<readonly T[]>(box, question, (answer) =>
    box.onDidAccept(() => {
      const value = box.selectedItems.flatMap((i) => (i.value === undefined ? [] : [i.value]));
      if (value.length === 0 && question.atLeastOne !== undefined) box.title = question.atLeastOne;
      else answer({ kind: 'value', value });
    }),
  );
  return filled(box, question, answered);
}

/** Asks for a text. Resolves to the trimmed text. */
export async function input(question: InputQuestion): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = question.prompt;
  box.placeholder = question.placeholder ?? '';
  box.password = question.password ?? false;
  box.value = question.memory?.text ?? question.value ?? '';
  const check = (): InputProblem | undefined => {
    const problem = question.check(box.value.trim());
    box.validationMessage = problem && {
      message: problem.text,
      severity: severities[problem.severity],
    };
    return problem;
  };
  const answered = ask<string>(box, question, (answer) =>
    vscode.Disposable.from(
      box.onDidChangeValue((text) => {
        if (question.memory) question.memory.text = text;
        check();
      }),
      box.onDidAccept(() => {
        if (check()?.severity !== 'error') answer({ kind: 'value', value: box.value.trim() });
      }),
    ),
  );
  try {
    box.show();
    return await answered;
  } finally {
    box.dispose();
  }
}

/** Shows the box, fills it when its items are available, and closes it after the answer. */
async function filled<T, A>(
  box: vscode.QuickPick<vscode.QuickPickItem & { readonly value?: T }>,
  question: PickQuestion<T>,
  answered: Promise<Answer<A>>,
): Promise<Answer<A>> {
  try {
    box.busy = true;
    box.show();
    const items = await Promise.race([question.items, answered]);
    if ('kind' in items) return items;
    setItems(box, items, question.memory?.text);
    if (question.moreItems) {
      const more = await Promise.race([question.moreItems, answered]);
      if ('kind' in more) return more;
      box.keepScrollPosition = true;
      setItems(box, more, box.activeItems[0]?.label);
    }
    box.busy = false;
    return await answered;
  } finally {
    box.dispose();
  }
}

/** @param active the label of the item that Enter chooses; the first one if there is none */
function setItems<T>(
  box: vscode.QuickPick<vscode.QuickPickItem & { readonly value?: T }>,
  items: readonly PickItem<T>[],
  active: string | undefined,
): void {
  box.items = items.map((item) => ({ ...item, kind: itemKind(item) }));
  box.selectedItems = box.items.filter((item) => item.picked);
  const again = box.items.filter(({ label }) => label === active);
  if (again.length > 0) box.activeItems = again;
}

const severities = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
} as const;

function itemKind(item: PickItem<unknown>): vscode.QuickPickItemKind {
  return item.value === undefined
    ? vscode.QuickPickItemKind.Separator
    : vscode.QuickPickItemKind.Default;
}

/** Behaviour of all boxes: steps, the back button, cancelling. */
export function ask<T>(
  box: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  question: Question & { readonly keepOpen?: boolean },
  listen: (answer: (value: Answer<T>) => void) => vscode.Disposable,
): Promise<Answer<T>> {
  box.title = question.title;
  box.step = question.step;
  box.totalSteps = question.totalSteps;
  box.ignoreFocusOut = question.keepOpen ?? true;
  if (question.canGoBack) box.buttons = [vscode.QuickInputButtons.Back];
  return new Promise((resolve) => {
    listen(resolve);
    box.onDidTriggerButton(() => {
      resolve({ kind: 'back' });
    });
    box.onDidHide(() => {
      resolve({ kind: 'cancel' });
    });
  });
}
