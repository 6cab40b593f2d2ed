/**
 * What the person has chosen about the tree. Favourites and hidden endpoints belong to the person and
 * are kept with the editor; a filter belongs to the work at hand and is kept with the folder.
 */
import * as vscode from 'vscode';
import { filterStates, type EndpointFilter, type TreeChoices } from '../../core/text/treeChoices';
import { EndpointSet } from './endpointSet';

const filterKey = 'endpointFilter';

/** The choices, kept. */
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

  /** Shows only what passes the filter; undefined or one that asks for nothing shows everything. */
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

/** What an earlier version kept may have another shape. */
function parseFilter(kept: unknown): EndpointFilter | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { text, state } = kept as Partial<Record<keyof EndpointFilter, unknown>>;
  const known = filterStates.find((one) => one === state);
  return typeof text === 'string' && known ? { text, state: known } : undefined;
}
