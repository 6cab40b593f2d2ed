/** Puts the snapshot into the view, the status bar and the context keys, once for many changes. */
import * as vscode from 'vscode';
import type { RatesOf } from '../../core/model/rates';
import type { Snapshot } from '../../core/model/snapshot';
import type { Yielder } from '../../core/base/yielder';
import { inSlices } from '../../core/base/steps';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import { filterText } from '../../core/tree/endpointFilter';
import { joined } from '../../core/text/phrases';
import { shownSnapshot } from '../../core/rows/shownSnapshot';
import { alarmBadge, statusBarView } from '../../core/statusBar/statusBar';
import { prepareScope, treeView } from '../../core/tree/tree';
import type { ViewContext } from '../../core/text/viewContext';
import { viewMessage, welcomeState } from '../../core/tree/welcome';
import type { Choices } from '../preferences/choices';
import type { EndpointTree } from './endpointTree';
import { contextKeys } from '../editor/ids';
import type { LastViewed } from '../preferences/lastViewed';
import type { Muted } from '../preferences/mutedEndpoints';
import { sessionSettings } from '../editor/settings';
import type { StatusBar } from './statusBar';
import type { WorkspaceScopes } from '../preferences/workspaceScopes';

/** What is presented, and on what. */
export interface PresenterDeps {
  readonly store: Store;
  readonly yielder: Yielder;
  /** Told of what keeps the rows from being made. */
  readonly onBug: (error: unknown) => void;
  readonly tree: EndpointTree;
  readonly statusBar: StatusBar;
  readonly lastViewed: LastViewed;
  readonly muted: Muted;
  readonly choices: Choices;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Whether the simulator answers. */
  readonly trial: () => boolean;
  /** Whether nothing in AWS may be changed from here. */
  readonly readOnly: () => boolean;
  readonly ratesOf: RatesOf;
  readonly workspaceScopes: WorkspaceScopes;
}

/**
 * Between two renderings that nobody waits for, in ms: a hundred scopes bring several changes in each
 * screen's frame.
 */
const restMs = 100;

/** Renders now or soon. */
export class Presenter implements vscode.Disposable {
  /** What is being prepared; none other may render what it has made. */
  private preparing: object | undefined;
  private shownAt = -Infinity;
  private readonly shown = new Map<string, unknown>();

  constructor(private readonly options: PresenterDeps) {}

  /** Renders once after all that happens now. */
  schedule(): void {
    if (this.preparing) return;
    const job = (this.preparing = {});
    void this.prepare(job);
  }

  /**
   * Makes the rows of the scopes that have changed, a slice at a time, and renders when all are made;
   * those of the others cost nothing. What changes meanwhile is rendered next.
   */
  private async prepare(job: object): Promise<void> {
    const { store, yielder, onBug } = this.options;
    const rest = this.shownAt + restMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    await yielder.yieldToEventLoop();
    if (this.preparing !== job) return;
    const { snapshot } = store;
    try {
      for (const scope of snapshot.scopes) {
        if (this.preparing !== job) return;
        await inSlices(prepareScope(scope, this.context), yielder);
      }
      if (yielder.budgetExceeded) await yielder.yieldToEventLoop();
      if (this.preparing === job) this.show(snapshot);
    } catch (error) {
      onBug(error);
    }
    if (this.preparing !== job) return;
    this.preparing = undefined;
    if (store.snapshot !== snapshot) this.schedule();
  }

  /** Renders now. */
  render(): void {
    this.preparing = undefined;
    this.show(this.options.store.snapshot);
  }

  private show(snapshot: Snapshot): void {
    this.shownAt = performance.now();
    const { tree, statusBar, lastViewed, choices, trial, readOnly } = this.options;
    const { context } = this;
    const { filter, hidden } = choices.value;
    const welcome = welcomeState(snapshot);
    // VS Code shows no welcome text, and none of its buttons, below a message.
    const silent = welcome !== 'none' && welcome !== 'loading';
    const shown = shownSnapshot(snapshot, hidden);
    tree.show(treeView(snapshot, context), {
      message: silent ? '' : viewMessage(snapshot, context, trial()),
      description: joined(
        this.scopesHere,
        filter && welcome === 'none' ? filterText(filter, context.t) : undefined,
      ),
      badge: alarmBadge(shown, context),
    });
    statusBar.show(statusBarView(shown, { ...context, lastViewed: lastViewed.at }));
    this.setContext(contextKeys.filtered, filter !== undefined);
    this.setContext(contextKeys.hidden, hidden.size > 0);
    this.setContext(contextKeys.welcome, welcome);
    this.setContext(contextKeys.workspaceChoice, this.scopesHere !== undefined);
    this.setContext(contextKeys.trial, trial());
    this.setContext(contextKeys.readOnly, readOnly());
  }

  /** How the person reads: the same for the tree and for whoever counts its rows. */
  get context(): ViewContext {
    const { muted, choices, format, now, readOnly, ratesOf } = this.options;
    return {
      t: vscode.l10n.t,
      format,
      now: now(),
      muted: muted.keys,
      choices: choices.value,
      readOnly: readOnly(),
      ratesOf,
    };
  }

  /** What says that this workspace shows some of the scopes only; undefined while it shows all. */
  private get scopesHere(): string | undefined {
    const { workspaceScopes, format, trial } = this.options;
    const { scopes } = sessionSettings();
    const here = workspaceScopes.of(scopes);
    if (trial() || here.length === scopes.length) return undefined;
    const [some, all] = [format.count(here.length), format.count(scopes.length)];
    return vscode.l10n.t('{0} of {1} scopes in this workspace', some, all);
  }

  dispose(): void {
    this.preparing = undefined;
  }

  /** Each context key costs a round trip to the window, so only changes are sent. */
  private setContext(key: string, value: unknown): void {
    if (this.shown.get(key) === value) return;
    this.shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
