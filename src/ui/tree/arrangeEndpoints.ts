/** Asks for the order and the groups of the endpoints. The current choice is checked. */
import * as vscode from 'vscode';
import { partValue, type Snapshot } from '../../core/model/snapshot';
import { sortOrders, type Grouping } from '../../core/text/treeChoices';
import { groupingText, sortText } from '../../core/tree/order/arrangementText';
import { pick, type PickItem } from '../input/quickPick';
import type { Choices } from '../preferences/choices';

const t = vscode.l10n.t;

/** Sort Endpoints…: changes nothing if the user cancels. */
export async function askSort(choices: Choices): Promise<void> {
  const { sort } = choices.value.arrangement;
  const answer = await pick({
    title: t('Sort Endpoints'),
    placeholder: t('Favorites stay first'),
    items: sortOrders.map((one) => item(sortText(one, t), one, one === sort)),
    keepOpen: false,
  });
  if (answer.kind === 'value') await choices.arrange({ sort: answer.value });
}

/** Group Endpoints…: also by each tag that an endpoint has. */
export async function askGrouping(choices: Choices, snapshot: Snapshot): Promise<void> {
  const { group } = choices.value.arrangement;
  const fixed = (['scope', 'account', 'state'] as const).map((by): Grouping => ({ by }));
  const all = [...fixed, ...tagKeys(snapshot).map((key): Grouping => ({ by: 'tag', key }))];
  const answer = await pick({
    title: t('Group Endpoints'),
    placeholder: t('Every endpoint is in one group'),
    items: all.map((one) => item(groupingText(one, t), one, isSame(one, group))),
    keepOpen: false,
  });
  if (answer.kind === 'value') await choices.arrange({ group: answer.value });
}

function item<T>(label: string, value: T, current: boolean): PickItem<T> {
  return current ? { label: `$(check) ${label}`, value } : { label, value };
}

function isSame(a: Grouping, b: Grouping): boolean {
  return a.by === 'tag' && b.by === 'tag' ? a.key === b.key : a.by === b.by;
}

/** The keys of the tags of all endpoints, by name. */
function tagKeys({ scopes }: Snapshot): readonly string[] {
  const endpoints = scopes.flatMap((scope) => partValue(scope.endpoints) ?? []);
  return [...new Set(endpoints.flatMap(({ tags = {} }) => Object.keys(tags)))].sort();
}
