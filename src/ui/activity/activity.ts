/** Joins the parts of the activity view. */
import * as vscode from 'vscode';
import { ActivityFeed } from '../../core/activity/activityFeed';
import { ChangeLog } from '../../core/activity/changeLog';
import { readLoggedActivity } from '../../core/activity/readLoggedActivity';
import { RecentConnections } from '../../core/activity/recentConnections';
import type { Clock } from '../../core/base/clock';
import type { Log } from '../../core/base/log';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { ActivityRow } from '../../core/activity/activityRows';
import { ActivityTree } from './activityTree';
import type { Choices } from '../preferences/choices';

const changesKey = 'madeChanges';

/** Dependencies of the view. */
export interface ActivityViewDeps {
  /** The registered view. */
  readonly view: vscode.TreeView<ActivityRow>;
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState'>;
  readonly store: Store;
  readonly session: Session;
  readonly changes: ChangeLog;
  readonly choices: Choices;
  readonly format: Format;
  /** The clock of the current backend. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** Changes made by this extension, persisted by the editor. */
export function persistedChanges(memory: vscode.Memento, log: Log): ChangeLog {
  const stored = {
    get: () => memory.get<unknown>(changesKey),
    set: (changes: unknown) => void memory.update(changesKey, changes),
  };
  return new ChangeLog(stored, (error) => {
    log.error(error);
  });
}

/** The activity view, and what feeds it; `parts` go on living when it is disposed. */
export class Activity implements vscode.Disposable {
  readonly tree: ActivityTree;
  /** The activity events, for other views. */
  readonly feed: ActivityFeed;
  private readonly owned: vscode.Disposable;

  constructor({
    view,
    context,
    store,
    session,
    changes,
    choices,
    format,
    clock,
    now,
    log,
  }: ActivityViewDeps) {
    const recent = new RecentConnections(store);
    const onBug = (error: unknown): void => {
      log.error(error);
    };
    const feed = (this.feed = new ActivityFeed({
      store,
      recent,
      changes,
      clock,
      onBug,
      scopeAws: (scope) => session.scopeAws(scope),
      readLogs: readLoggedActivity,
    }));
    const memory = context.workspaceState;
    this.tree = new ActivityTree({ view, store, feed, choices, format, now, memory });
    const render = (): void => {
      this.tree.render();
    };
    let { watched } = session;
    this.owned = vscode.Disposable.from(
      session.onDidChange((backend) => {
        if (backend !== watched) feed.forget();
        watched = backend;
      }),
      recent,
      feed,
      this.tree,
      feed.onDidChange(render),
      changes.onDidChange(render),
      choices.onDidChange(render),
      session.onDidRefresh(() => {
        void feed.follow();
        render();
      }),
    );
  }

  dispose(): void {
    this.owned.dispose();
  }
}
