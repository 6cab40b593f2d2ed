/**
 * Offers the commands that turn connection logging on to somebody else: copies them, or inserts them
 * into a terminal without running them. It changes nothing in AWS.
 */
import * as vscode from 'vscode';
import { loggingCommands, loggingLine } from '../../core/actions/logging/loggingCommands';
import { loggingScript } from '../../core/actions/logging/loggingScript';
import type { LoggingPlan } from '../../core/actions/logging/planConnectionLogging';
import type { Shell } from '../../core/signIn/shellQuoting';
import { refusedWordText } from '../../core/text/failures/refusedWordText';
import { endpointName } from '../../core/text/names';
import type { Choice } from '../messages/messages';
import type { LoggingDeps } from './loggingDeps';

const t = vscode.l10n.t;

/** Shows the commands of the plan. */
export async function offerCommands(plan: LoggingPlan, deps: LoggingDeps): Promise<void> {
  const { session, messages, documents, terminals } = deps;
  const { shell } = terminals;
  const written = loggingCommands(plan, shell);
  if ('refused' in written) return messages.warn(refusedWordText(written.refused, t));
  const { commands } = written;
  const name = endpointName(plan.endpoint);
  await documents.show(scriptNames[shell], loggingScript(commands, name, shell, t), false);
  const copy: Choice = {
    label: t('Copy Commands'),
    run: () => vscode.env.clipboard.writeText(commands.map(({ text }) => text).join('\n')),
  };
  const type: Choice = {
    label: t('Insert into Terminal'),
    run: () => {
      // Inserts the command without running it: the user presses Enter.
      const terminal = terminals.open(t('Turn On Connection Logging'));
      terminal.sendText(loggingLine(commands, shell), false);
    },
  };
  const sentence = t(
    'These commands turn on connection logging for {0}. Review them before you run them.',
    name,
  );
  // The AWS CLI of a terminal cannot reach the simulator, and a remote terminal has no profiles of this machine.
  const trial = session.watched?.trial !== undefined;
  await messages.info(sentence, ...(trial || !terminals.areHere ? [copy] : [copy, type]));
}

const scriptNames: Readonly<Record<Shell, string>> = {
  sh: 'turn-on-connection-logging.sh',
  powershell: 'turn-on-connection-logging.ps1',
  cmd: 'turn-on-connection-logging.cmd',
  other: 'turn-on-connection-logging.sh',
};
