/**
 * Show Log, Show AWS Calls, and Copy Diagnostics, which collects data for troubleshooting, removes secrets,
 * and copies the text.
 */
import * as vscode from 'vscode';
import type { CallCounts } from '../../core/session/callCounts';
import type { Profile } from '../../core/ports/backend';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { callReport } from '../../core/diagnostics/callReport';
import { diagnostics } from '../../core/diagnostics/diagnostics';
import type { Format } from '../../core/text/format';
import type { ChannelLog } from '../editor/channelLog';
import type { Handlers } from '../messages/commandRunner';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import { networkSettings, ownSettings } from '../editor/settings';

const t = vscode.l10n.t;

/** Sources of the diagnostics, and dependencies. */
export interface DiagnosticsDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly muted: Muted;
  readonly log: ChannelLog;
  /** The counts of AWS calls. */
  readonly calls: CallCounts;
  readonly format: Format;
  /** AWS's time, ms since 1970. */
  readonly now: () => number;
  readonly extension: vscode.Extension<unknown>;
}

/** A handler for each command. */
export function diagnosticsHandlers(
  deps: DiagnosticsDeps,
): Handlers<'showLog' | 'showCalls' | 'copyDiagnostics'> {
  const { log, calls, documents, format, session } = deps;
  return {
    showLog: () => {
      log.show();
    },
    // Measured on the machine's clock, not on the trial's.
    showCalls: () => {
      const context = { t, format, now: Date.now() };
      const report = callReport(calls, context, session.live, session.watched?.trial?.speed);
      return documents.show('aws-calls.txt', report, false);
    },
    copyDiagnostics: () => copyDiagnostics(deps),
  };
}

/** Copies the text and offers to show it. */
async function copyDiagnostics(deps: DiagnosticsDeps): Promise<void> {
  const text = await diagnosticsText(deps);
  await vscode.env.clipboard.writeText(text);
  const show = (): Promise<void> => deps.documents.show('diagnostics.md', text, false);
  // Not awaited: the command ends although the message stays.
  void deps.messages.info(
    t(
      'The diagnostics were copied to the clipboard. Keys, tokens, passwords, addresses and personal names were removed. Review the text before you send it.',
    ),
    { label: t('Show'), run: show },
  );
}

async function diagnosticsText(deps: DiagnosticsDeps): Promise<string> {
  const { store, session, muted, log, calls, now, extension } = deps;
  return diagnostics({
    versions: {
      'Client VPN Watch': (extension.packageJSON as { readonly version: string }).version,
      [vscode.env.appName]: vscode.version,
      Node: process.versions.node,
      system: `${process.platform} ${process.arch}`,
      runs: vscode.ExtensionKind[extension.extensionKind].toLowerCase(),
      remote: vscode.env.remoteName ?? 'no',
      language: vscode.env.language,
    },
    settings: { ...ownSettings(), ...networkSettings(), 'muted endpoints': muted.keys.size },
    snapshot: store.snapshot,
    trial: session.watched?.trial !== undefined,
    profiles: await profiles(session),
    calls,
    live: session.live,
    log: log.recent,
    createdAt: Date.now(),
    now: now(),
  });
}

async function profiles({ watched }: Session): Promise<readonly Profile[] | undefined> {
  try {
    return await watched?.profiles();
  } catch {
    // The text notes the failure; the scopes give the reason.
    return undefined;
  }
}
