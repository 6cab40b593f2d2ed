/** A question whose choices are made from what is typed. */
import * as vscode from 'vscode';
import { ask, type Answer, type PickItem, type Question } from './quickInput';

/** A choice of what can be made of a text. */
export interface TypedQuestion<T> extends Question {
  readonly placeholder: string;
  /** What the box holds at first. */
  readonly text: string;
  /** The choices for a text; the box leaves out none of them. */
  readonly items: (text: string) => readonly (PickItem<T> & { readonly value: T })[];
}

/**
 * Asks for one of the choices, which follow what is typed. Who types and presses Enter at once takes a
 * choice of a text that was there before the last letters; so what counts is its place in the list.
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
