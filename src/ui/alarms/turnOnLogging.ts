/**
 * Turn On Connection Logging…: shows the exact commands, copies them, or inserts them into a terminal
 * without running them. It changes nothing in AWS.
 */
import * as vscode from 'vscode';
import {
  defaultLogGroup,
  isLogGroupName,
  loggingLine,
  turnOnLoggingCommands,
  type LoggingPlan,
} from '../../core/connections/log/turnOnLogging';
import { endpointLabel } from '../../core/model/endpoint';
import type { Session } from '../../core/session/session';
import type { Shell } from '../../core/signIn/shellQuoting';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import { loggingText } from '../../core/connections/loggingText';
import { refusedWordText } from '../../core/text/failures/refusedWordText';
import type { Documents } from '../messages/documents';
import type { Choice, Messages } from '../messages/messages';
import { pickEndpoint, type ListedEndpoint } from '../input/pickTarget';
import { input } from '../input/quickInput';
import type { Terminals } from '../editor/terminals';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface TurnOnLoggingDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
  readonly terminals: Terminals;
}

/** Runs the command. */
export async function turnOnLogging(
  { store, session, messages, documents, terminals }: TurnOnLoggingDeps,
  argument: unknown,
): Promise<void> {
  const title = t('Turn On Connection Logging');
  const ref = await pickEndpoint(store.snapshot, argument, title);
  if (!ref) return;
  const { endpoint } = ref;
  const name = displayText(endpointLabel(endpoint));
  if (endpoint.logging.enabled) {
    const group = displayText(endpoint.logging.group ?? '');
    return messages.info(t('{0} already logs its connections to {1}.', name, group));
  }
  const plan = await planFor(ref, session, title);
  if (!plan) return;
  const { shell } = terminals;
  const written = turnOnLoggingCommands(plan, shell);
  if ('refused' in written) return messages.warn(refusedWordText(written.refused, t));
  const { commands } = written;
  await documents.show(scriptNames[shell], loggingText(commands, name, shell, t), false);
  const copy: Choice = {
    label: t('Copy Commands'),
    run: () => vscode.env.clipboard.writeText(commands.join('\n')),
  };
  const type: Choice = {
    label: t('Insert into Terminal'),
    run: () => {
      // Inserts the command without running it: the user presses Enter.
      const terminal = terminals.open(title);
      terminal.sendText(loggingLine(commands, shell), false);
    },
  };
  const said = t(
    'These commands turn on connection logging for {0}. Review them before you run them.',
    name,
  );
  // The AWS CLI of a terminal cannot reach the simulator, and a remote terminal has no profiles of this machine.
  const trial = session.watched?.trial !== undefined;
  await messages.info(said, ...(trial || !terminals.areHere ? [copy] : [copy, type]));
}

const scriptNames: Readonly<Record<Shell, string>> = {
  sh: 'turn-on-connection-logging.sh',
  powershell: 'turn-on-connection-logging.ps1',
  cmd: 'turn-on-connection-logging.cmd',
  other: 'turn-on-connection-logging.sh',
};

async function planFor(
  { scope, endpoint }: ListedEndpoint,
  session: Session,
  title: string,
): Promise<LoggingPlan | undefined> {
  const answer = await input({
    title,
    prompt: t('CloudWatch log group to write to; created if it does not exist'),
    value: endpoint.logging.group ?? defaultLogGroup(endpoint.id),
    check: (text) =>
      isLogGroupName(text)
        ? undefined
        : {
            severity: 'error',
            text: t(
              'A log group name can contain only letters, digits and {0}, up to 512 characters.',
              '_ . / -',
            ),
          },
  });
  if (answer.kind !== 'value') return undefined;
  return { scope: session.scopeAws(scope).scope, endpointId: endpoint.id, group: answer.value };
}
