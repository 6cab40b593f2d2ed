/** Asks for words or a state to filter the endpoints, with a count of matches while the user types. */
import * as vscode from 'vscode';
import { filterStateText } from '../../core/tree/endpointFilter';
import { filterCounter, filterCountText } from '../../core/tree/filterCounts';
import type { Snapshot } from '../../core/model/snapshot';
import { filterStates, type EndpointFilter } from '../../core/text/treeChoices';
import type { ViewContext } from '../../core/text/viewContext';
import { pickTyped } from '../input/pickTyped';
import type { PickItem } from '../input/quickPick';

const t = vscode.l10n.t;

/** The filter that the user chooses; undefined if they cancel. */
export async function askFilter(
  snapshot: Snapshot,
  context: ViewContext,
): Promise<EndpointFilter | undefined> {
  const count = filterCounter(snapshot, context);
  const item = (filter: EndpointFilter): PickItem<EndpointFilter> & { value: EndpointFilter } => {
    return {
      label: labelOf(filter),
      description: filterCountText(count(filter), context),
      value: filter,
    };
  };
  const answer = await pickTyped({
    title: t('Filter Endpoints'),
    placeholder: t('Name, description, ID, profile, region, account or alarm'),
    text: context.choices?.filter?.text ?? '',
    items: (text) => filterStates.map((state) => item({ text: text.trim(), state })),
  });
  return answer.kind === 'value' ? answer.value : undefined;
}

/** The label of a filter. The first choice is the typed text, so that the box's search keeps it first. */
function labelOf({ text, state }: EndpointFilter): string {
  if (state !== 'any') return t('Only: {0}', filterStateText(state, t));
  return text === '' ? t('All endpoints') : text;
}
