/** Text that comes from outside, in a tooltip: nothing in it is markdown. */
import * as vscode from 'vscode';

/**
 * The markdown that shows this text as it is. VS Code's own `appendText` also ties the words together
 * with spaces at which no line breaks, so that long lines break in the middle of a word.
 */
export function tooltipText(text: string): string {
  return new vscode.MarkdownString().appendText(text).value.replaceAll('&nbsp;', ' ');
}
