/** Joins the parts of the overview. */
import type * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/events';
import type { Clock } from '../../core/base/clock';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import { EndpointSeries } from '../../core/overview/rows/endpointSeries';
import { scopeId, type ScopeId } from '../../core/model/scope';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { ViewContext } from '../../core/text/viewContext';
import type { Activity } from '../activity/activity';
import { CreatedAlarms } from '../alarms/createMany/createdAlarms';
import type { Finding } from '../../core/diagnosis/finding';
import type { ScopeSnapshot } from '../../core/model/snapshot';
import { showFinding } from '../diagnosis/showFinding';
import { runCommand } from '../editor/runCommand';
import { onReadOnlyChange, readOnlyMode } from '../editor/settings';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import type { OpenPages } from '../pages/openPages';
import type { Choices } from '../preferences/choices';
import { OverviewPages } from './overviewPages';

/** Dependencies of the overview. */
export interface OverviewDeps {
  readonly extensionUri: vscode.Uri;
  readonly store: Store;
  readonly session: Session;
  readonly activity: Pick<Activity, 'feed'>;
  readonly choices: Choices;
  readonly pages: Pick<OpenPages, 'openEndpoint'>;
  readonly context: () => ViewContext;
  readonly clock: () => Clock;
  readonly yielder: Yielder;
  readonly log: Log;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** The findings that depend on earlier reads of a scope. */
  readonly idleFindings: (scope: ScopeSnapshot) => readonly Finding[];
  /** Selects an alarm in the tree. */
  readonly revealAlarm: (scope: ScopeId, alarmName: string) => void;
}

/** The page, and what it reads for itself. */
export class Overview implements vscode.Disposable {
  readonly pages: OverviewPages;
  /** The result of Create Alarms…, which the page shows. */
  readonly created: CreatedAlarms;
  private readonly owned = new DisposableStore();

  constructor(deps: OverviewDeps) {
    const { store, session, activity, choices, log, clock, context, format, now } = deps;
    const { feed } = activity;
    const tab = { store, format, now, log, readOnly: readOnlyMode, run: runCommand };
    const series = this.owned.add(
      new EndpointSeries({
        store,
        scopeAws: (scope) => session.scopeAws(scope),
        clock,
        onBug: (error) => {
          log.error(error);
        },
      }),
    );
    this.owned.add(session.onDidRefresh(() => void series.follow()));
    const created = new CreatedAlarms(log);
    this.created = created;
    this.owned.add(
      store.onDidChange(({ after }) => {
        const { run } = created;
        if (run && !after.scopes.some(({ scope }) => scopeId(scope) === run.scope))
          created.show(undefined);
      }),
    );
    this.pages = this.owned.add(
      new OverviewPages({
        extensionUri: deps.extensionUri,
        store,
        visibility: session.visibility,
        format,
        tabs: {
          endpoints: {
            ...{ ...tab, feed, series, created, context },
            messages: deps.messages,
            pages: deps.pages,
            yielder: deps.yielder,
            changes: [
              ...[store.onDidChange, feed.onDidChange, series.onDidChange, created.onDidChange],
              ...[choices.onDidChange, onReadOnlyChange],
            ],
          },
          health: {
            ...{ ...deps, ...tab },
            show: (finding) => {
              showFinding(finding, deps);
            },
            changes: [store.onDidChange, onReadOnlyChange],
          },
        },
      }),
    );
  }

  dispose(): void {
    this.owned.dispose();
  }
}
