/** Rows of the core as items of VS Code's trees. */
import * as vscode from 'vscode';
import { tooltipMarkdown } from '../../core/text/markdownText';
import type { ShownRow } from '../../core/rows/node';

/** The item of a row, without its tooltip. A row without children is the default. */
export function toTreeItem(
  row: ShownRow,
  collapsibleState?: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label, collapsibleState);
  item.id = row.id;
  if (row.description !== undefined) item.description = row.description;
  const { id, color } = row.icon;
  const iconColor = color === undefined ? undefined : new vscode.ThemeColor(color);
  item.iconPath = new vscode.ThemeIcon(id, iconColor);
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.accessibilityLabel };
  return item;
}

/** The tooltip of a row: a title and lines below it. Names are untrusted, so everything is text, never Markdown. */
export function itemTooltip({ title, lines }: ShownRow['tooltip']): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown(`**${tooltipMarkdown(title)}**\n\n`);
  for (const { label, value } of lines)
    markdown.appendMarkdown(`${tooltipMarkdown(`${label}: ${value}`)}  \n`);
  return markdown;
}
