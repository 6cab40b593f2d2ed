/** The activity view: the filtered events of the last 24 hours, newest first. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import {
  chosenEntries,
  activityEventKinds,
  shownEntries,
  type ActivityChoice,
  type ActivityEventKind,
} from '../../core/activity/entries';
import type { ScopeId } from '../../core/model/scope';
import { partValue, type Snapshot } from '../../core/model/snapshot';
import type { Store } from '../../core/state/store';
import {
  activityRows,
  type ActivityContext,
  type ActivityRow,
} from '../../core/activity/activityRows';
import {
  activityNotes,
  type ActivityWelcome,
  type ShownActivity,
} from '../../core/activity/activityNotes';
import type { Format } from '../../core/text/format';
import { endpointName, scopeName } from '../../core/text/names';
import { shownSnapshot } from '../../core/rows/shownSnapshot';
import type { Choices } from '../preferences/choices';
import { contextKeys, fullCommandId } from '../editor/ids';
import { itemHover, toTreeItem } from '../editor/treeItem';

/** The maximum number of rows. More rows make the view slow and are not useful. */
const mostRows = 500;
const choiceKey = 'activityChoice';

/** Dependencies of the view. */
export interface ActivityTreeDeps {
  /** The registered view. */
  readonly view: vscode.TreeView<ActivityRow>;
  readonly store: Store;
  readonly feed: ActivityFeed;
  /** Which endpoints are hidden. */
  readonly choices: Choices;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Persists the filter for this workspace. */
  readonly memory: vscode.Memento;
}

/** The view. */
export class ActivityTree implements vscode.TreeDataProvider<ActivityRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly listening: vscode.Disposable;
  private rows: readonly ActivityRow[] = [];
  /** The values that VS Code was last given. */
  private lastRendered = '';
  private welcome: ActivityWelcome | undefined;

  constructor(private readonly deps: ActivityTreeDeps) {
    const { feed } = deps;
    this.listening = vscode.Disposable.from(
      this.changed,
      deps.view.onDidChangeVisibility(({ visible }) => {
        feed.setVisible(visible);
        this.render();
      }),
    );
    feed.setVisible(deps.view.visible);
    this.setFiltered();
  }

  /** All scopes and endpoints with activity, without hidden endpoints. */
  get snapshot(): Snapshot {
    const { store, choices } = this.deps;
    return shownSnapshot(store.snapshot, choices.value.hidden);
  }

  /** The last shown rows, newest first. */
  get shown(): readonly ActivityRow[] {
    return this.rows;
  }

  /** Which entries are shown. */
  get choice(): ActivityChoice {
    const storedChoice = this.deps.memory.get<StoredChoice>(choiceKey);
    const kinds = activityEventKinds.filter((kind) => storedChoice?.kinds.includes(kind) ?? true);
    return { kinds: new Set(kinds), endpoint: storedChoice?.endpoint };
  }

  /** Changes the filter and persists it. */
  async choose({ kinds, endpoint }: ActivityChoice): Promise<void> {
    const all = activityEventKinds.every((kind) => kinds.has(kind)) && !endpoint;
    const stored: StoredChoice = { kinds: [...kinds], ...(endpoint && { endpoint }) };
    await this.deps.memory.update(choiceKey, all ? undefined : stored);
    this.setFiltered();
    this.render();
  }

  /** Updates the rows if the view is visible. */
  render(): void {
    if (!this.deps.view.visible) return;
    const { feed, choices } = this.deps;
    const { choice, context } = this;
    const entries = shownEntries(feed.entries, choices.value.hidden);
    const chosen = chosenEntries(entries, choice);
    this.rows = activityRows(chosen.slice(0, mostRows), context);
    this.decorate({
      snapshot: this.snapshot,
      choice,
      counts: { all: entries.length, chosen: chosen.length, most: mostRows },
      reading: feed.reading,
      failures: feed.failures.map(({ failure }) => failure),
    });
    const text = this.rows.map(({ id, label, description }) => id + label + description).join('\n');
    if (text === this.lastRendered) return;
    this.lastRendered = text;
    this.changed.fire(undefined);
  }

  getChildren(row?: ActivityRow): ActivityRow[] {
    return row ? [] : [...this.rows];
  }

  getTreeItem(row: ActivityRow): vscode.TreeItem {
    const item = toTreeItem(row);
    item.tooltip = itemHover(row.hover);
    const { scope, endpointId } = row;
    if (endpointId !== undefined) {
      item.command = {
        title: vscode.l10n.t('Show'),
        command: fullCommandId('reveal'),
        arguments: [{ scope, endpointId }],
      };
    }
    return item;
  }

  dispose(): void {
    this.listening.dispose();
  }

  /** Sets only changed values: each assignment sends a message to the window. */
  private decorate(shown: ShownActivity): void {
    const { message, description, welcome } = activityNotes(shown, this.context);
    const { view } = this.deps;
    if (view.message !== message) view.message = message;
    if (view.description !== description) view.description = description;
    if (welcome === this.welcome) return;
    this.welcome = welcome;
    void vscode.commands.executeCommand('setContext', contextKeys.activityWelcome, welcome);
  }

  private setFiltered(): void {
    const filtered = this.deps.memory.get(choiceKey) !== undefined;
    void vscode.commands.executeCommand('setContext', contextKeys.activityFiltered, filtered);
  }

  private get context(): ActivityContext {
    const { store, format, now } = this.deps;
    const { t } = vscode.l10n;
    const several = store.snapshot.scopes.length > 1;
    const nameOf = (scope: ScopeId, endpointId: string): string => {
      const endpoints = partValue(store.scope(scope)?.endpoints);
      return endpointName(endpoints?.find(({ id }) => id === endpointId) ?? { id: endpointId });
    };
    return {
      t,
      format,
      now: now(),
      endpointName: nameOf,
      scopeName: (id) => {
        const scope = store.scope(id)?.scope;
        return several && scope ? scopeName(scope, t) : undefined;
      },
    };
  }
}

interface StoredChoice {
  readonly kinds: readonly ActivityEventKind[];
  readonly endpoint?: NonNullable<ActivityChoice['endpoint']>;
}
