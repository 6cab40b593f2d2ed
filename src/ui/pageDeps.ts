/** The dependencies of the tabs of the endpoint page that read from AWS on their own. */
import * as vscode from 'vscode';
import type { ActivityFeed } from '../core/activity/activityFeed';
import { auditEndpoint } from '../core/audit/auditEndpoint';
import type { Event } from '../core/base/events';
import type { Log } from '../core/base/log';
import type { Yielder } from '../core/base/yielder';
import { readEndpointSettings } from '../core/endpointSettings/readEndpointSettings';
import { readFailedAttempts } from '../core/failedAttempts/readFailedAttempts';
import type { Session } from '../core/session/session';
import type { Store } from '../core/state/store';
import type { Format } from '../core/text/format';
import type { AuditTabDeps } from './audit/auditTab';
import { fullCommandId, type CommandId } from './editor/ids';
import { onDidChangeSettings, readOnlyMode } from './editor/settings';
import type { SettingsTabDeps } from './endpointSettings/settingsTab';
import type { FailedAttemptsTabDeps } from './failedAttempts/failedAttemptsTab';

/** What the tabs need of the views. */
export interface PageSources {
  readonly store: Store;
  readonly session: Session;
  readonly yielder: Yielder;
  readonly format: Format;
  readonly log: Log;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  /** Resolves when the scopes are available. VS Code may restore a panel before that. */
  readonly scopesAreThere: () => Promise<void>;
}

/** Runs one of the extension's commands. */
export const runCommand = (id: CommandId, ...values: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(fullCommandId(id), ...values);

/** Fires when read-only mode is switched on or off. */
export const onReadOnlyChange: Event<unknown> = (listener) =>
  onDidChangeSettings((changed) => {
    if (changed('readOnly')) listener(undefined);
  });

/** Of the tab Missed. */
export function auditDeps(sources: PageSources): AuditTabDeps {
  const { store, session, yielder, format, now, log, scopesAreThere } = sources;
  return {
    ...{ store, yielder, format, now, log, readOnly: readOnlyMode, run: runCommand },
    read: async ({ scope, endpointId }, range, signal, onProgress) => {
      await scopesAreThere();
      const source = { aws: session.scopeAws(scope), scope: store.scope(scope), now: now() };
      return auditEndpoint(source, endpointId, range, signal, { yielder, onProgress });
    },
    changes: [store.onDidChange, onReadOnlyChange],
  };
}

/** Of the tab Failures. @param feed reads the connection logs of the last day while the tab is visible */
export function failedAttemptsDeps(
  { store, session, now, log }: PageSources,
  feed: ActivityFeed,
): FailedAttemptsTabDeps {
  return {
    ...{ store, feed, now, log, readOnly: readOnlyMode, run: runCommand },
    read: ({ scope }, endpoint, range, signal) =>
      readFailedAttempts(session.scopeAws(scope), endpoint, range, signal),
    changes: [store.onDidChange, feed.onDidChange, onReadOnlyChange],
  };
}

/** Of the tab Settings. */
export function settingsDeps(sources: PageSources): SettingsTabDeps {
  const { store, session, format, now, log, scopesAreThere } = sources;
  return {
    ...{ store, format, now, log, readOnly: readOnlyMode, run: runCommand },
    read: async ({ scope, endpointId }, signal) => {
      await scopesAreThere();
      return readEndpointSettings(session.scopeAws(scope), endpointId, signal);
    },
    changes: [store.onDidChange, onReadOnlyChange],
  };
}
