/** The tooltip of a row. Names are untrusted, so everything is text, never Markdown. */
import * as vscode from 'vscode';
import { tooltipMarkdown } from '../../core/text/markdownText';
import type { TreeNode } from '../../core/rows/node';

/** A title and lines below it. */
export function itemTooltip({ title, lines }: TreeNode['tooltip']): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${tooltipMarkdown(title)}**\n\n`);
  for (const { label, value } of lines)
    markdown.appendMarkdown(`${tooltipMarkdown(`${label}: ${value}`)}  \n`);
  return markdown;
}
