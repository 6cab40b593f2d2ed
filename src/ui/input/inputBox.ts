/** Input boxes, which validate while the user types. */
import * as vscode from 'vscode';
import { ask, type Answer, type Question } from './question';

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

const severities = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
} as const;
