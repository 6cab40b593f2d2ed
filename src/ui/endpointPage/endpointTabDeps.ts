/** The dependencies of the tabs of the endpoint page. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../../core/activity/activityFeed';
import type { AlarmRuns } from '../../core/alarms/alarmRuns';
import type { DeliveryProgress } from '../../core/alarms/deliveryView';
import { auditEndpoint } from '../../core/audit/auditEndpoint';
import type { Clock } from '../../core/base/clock';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import { readChart } from '../../core/chart/readChart';
import { readEndpointSettings } from '../../core/endpointSettings/readEndpointSettings';
import { readFailedAttempts } from '../../core/failedAttempts/readFailedAttempts';
import type { EndpointRef } from '../../core/model/endpointRef';
import type { ScopeId } from '../../core/model/scope';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Format } from '../../core/text/format';
import type { AlarmsTabDeps } from '../alarms/page/alarmsTab';
import type { ShownReplay } from '../alarms/replay/replayWork';
import type { AuditTabDeps } from '../audit/auditTab';
import type { NowTabDeps } from '../chart/nowTab';
import { pickCompared } from '../chart/pickCompared';
import { runCommand } from '../editor/runCommand';
import { onReadOnlyChange, readOnlyMode, refreshIntervalMs } from '../editor/settings';
import type { SettingsTabDeps } from '../endpointSettings/settingsTab';
import type { FailedAttemptsTabDeps } from '../failedAttempts/failedAttemptsTab';
import type { EndpointLinks } from '../links/endpointLinks';
import { openDocumentation } from '../links/externalPage';
import type { Messages } from '../messages/messages';
import type { TabDeps } from '../pages/tabDeps';
import type { EndpointTabDeps } from './tabs';

/** What the tabs share, and what each of them is made from. */
export interface EndpointTabSourceDeps {
  readonly store: Store;
  readonly session: Session;
  readonly yielder: Yielder;
  readonly format: Format;
  readonly log: Log;
  readonly messages: Messages;
  readonly links: EndpointLinks;
  /** The clock of the watched backend. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Resolves when the scopes are available. VS Code may restore a panel before that. */
  readonly scopesAreThere: () => Promise<void>;
  /** Reads the connection logs of the last day while a tab is visible. */
  readonly feed: ActivityFeed;
  readonly replays: AlarmRuns<ShownReplay>;
  readonly deliveries: AlarmRuns<DeliveryProgress>;
  /** Shows a time in the chart of an endpoint, ms since 1970. */
  readonly showMoment: (ref: EndpointRef, at: number) => void;
}

/** Those of every tab but Connections, which a page of its own can show too. */
export function endpointTabDeps(deps: EndpointTabSourceDeps): Omit<EndpointTabDeps, 'connections'> {
  return {
    now: chartDeps(deps),
    alarms: alarmsDeps(deps),
    missed: auditDeps(deps),
    failures: failedAttemptsDeps(deps),
    settings: settingsDeps(deps),
  };
}

function tabDeps({ store, format, now, log }: EndpointTabSourceDeps): TabDeps {
  return {
    ...{ store, format, now, log, readOnly: readOnlyMode, run: runCommand },
    changes: [store.onDidChange, onReadOnlyChange],
  };
}

function chartDeps({
  store,
  session,
  log,
  clock,
  now,
  links,
  scopesAreThere,
}: EndpointTabSourceDeps): NowTabDeps {
  return {
    read: async (question, signal) => {
      await scopesAreThere();
      const scopeOf = (id: ScopeId) => ({ aws: session.scopeAws(id), scope: store.scope(id) });
      const context = { ...scopeOf(question.scope), scopeOf, now: now(), t: vscode.l10n.t };
      return readChart(context, question, signal);
    },
    refreshMs: refreshIntervalMs,
    pickCompared: (own, chosen) => pickCompared(store.snapshot, own, chosen),
    clock,
    log,
    copyLink: (target, place) => links.copy(target, place),
    onDidRefresh: session.onDidRefresh,
  };
}

function alarmsDeps(deps: EndpointTabSourceDeps): AlarmsTabDeps {
  const { session, replays, deliveries, showMoment } = deps;
  return {
    ...{ ...tabDeps(deps), replays, deliveries, showMoment },
    inTrial: () => session.watched?.trial !== undefined,
    openDocumentation: (url) => openDocumentation(url, deps),
  };
}

function auditDeps(deps: EndpointTabSourceDeps): AuditTabDeps {
  const { store, session, yielder, now, scopesAreThere } = deps;
  return {
    ...{ ...tabDeps(deps), yielder },
    read: async ({ scope, endpointId }, range, signal, onProgress) => {
      await scopesAreThere();
      const source = { aws: session.scopeAws(scope), scope: store.scope(scope), now: now() };
      return auditEndpoint(source, endpointId, range, signal, { yielder, onProgress });
    },
  };
}

function failedAttemptsDeps(deps: EndpointTabSourceDeps): FailedAttemptsTabDeps {
  const { session, feed } = deps;
  const tab = tabDeps(deps);
  return {
    ...{ ...tab, feed, changes: [...tab.changes, feed.onDidChange] },
    read: ({ scope }, endpoint, range, signal) =>
      readFailedAttempts(session.scopeAws(scope), endpoint, range, signal),
  };
}

function settingsDeps(deps: EndpointTabSourceDeps): SettingsTabDeps {
  const { session, scopesAreThere } = deps;
  return {
    ...tabDeps(deps),
    read: async ({ scope, endpointId }, signal) => {
      await scopesAreThere();
      return readEndpointSettings(session.scopeAws(scope), endpointId, signal);
    },
  };
}
