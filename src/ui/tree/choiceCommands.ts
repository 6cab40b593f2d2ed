/** The commands that arrange the tree: filter, order, groups, favorites, hidden endpoints. */
import * as vscode from 'vscode';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import { endpointKey } from '../../core/model/endpointRef';
import { endpointName } from '../../core/text/names';
import type { ViewContext } from '../../core/text/viewContext';
import type { Choices } from '../preferences/choices';
import type { Handlers } from '../messages/commandRunner';
import { askGrouping, askSort } from './arrangeEndpoints';
import { askFilter } from './filterEndpoints';
import type { Messages } from '../messages/messages';
import { allEndpoints, type ListedEndpoint, pickEndpoint } from '../input/pickEndpoint';
import { type PickItem, pickMany } from '../input/quickPick';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface ChoiceDeps {
  /** The user's current choices and formats for the tree. */
  readonly viewContext: () => ViewContext;
  readonly store: Store;
  readonly choices: Choices;
  readonly messages: Messages;
}

const keyOf = ({ scope, endpoint }: ListedEndpoint): string => endpointKey(scope, endpoint.id);

/** A handler for each command. */
export function choiceHandlers(
  deps: ChoiceDeps,
): Handlers<
  | 'filterEndpoints'
  | 'clearFilter'
  | 'sortEndpoints'
  | 'groupEndpoints'
  | 'addFavorite'
  | 'removeFavorite'
  | 'hideEndpoint'
  | 'showHidden'
> {
  const { store, choices, viewContext } = deps;
  return {
    filterEndpoints: async () => {
      const filter = await askFilter(store.snapshot, viewContext());
      if (filter) await choices.filter(filter);
    },
    clearFilter: () => choices.filter(undefined),
    sortEndpoints: () => askSort(choices),
    groupEndpoints: () => askGrouping(choices, store.snapshot),
    addFavorite: (argument) => setFavorite(deps, argument, true),
    removeFavorite: (argument) => setFavorite(deps, argument, false),
    hideEndpoint: (argument) => hideEndpoint(deps, argument),
    showHidden: () => showHidden(deps),
  };
}

/** Adds an endpoint to the favorites, or removes it. */
async function setFavorite(
  { store, choices: { favorites } }: ChoiceDeps,
  argument: unknown,
  on: boolean,
): Promise<void> {
  const title = on ? t('Add to Favorites') : t('Remove from Favorites');
  const { keys } = favorites;
  const fits = (ref: ListedEndpoint): boolean => keys.has(keyOf(ref)) !== on;
  const ref = await pickEndpoint(store.snapshot, argument, title, fits);
  if (ref) await favorites.setAll([keyOf(ref)], on);
}

/** Hides an endpoint, and offers to undo it. */
async function hideEndpoint(
  { store, choices: { hidden }, messages }: ChoiceDeps,
  argument: unknown,
): Promise<void> {
  const { keys } = hidden;
  const fits = (ref: ListedEndpoint): boolean => !keys.has(keyOf(ref));
  const ref = await pickEndpoint(store.snapshot, argument, t('Hide Endpoint'), fits);
  if (!ref) return;
  await hidden.setAll([keyOf(ref)], true);
  const name = endpointName(ref.endpoint);
  void messages.info(
    t(
      '{0} is hidden in this editor: no row, no count, no notifications. Nothing changes in AWS.',
      name,
    ),
    { label: t('Undo'), run: () => hidden.setAll([keyOf(ref)], false) },
  );
}

/** Asks which hidden endpoints to show again, including those that are not currently listed. */
async function showHidden({ store, choices: { hidden } }: ChoiceDeps): Promise<void> {
  const there = new Map(allEndpoints(store.snapshot).map((ref) => [keyOf(ref), ref]));
  const { compare } = new Intl.Collator(vscode.env.language, { numeric: true });
  const items = [...hidden.keys]
    .map((key) => itemOf(key, there.get(key)))
    .sort((one, other) => compare(one.label, other.label));
  const answer = await pickMany({
    title: t('Show Hidden Endpoints'),
    placeholder:
      items.length > 0 ? t('Choose the endpoints to show again') : t('No endpoints are hidden.'),
    items,
    keepOpen: false,
  });
  if (answer.kind === 'value') await hidden.setAll(answer.value, false);
}

function itemOf(key: string, ref: ListedEndpoint | undefined): PickItem<string> {
  if (!ref) return { label: displayText(key), description: t('not currently listed'), value: key };
  const { endpoint, scope } = ref;
  return {
    label: endpointName(endpoint),
    description: `${endpoint.id} · ${displayText(scope)}`,
    value: key,
  };
}
