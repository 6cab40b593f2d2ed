/**
 * The user's choices for the tree. Favorites and hidden endpoints are persisted globally; the filter, the
 * order and the groups are persisted per workspace.
 */
import * as vscode from 'vscode';
import {
  filterStates,
  noChoices,
  sortOrders,
  type Arrangement,
  type EndpointFilter,
  type Grouping,
  type TreeChoices,
} from '../../core/text/treeChoices';
import { EndpointSet } from './endpointSet';

const filterKey = 'endpointFilter';
const arrangementKey = 'endpointArrangement';

/** The persisted choices. */
export class Choices implements vscode.Disposable {
  readonly favorites: EndpointSet;
  readonly hidden: EndpointSet;
  private current: TreeChoices;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly listening: vscode.Disposable;

  /** @param person is `globalState`; `folder` is `workspaceState` */
  constructor(
    person: vscode.Memento,
    private readonly folder: vscode.Memento,
  ) {
    // The key has the spelling of version 0.1.0, which stored favorites under it.
    this.favorites = new EndpointSet(person, 'favouriteEndpoints');
    this.hidden = new EndpointSet(person, 'hiddenEndpoints');
    this.current = {
      favorites: this.favorites.keys,
      hidden: this.hidden.keys,
      filter: parseFilter(folder.get(filterKey)),
      arrangement: parseArrangement(folder.get(arrangementKey)),
    };
    this.listening = vscode.Disposable.from(
      ...[this.favorites, this.hidden].map((set) =>
        set.onDidChange(() => {
          this.change({ favorites: this.favorites.keys, hidden: this.hidden.keys });
        }),
      ),
    );
  }

  /** The same object until one of them changes. */
  get value(): TreeChoices {
    return this.current;
  }

  /** Sets the filter; undefined or an empty filter shows everything. */
  async filter(filter: EndpointFilter | undefined): Promise<void> {
    const asks = filter && (filter.text.trim() !== '' || filter.state !== 'any');
    const wanted = asks ? filter : undefined;
    this.change({ filter: wanted });
    await this.folder.update(filterKey, wanted);
  }

  /** Changes the order or the groups. */
  async arrange(changed: Partial<Arrangement>): Promise<void> {
    const arrangement = { ...this.current.arrangement, ...changed };
    this.change({ arrangement });
    await this.folder.update(arrangementKey, arrangement);
  }

  dispose(): void {
    this.listening.dispose();
    this.favorites.dispose();
    this.hidden.dispose();
    this.changed.dispose();
  }

  private change(changed: Partial<TreeChoices>): void {
    this.current = { ...this.current, ...changed };
    this.changed.fire();
  }
}

/** Validates the persisted value: an earlier version may have stored another shape. */
function parseFilter(stored: unknown): EndpointFilter | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { text, state } = stored as Partial<Record<keyof EndpointFilter, unknown>>;
  const known = filterStates.find((one) => one === state);
  return typeof text === 'string' && known ? { text, state: known } : undefined;
}

/** Validates the persisted value, as `parseFilter`. */
function parseArrangement(stored: unknown): Arrangement {
  const { arrangement: usual } = noChoices;
  if (typeof stored !== 'object' || stored === null) return usual;
  const { sort, group } = stored as Partial<Record<keyof Arrangement, unknown>>;
  return {
    sort: sortOrders.find((one) => one === sort) ?? usual.sort,
    group: parseGrouping(group) ?? usual.group,
  };
}

function parseGrouping(stored: unknown): Grouping | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { by, key } = stored as { readonly by?: unknown; readonly key?: unknown };
  if (by === 'tag') return typeof key === 'string' ? { by, key } : undefined;
  return by === 'scope' || by === 'account' || by === 'state' ? { by } : undefined;
}
