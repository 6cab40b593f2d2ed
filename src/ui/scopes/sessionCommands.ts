/** The commands on the session: trial, refresh, sign-in, and log. */
import * as vscode from 'vscode';
import type { CallCounts } from '../../core/session/callCounts';
import type { Session } from '../../core/session/session';
import { callReport } from '../../core/diagnostics/callReport';
import type { Format } from '../../core/text/format';
import type { ChannelLog } from '../editor/channelLog';
import type { Handlers } from '../messages/commandRunner';
import type { Documents } from '../messages/documents';
import type { Navigation } from '../tree/navigation';
import { targetOf } from '../input/pickTarget';
import { openSetting, saveTrial } from '../editor/settings';
import type { SignIn } from './signIn';

/** Dependencies of these commands. */
export interface SessionCommandDeps {
  readonly session: Session;
  readonly navigation: Navigation;
  readonly signIn: SignIn;
  readonly log: ChannelLog;
  /** The counts of AWS calls. */
  readonly calls: CallCounts;
  readonly documents: Documents;
  readonly format: Format;
}

/** A handler for each command. */
export function sessionHandlers({
  session,
  navigation,
  signIn,
  log,
  calls,
  documents,
  format,
}: SessionCommandDeps): Handlers<
  | 'startTrial'
  | 'stopTrial'
  | 'refresh'
  | 'signIn'
  | 'showLog'
  | 'showCalls'
  | 'openReadOnlySetting'
> {
  return {
    startTrial: async () => {
      await saveTrial(true);
      await navigation.view();
    },
    stopTrial: () => saveTrial(false),
    refresh: async (argument) => {
      const scope = targetOf(argument)?.scope;
      await session.refresh(scope);
      await signIn.askForCode(scope);
    },
    signIn: (argument) => signIn.run(argument),
    showLog: () => {
      log.show();
    },
    // Measured on the machine's clock, not on the trial's.
    showCalls: () => {
      const report = callReport(calls, { t: vscode.l10n.t, format, now: Date.now() });
      return documents.show('aws-calls.txt', report, false);
    },
    openReadOnlySetting: () => openSetting('readOnly'),
  };
}
