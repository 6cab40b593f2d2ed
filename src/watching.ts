/**
 * What is watched and what that stands on: the log, the store, the ways to AWS and the session over
 * them. Nothing of the AWS SDK is loaded before the first scope asks for it.
 */
import type * as vscode from 'vscode';
import type { SignIns } from './aws';
import { loadAws, loadTrial } from './backend';
import type { ChangeLog } from './core/activity/changeLog';
import { CallCounts } from './core/session/callCounts';
import type { Backend } from './core/ports/backend';
import type { Clock } from './core/base/clock';
import { guardedBackend } from './core/session/readOnly';
import { Session } from './core/session/session';
import { Store } from './core/state/store';
import { systemClock } from './core/base/systemClock';
import { FileSharing } from './sharing/fileSharing';
import { persistedChanges } from './ui/activity/activity';
import { ChannelLog } from './ui/editor/channelLog';
import { EventLoopYielder } from './ui/editor/eventLoopYielder';
import { checksCertificates, readOnlyMode, refreshIntervalMs } from './ui/editor/settings';

/** Takes what must be let go of when the extension ends, and gives it back. */
export type Register = <T extends vscode.Disposable>(part: T) => T;

/** The parts, of which each is handed on alone. */
export interface Watching {
  readonly log: ChannelLog;
  readonly store: Store;
  readonly session: Session;
  readonly yielder: EventLoopYielder;
  /** What was asked of AWS. */
  readonly calls: CallCounts;
  /** What was changed from here. */
  readonly changes: ChangeLog;
  /** Loads the real AWS for a moment, whatever is watched. */
  readonly loadAws: () => Promise<Backend>;
  /** The clock of what is watched, or the machine's. */
  readonly clock: () => Clock;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
}

/** Makes the parts; nothing is watched until the session is told what. */
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
        // The SDK takes longer to load than everything else to start: no start waits for it.
        await yielder.yieldToEventLoop();
        const backend = await (trial ? loadTrial(log, calls) : real());
        return changes.watch(guardedBackend(backend, readOnlyMode));
      },
      intervalMs: refreshIntervalMs,
      yielder,
      sharing: own(windowsOfThisMachine(context, log)),
    }),
  );
  const clock = (): Clock => session.watched?.clock ?? systemClock;
  const now = (): number => clock().now();
  return { log, store, session, yielder, calls, changes, loadAws: real, clock, now };
}

function windowsOfThisMachine(context: vscode.ExtensionContext, log: ChannelLog): FileSharing {
  const { version } = context.extension.packageJSON as { readonly version: string };
  const folder = context.globalStorageUri.fsPath;
  return new FileSharing({ folder, version, environment: process.env, log, clock: systemClock });
}
