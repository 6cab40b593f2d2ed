/** The tooltip of a row. Names come from outside, so everything is text, never markdown. */
import * as vscode from 'vscode';
import type { TreeNode } from '../core/views/node';
import { tooltipText } from './tooltipText';

/** A title and lines below it. */
export function itemTooltip({ title, lines }: TreeNode['tooltip']): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  for (const { label, value } of lines)
    markdown.appendMarkdown(`${tooltipText(`${label}: ${value}`)}  \n`);
  return markdown;
}
