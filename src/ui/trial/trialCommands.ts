/** Starts and stops the trial. The user's actions in the simulated AWS: connect, disconnect, confirm, advance the time. */
import * as vscode from 'vscode';
import { ExpectedError } from '../../core/model/errors';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { forgottenKeys } from '../../core/trial/forgottenKeys';
import type { TrialControls } from '../../core/ports/trial';
import { displayText } from '../../core/text/displayText';
import type { NodeTarget } from '../../core/rows/node';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { isConfirmed } from '../../core/model/topic';
import { partValue } from '../../core/model/snapshot';
import { saveTrial, sessionSettings } from '../editor/settings';
import type { Handlers } from '../messages/commandRunner';
import type { CommandId } from '../editor/ids';
import { runCommand } from '../editor/runCommand';
import type { Messages } from '../messages/messages';
import { pickConnection } from '../input/pickTarget';
import { pickEndpoint } from '../input/pickEndpoint';
import { targetOf } from '../../core/rows/commandArgument';
import { input } from '../input/inputBox';
import { pick } from '../input/quickPick';
import type { Choices } from '../preferences/choices';
import type { Muted } from '../preferences/mutedEndpoints';
import type { Navigation } from '../tree/navigation';
import type { TrialGuide } from './trialGuide';

const t = vscode.l10n.t;

/** The commands of the trial. */
type TrialCommandId = Extract<CommandId, `trial.${string}`> | 'startTrial' | 'stopTrial';

/** Dependencies of the commands. */
export interface TrialDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly navigation: Navigation;
  readonly guide: TrialGuide;
  readonly muted: Muted;
  readonly choices: Choices;
  /** The page with the mails. */
  readonly mail: { show(): void; close(): void };
  /** Closes the pages of scopes that no longer exist. */
  readonly closePages: (scopes: ReadonlySet<ScopeId>) => void;
}

/** Handlers of the trial's commands. */
export function trialHandlers(deps: TrialDeps): Handlers<TrialCommandId> {
  return {
    startTrial: async () => {
      await deps.guide.setHidden(false);
      await saveTrial(true);
      await deps.navigation.view();
    },
    stopTrial: () => stop(deps),
    'trial.connect': (argument) => connect(deps, argument),
    'trial.disconnect': (argument) => disconnect(deps, argument),
    'trial.outbox': () => {
      controlsOf(deps.session);
      deps.mail.show();
    },
    'trial.confirm': (argument) => confirm(deps, argument),
    'trial.advance': () => advance(deps),
    'trial.next': () => next(deps),
    'trial.hideHints': () => deps.guide.setHidden(true),
  };
}

/** Asks first: the simulated account has what the user has created. */
async function stop(deps: TrialDeps): Promise<void> {
  const { store, session, messages, muted, choices, closePages } = deps;
  if (
    session.watched?.trial &&
    !(await messages.confirmRisk(
      t('Stop the trial?'),
      t(
        'The simulated account is deleted: its alarms and topics, what you have created in it, its emails and its activity. Nothing in a real AWS account changes.',
      ),
      { yes: t('Stop Trial'), no: t('Keep the Trial') },
    ))
  )
    return;
  const scopes = session.watched?.trial ? (session.watched.fixedScopes ?? []) : [];
  const simulated = scopes.map(scopeId).map((scope) => ({
    scope,
    endpointIds: (partValue(store.scope(scope)?.endpoints) ?? []).map(({ id }) => id),
  }));
  await saveTrial(false);
  const real = new Set(sessionSettings().scopes.map(scopeId));
  closePages(new Set(simulated.map(({ scope }) => scope).filter((scope) => !real.has(scope))));
  for (const set of [muted, choices.favorites, choices.hidden])
    await set.setAll(forgottenKeys(set.keys, simulated, real), false);
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

/** Does what the current hint proposes. */
async function next(deps: TrialDeps): Promise<void> {
  const { session, guide, mail } = deps;
  const action = guide.hint?.action;
  const [scope] = session.watched?.fixedScopes ?? [];
  if (!action || !scope) return;
  const id = scopeId(scope);
  const run = (command: CommandId, target: NodeTarget): Thenable<unknown> =>
    runCommand(command, target);
  switch (action.kind) {
    case 'createAlarm':
      await run('createAlarm', { kind: 'endpoint', scope: id, endpointId: action.endpointId });
      return;
    case 'openMail':
      mail.show();
      return;
    case 'connect':
      controlsOf(session).connect({ endpointId: action.endpointId, username: 'alice' });
      return session.refresh(id);
    case 'advance':
      return advance(deps);
    case 'showMissed': {
      const { endpointId, alarmName } = action;
      // The story ends in the page of the endpoint, which takes the place of the mail.
      mail.close();
      guide.finish();
      await run('auditAlarms', { kind: 'alarm', scope: id, endpointId, alarmName });
    }
  }
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
          label: displayText(value.endpoint),
          description: value.topicArn,
          value,
        })),
      });
  if (answer.kind !== 'value') return;
  controlsOf(session).confirm(answer.value.topicArn, answer.value.endpoint);
  await session.refresh();
  const name = displayText(answer.value.endpoint);
  return messages.info(t('{0} opened the link. Emails arrive from now on.', name));
}
