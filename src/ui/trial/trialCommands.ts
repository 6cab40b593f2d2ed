/** Starts and stops the trial. The user's actions in the simulated AWS: connect, disconnect, read emails, advance the time. */
import * as vscode from 'vscode';
import { ExpectedError } from '../../core/model/errors';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Mail, TrialControls } from '../../core/ports/trial';
import { displayText } from '../../core/text/displayText';
import type { Format } from '../../core/text/format';
import { isConfirmed } from '../../core/model/topic';
import { partValue } from '../../core/model/snapshot';
import { saveTrial } from '../editor/settings';
import type { Handlers } from '../messages/commandRunner';
import type { CommandId } from '../editor/ids';
import type { Documents } from '../messages/documents';
import type { Messages } from '../messages/messages';
import { pickConnection, pickEndpoint, targetOf } from '../input/pickTarget';
import { input, pick } from '../input/quickInput';
import type { Navigation } from '../tree/navigation';

const t = vscode.l10n.t;

/** The commands of the trial. */
type TrialCommandId = Extract<CommandId, `trial.${string}`> | 'startTrial' | 'stopTrial';

/** Dependencies of the commands. */
export interface TrialDeps {
  readonly store: Store;
  readonly session: Session;
  readonly documents: Documents;
  readonly messages: Messages;
  readonly navigation: Navigation;
  readonly format: Format;
  /** Simulated time, ms since 1970. */
  readonly now: () => number;
}

/** Handlers of the trial's commands. */
export function trialHandlers(deps: TrialDeps): Handlers<TrialCommandId> {
  return {
    startTrial: async () => {
      await saveTrial(true);
      await deps.navigation.view();
    },
    stopTrial: () => stop(deps),
    'trial.connect': (argument) => connect(deps, argument),
    'trial.disconnect': (argument) => disconnect(deps, argument),
    'trial.outbox': () => showOutbox(deps),
    'trial.confirm': (argument) => confirm(deps, argument),
    'trial.advance': () => advance(deps),
  };
}

/** Asks first: the simulated account has what the user has created. */
async function stop({ session, messages }: TrialDeps): Promise<void> {
  if (
    session.watched?.trial &&
    !(await messages.confirm(
      t('Stop the trial?'),
      t(
        'The simulated account is deleted: its alarms and topics, what you have created in it, its emails and its activity. Nothing in a real AWS account changes.',
      ),
      t('Stop Trial'),
    ))
  )
    return;
  await saveTrial(false);
}

/** @throws ExpectedError `unsupported` outside the trial, where a link or a key can still run its commands */
function controlsOf({ watched }: Session): TrialControls {
  if (!watched?.trial) throw new ExpectedError({ kind: 'unsupported' });
  return watched.trial;
}

async function connect(deps: TrialDeps, argument: unknown): Promise<void> {
  const { store, session, messages } = deps;
  const title = t('Trial: Connect a Client');
  const ref = await pickEndpoint(store.snapshot, argument, title);
  if (!ref) return;
  const answer = await input({
    title,
    prompt: t('User name of the client'),
    value: 'alice',
    check: (text) =>
      text === '' ? { severity: 'error', text: t('Enter a user name.') } : undefined,
  });
  if (answer.kind !== 'value') return;
  controlsOf(session).connect({ endpointId: ref.endpoint.id, username: answer.value });
  await session.refresh(ref.scope);
  void messages.info(
    t(
      '{0} is connected. The count is published within five simulated minutes.',
      displayText(answer.value),
    ),
    { label: t('Advance Five Minutes'), run: () => advance(deps) },
  );
}

async function disconnect({ store, session }: TrialDeps, argument: unknown): Promise<void> {
  const ref = await pickConnection(store.snapshot, argument, t('Trial: Disconnect a Client'));
  if (!ref) return;
  controlsOf(session).disconnect(ref.connection.id);
  await session.refresh(ref.scope);
}

async function advance({ session }: TrialDeps): Promise<void> {
  controlsOf(session).advance(300);
  await session.refresh();
}

async function showOutbox({ session, documents, format, now }: TrialDeps): Promise<void> {
  const mails = controlsOf(session).outbox().toReversed();
  const text =
    mails.length === 0
      ? t('No emails have been sent yet.')
      : mails.map((mail) => mailText(mail, format, now())).join('\n');
  await documents.show('outbox.txt', `${text}\n`, false);
}

function mailText({ at, to, subject, body }: Mail, format: Format, now: number): string {
  // Not a word character: the editor highlights every occurrence of the word at the cursor.
  const line = '-'.repeat(72);
  return [
    line,
    `${t('Time')}: ${format.time(at, now)}`,
    `${t('To')}: ${to}`,
    `${t('Subject')}: ${subject}`,
    line,
    body,
    '',
  ].join('\n');
}

/** Confirms a pending subscription, as the recipient of the email would. */
async function confirm({ store, session, messages }: TrialDeps, argument: unknown): Promise<void> {
  const target = targetOf(argument);
  const pending = store.snapshot.scopes
    .flatMap((scope) => Object.values(scope.topics))
    .flatMap((part) => partValue(part)?.subscriptions ?? [])
    .filter((subscription) => !isConfirmed(subscription))
    .filter(
      (subscription) =>
        target?.kind !== 'subscription' ||
        (subscription.topicArn === target.topicArn && subscription.endpoint === target.address),
    );
  if (pending.length === 0) return messages.info(t('No subscriptions are pending confirmation.'));
  const first = pending.length === 1 ? pending[0] : undefined;
  const answer = first
    ? ({ kind: 'value', value: first } as const)
    : await pick({
        title: t('Trial: Confirm Subscription'),
        placeholder: t('Whose link do you want to open?'),
        items: pending.map((value) => ({
          label: value.endpoint,
          description: value.topicArn,
          value,
        })),
      });
  if (answer.kind !== 'value') return;
  controlsOf(session).confirm(answer.value.topicArn, answer.value.endpoint);
  await session.refresh();
  return messages.info(t('{0} opened the link. Emails arrive from now on.', answer.value.endpoint));
}
