/**
 * The user's choices for the tree. Favourites and hidden endpoints are persisted globally; the filter is
 * persisted per workspace.
 */
import * as vscode from 'vscode';
import { filterStates, type EndpointFilter, type TreeChoices } from '../../core/text/treeChoices';
import { EndpointSet } from './endpointSet';

const filterKey = 'endpointFilter';

/** The persisted choices. */
export class Choices implements vscode.Disposable {
  readonly favourites: EndpointSet;
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
    this.favourites = new EndpointSet(person, 'favouriteEndpoints');
    this.hidden = new EndpointSet(person, 'hiddenEndpoints');
    this.current = this.with(parseFilter(folder.get(filterKey)));
    this.listening = vscode.Disposable.from(
      ...[this.favourites, this.hidden].map((set) =>
        set.onDidChange(() => {
          this.change(this.current.filter);
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
    this.change(wanted);
    await this.folder.update(filterKey, wanted);
  }

  dispose(): void {
    this.listening.dispose();
    this.favourites.dispose();
    this.hidden.dispose();
    this.changed.dispose();
  }

  private change(filter: EndpointFilter | undefined): void {
    this.current = this.with(filter);
    this.changed.fire();
  }

  private with(filter: EndpointFilter | undefined): TreeChoices {
    return { favourites: this.favourites.keys, hidden: this.hidden.keys, filter };
  }
}

/** Validates the persisted value: an earlier version may have stored another shape. */
function parseFilter(kept: unknown): EndpointFilter | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { text, state } = kept as Partial<Record<keyof EndpointFilter, unknown>>;
  const known = filterStates.find((one) => one === state);
  return typeof text === 'string' && known ? { text, state: known } : undefined;
}
