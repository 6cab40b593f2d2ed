/** Quick picks, which load their items asynchronously. */
import * as vscode from 'vscode';
import { ask, type Answer, type Question } from './question';

/** One choice. Without a value it is a heading. */
export interface PickItem<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value?: T;
  /** For a choice of several: initially selected. */
  readonly picked?: boolean;
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

function itemKind(item: PickItem<unknown>): vscode.QuickPickItemKind {
  return item.value === undefined
    ? vscode.QuickPickItemKind.Separator
    : vscode.QuickPickItemKind.Default;
}
