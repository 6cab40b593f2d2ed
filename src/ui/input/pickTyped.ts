/** Asks for a choice in a quick pick whose choices depend on the typed text. */
import * as vscode from 'vscode';
import { type Answer, ask, type Question } from './question';
import type { PickItem } from './quickPick';

/** The question and its choices for each text. */
export interface TypedQuestion<T> extends Question {
  readonly placeholder: string;
  /** The initial text of the box. */
  readonly text: string;
  /** The choices for a text; the box does not filter them. */
  readonly items: (text: string) => readonly (PickItem<T> & { readonly value: T })[];
}

/**
 * Asks for one of the choices, which follow the typed text. A user who types and presses Enter quickly may
 * accept a choice for an older text, so the position in the list counts.
 */
export async function pickTyped<T>(question: TypedQuestion<T>): Promise<Answer<T>> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly place: number }>();
  box.placeholder = question.placeholder;
  box.value = question.text;
  const fill = (text: string): void => {
    box.items = question.items(text).map(({ label, description, detail }, place) => ({
      label,
      ...(description !== undefined && { description }),
      ...(detail !== undefined && { detail }),
      alwaysShow: true,
      place,
    }));
  };
  const answered = ask<T>(box, { ...question, keepOpen: false }, (answer) =>
    vscode.Disposable.from(
      box.onDidChangeValue(fill),
      box.onDidAccept(() => {
        const [active] = box.activeItems;
        const item = active && question.items(box.value)[active.place];
        if (item) answer({ kind: 'value', value: item.value });
      }),
    ),
  );
  try {
    fill(question.text);
    box.show();
    return await answered;
  } finally {
    box.dispose();
  }
}
