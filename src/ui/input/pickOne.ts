/** A choice among the items that a command applies to. */
import * as vscode from 'vscode';
import { pick, type PickItem } from './quickPick';

/** Asks if there are several items. Explains if there are none, because an empty list would be useless. */
export async function pickOne<T>(
  title: string,
  placeholder: string,
  items: readonly PickItem<T>[],
  none = vscode.l10n.t('Nothing to choose from. Refresh, or choose other profiles.'),
): Promise<T | undefined> {
  if (items.length === 1) return items[0]?.value;
  const answer = await pick({
    title,
    placeholder: items.length > 0 ? placeholder : none,
    items,
    keepOpen: false,
  });
  return answer.kind === 'value' ? answer.value : undefined;
}
