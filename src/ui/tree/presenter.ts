/** Renders the snapshot into the view, the status bar and the context keys, once for several changes. */
import * as vscode from 'vscode';
import type { PastOf } from '../../core/model/connectionRecord';
import type { QuietOf, RatesOf } from '../../core/model/rates';
import { scopeId } from '../../core/model/scope';
import type { Snapshot } from '../../core/model/snapshot';
import type { Yielder } from '../../core/base/yielder';
import { runInSlices } from '../../core/base/cooperativeTask';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import { arrangementText } from '../../core/tree/order/arrangementText';
import { filterText } from '../../core/tree/endpointFilter';
import { joined } from '../../core/text/phrases';
import { shownSnapshot } from '../../core/rows/shownSnapshot';
import { alarmBadge, statusBarView } from '../../core/statusBar/statusBar';
import type { TreeNode } from '../../core/rows/node';
import { hintRow } from '../../core/trial/hintRow';
import type { TrialHint } from '../../core/trial/trialHint';
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

/** The data to render, and the targets. */
export interface PresenterDeps {
  readonly store: Store;
  readonly yielder: Yielder;
  /** Receives errors of building the rows. */
  readonly onBug: (error: unknown) => void;
  readonly tree: EndpointTree;
  readonly statusBar: StatusBar;
  readonly lastViewed: LastViewed;
  readonly muted: Muted;
  readonly choices: Choices;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Whether the trial is running. */
  readonly trial: () => boolean;
  /** Whether read-only mode is on. */
  readonly readOnly: () => boolean;
  readonly ratesOf: RatesOf;
  readonly quietOf: QuietOf;
  readonly pastOf: PastOf;
  readonly workspaceScopes: WorkspaceScopes;
  /** The next step of the trial's story, which stands above the rows. */
  readonly hint: () => TrialHint | undefined;
}

/**
 * The minimum interval between two background renderings, in ms: a hundred scopes cause several changes per
 * screen frame.
 */
const restMs = 100;

/** Renders now or soon. */
export class Presenter implements vscode.Disposable {
  /** The current preparation. Only its result may be rendered. */
  private preparing: object | undefined;
  private shownAt = -Infinity;
  private readonly shown = new Map<string, unknown>();

  constructor(private readonly deps: PresenterDeps) {}

  /** Schedules one rendering for all changes of the current event. */
  schedule(): void {
    if (this.preparing) return;
    const job = (this.preparing = {});
    void this.prepare(job);
  }

  /**
   * Builds the rows of the changed scopes in slices, and renders when all are ready. Unchanged scopes cost
   * nothing. Changes in the meantime are rendered next.
   */
  private async prepare(job: object): Promise<void> {
    const { store, yielder, onBug } = this.deps;
    const rest = this.shownAt + restMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    await yielder.yieldToEventLoop();
    if (this.preparing !== job) return;
    const { snapshot } = store;
    try {
      for (const scope of snapshot.scopes) {
        if (this.preparing !== job) return;
        await runInSlices(prepareScope(scope, this.context), yielder);
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
    this.show(this.deps.store.snapshot);
  }

  private show(snapshot: Snapshot): void {
    this.shownAt = performance.now();
    const { tree, statusBar, lastViewed, choices, trial, readOnly } = this.deps;
    const { context } = this;
    const { filter, hidden, arrangement } = choices.value;
    const welcome = welcomeState(snapshot);
    // VS Code does not show the welcome text and its buttons below a message.
    const silent = welcome === 'noScope' || welcome === 'noEndpoints';
    tree.show(this.withHint(treeView(snapshot, context), snapshot), {
      message: silent ? '' : viewMessage(snapshot, context, trial()),
      description: joined(
        this.scopesHere,
        filter && welcome === 'none' ? filterText(filter, context.t) : undefined,
        welcome === 'none' ? arrangementText(arrangement, context.t) : undefined,
      ),
      badge: alarmBadge(shownSnapshot(snapshot, hidden), context),
    });
    statusBar.show(statusBarView(snapshot, { ...context, lastViewed: lastViewed.at }));
    this.setContext(contextKeys.filtered, filter !== undefined);
    this.setContext(contextKeys.hidden, hidden.size > 0);
    this.setContext(contextKeys.welcome, welcome);
    this.setContext(contextKeys.workspaceChoice, this.scopesHere !== undefined);
    this.setContext(contextKeys.trial, trial());
    this.setContext(contextKeys.readOnly, readOnly());
  }

  private withHint(rows: readonly TreeNode[], { scopes }: Snapshot): readonly TreeNode[] {
    const [only] = scopes;
    const hint = only && rows.length > 0 ? this.deps.hint() : undefined;
    return only && hint ? [hintRow(hint, scopeId(only.scope), vscode.l10n.t), ...rows] : rows;
  }

  /** The view context: the same for the tree and for code that counts its rows. */
  get context(): ViewContext {
    const { muted, choices, format, now, readOnly, ratesOf, quietOf, pastOf } = this.deps;
    return {
      t: vscode.l10n.t,
      format,
      now: now(),
      muted: muted.keys,
      choices: choices.value,
      readOnly: readOnly(),
      ratesOf,
      quietOf,
      pastOf,
    };
  }

  /** The note that this workspace shows only some of the scopes; undefined if it shows all. */
  private get scopesHere(): string | undefined {
    const { workspaceScopes, format, trial } = this.deps;
    const { scopes } = sessionSettings();
    const here = workspaceScopes.of(scopes);
    if (trial() || here.length === scopes.length) return undefined;
    const [some, all] = [format.count(here.length), format.count(scopes.length)];
    return vscode.l10n.t('{0} of {1} scopes in this workspace', some, all);
  }

  dispose(): void {
    this.preparing = undefined;
  }

  /** Sends only changed context keys, because each costs a round trip to the window. */
  private setContext(key: string, value: unknown): void {
    if (this.shown.get(key) === value) return;
    this.shown.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
