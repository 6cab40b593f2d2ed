/** Rows of the core as items of VS Code's trees. */
import * as vscode from 'vscode';
import { hoverCommands, type Hover } from '../../core/rows/hover';
import { hoverMarkdown } from '../../core/rows/hoverMarkdown';
import type { ShownRow } from '../../core/rows/node';
import { fullCommandId } from './ids';

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

/** The hover of a row. Names in it are untrusted: they are text, and links run only known commands. */
export function itemHover(hover: Hover): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(hoverMarkdown(hover, fullCommandId), true);
  markdown.isTrusted = { enabledCommands: hoverCommands.map(fullCommandId) };
  return markdown;
}
