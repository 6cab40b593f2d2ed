/**
 * Turn On Connection Logging…: shows the exact commands, copies them, or types them into a terminal
 * without running them. It changes nothing in AWS by itself.
 */
import * as vscode from 'vscode';
import {
  defaultLogGroup,
  isLogGroupName,
  loggingEnvironment,
  turnOnLoggingCommands,
  type LoggingPlan,
} from '../core/connectionLog/turnOnLogging';
import { endpointLabel } from '../core/model/endpoint';
import type { Session } from '../core/session';
import type { Store } from '../core/store';
import { displayText } from '../core/views/displayText';
import { loggingText } from '../core/views/loggingText';
import type { Documents } from './documents';
import type { Choice, Messages } from './messages';
import { pickEndpoint, type EndpointRef } from './pickTarget';
import { input } from './quickInput';

const t = vscode.l10n.t;

/** What it works with. */
export interface TurnOnLoggingOptions {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
}

/** Runs the command. */
export async function turnOnLogging(
  { store, session, messages, documents }: TurnOnLoggingOptions,
  argument: unknown,
): Promise<void> {
  const title = t('Turn On Connection Logging');
  const ref = await pickEndpoint(store.snapshot, argument, title);
  if (!ref) return;
  const { endpoint } = ref;
  const name = displayText(endpointLabel(endpoint));
  if (endpoint.logging.enabled) {
    const group = displayText(endpoint.logging.group ?? '');
    return messages.info(t('{0} logs its connections already, to {1}.', name, group));
  }
  const plan = await planFor(ref, session, title);
  if (!plan) return;
  await documents.show('turn-on-connection-logging.sh', loggingText(plan, name, t), false);
  const trial = session.watched?.trial !== undefined;
  const copy: Choice = {
    label: t('Copy Commands'),
    run: () => vscode.env.clipboard.writeText(turnOnLoggingCommands(plan).join('\n')),
  };
  // A terminal's AWS CLI does not reach the simulator.
  const type: Choice = {
    label: t('Type into Terminal'),
    run: () => {
      typeInto(plan);
    },
  };
  const said = t(
    'These commands turn on the connection log of {0}. Read them, then run them.',
    name,
  );
  await messages.info(said, ...(trial ? [copy] : [copy, type]));
}

async function planFor(
  { scope, endpoint }: EndpointRef,
  session: Session,
  title: string,
): Promise<LoggingPlan | undefined> {
  const answer = await input({
    title,
    prompt: t('CloudWatch log group to write to; it is made where it does not exist'),
    value: endpoint.logging.group ?? defaultLogGroup(endpoint.id),
    check: (text) =>
      isLogGroupName(text)
        ? undefined
        : {
            severity: 'error',
            text: t('A log group has letters, digits and the signs {0}, 512 at most.', '_ . / -'),
          },
  });
  if (answer.kind !== 'value') return undefined;
  return { scope: session.scopeAws(scope).scope, endpointId: endpoint.id, group: answer.value };
}

/** Nothing is run: the person presses Enter. */
function typeInto(plan: LoggingPlan): void {
  const name = t('Turn On Connection Logging');
  const env = { ...loggingEnvironment(plan.scope) };
  const terminal = vscode.window.createTerminal({ name, env });
  terminal.show();
  terminal.sendText(turnOnLoggingCommands(plan, 'environment').join('; '), false);
}
