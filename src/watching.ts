/**
 * The session and its foundation: the log, the store and the access to AWS. The AWS SDK is not
 * loaded before the first scope needs it.
 */
import type * as vscode from 'vscode';
import type { SignIns } from './aws';
import { loadAws, loadTrial } from './backend';
import type { ChangeLog } from './core/activity/changeLog';
import { CallCounts } from './core/session/callCounts';
import type { Backend } from './core/ports/backend';
import type { Clock } from './core/base/clock';
import { Session } from './core/session/session';
import { Store } from './core/state/store';
import { systemClock } from './core/base/systemClock';
import { FileSharing } from './sharing/fileSharing';
import { persistedChanges } from './ui/activity/activity';
import { ChannelLog } from './ui/editor/channelLog';
import { EventLoopYielder } from './ui/editor/eventLoopYielder';
import { checksCertificates, readOnlyMode, refreshIntervalMs } from './ui/editor/settings';

/** Registers a part to be disposed when the extension is deactivated, and returns it. */
export type Register = <T extends vscode.Disposable>(part: T) => T;

/** The parts; consumers receive them individually. */
export interface Watching {
  readonly log: ChannelLog;
  readonly store: Store;
  readonly session: Session;
  readonly yielder: EventLoopYielder;
  /** Counts of the calls to AWS. */
  readonly calls: CallCounts;
  /** The log of changes that the extension made. */
  readonly changes: ChangeLog;
  /** Loads the real AWS temporarily, independently of the watched backend. */
  readonly loadAws: () => Promise<Backend>;
  /** The clock of the watched backend, or the machine's clock. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** Creates the parts. Nothing is watched until the session has scopes. */
export function startWatching(context: vscode.ExtensionContext, own: Register): Watching {
  const log = own(new ChannelLog('Client VPN Watch'));
  const store = own(new Store(log));
  const yielder = new EventLoopYielder();
  const calls = new CallCounts(Date.now());
  const changes = persistedChanges(context.globalState, log);
  const signIns: SignIns = new Map();
  const real = (): Promise<Backend> => loadAws(log, calls, checksCertificates, yielder, signIns);
  const session = own(
    new Session({
      store,
      log,
      load: async (trial) => {
        // The SDK takes longer to load than everything else together, so start-up does not wait for
        // it.
        await yielder.yieldToEventLoop();
        return trial
          ? withSimulated(await loadTrial(log, calls), changes)
          : withReal(await real(), changes);
      },
      readOnly: readOnlyMode,
      intervalMs: refreshIntervalMs,
      yielder,
      sharing: own(windowsOfThisMachine(context, log)),
    }),
  );
  const clock = (): Clock => session.watched?.clock ?? systemClock;
  const now = (): number => clock().now();
  return { log, store, session, yielder, calls, changes, loadAws: real, clock, now };
}

/** The changes in real accounts are kept. */
function withReal(aws: Backend, changes: ChangeLog): Backend {
  return {
    ...aws,
    onWritten: (call, scope, at) => {
      changes.record(call, scope, at);
    },
  };
}

/** The simulated account is new at each start: its changes end with it. */
function withSimulated(trial: Backend, changes: ChangeLog): Backend {
  const simulated = changes.simulate();
  return {
    ...trial,
    onWritten: simulated.record,
    dispose: () => {
      simulated.dispose();
      trial.dispose();
    },
  };
}

function windowsOfThisMachine(context: vscode.ExtensionContext, log: ChannelLog): FileSharing {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const folder = context.globalStorageUri.fsPath;
  return new FileSharing({ folder, version, environment: process.env, log, clock: systemClock });
}
