/** The commands on topics and their subscriptions. */
import * as vscode from 'vscode';
import { scopeId, type ScopeId } from '../../core/model/scope';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import type { Handlers } from '../messages/commandRunner';
import { createTopic } from './createTopic';
import type { Documents } from '../messages/documents';
import { allowAlarms } from './repairTopic';
import type { Messages } from '../messages/messages';
import { pickTopic } from '../input/pickTarget';
import { targetOf } from '../../core/rows/commandArgument';
import { pick } from '../input/quickPick';
import { askAgain, subscribe } from './subscribe';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface TopicCommandDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly documents: Documents;
}

/** A handler for each command. */
export function topicHandlers(
  deps: TopicCommandDeps,
): Handlers<'createTopic' | 'subscribe' | 'resendConfirmation' | 'allowAlarms'> {
  const { store, session } = deps;
  return {
    createTopic: async (argument) => {
      const scope = targetOf(argument)?.scope ?? (await pickScope(store, t('Create SNS Topic')));
      if (scope !== undefined) await createTopic(deps, session.scopeAws(scope));
    },
    subscribe: async (argument) => {
      const ref = await pickTopic(store.snapshot, argument, t('Subscribe'));
      if (ref) await subscribe(deps, ref);
    },
    resendConfirmation: async (argument) => {
      const target = targetOf(argument);
      if (target?.kind === 'subscription') await askAgain(deps, target);
    },
    allowAlarms: async (argument) => {
      const title = t('Allow CloudWatch Alarms to Publish to Topic');
      const ref = await pickTopic(store.snapshot, argument, title);
      if (ref) await allowAlarms(ref.topic.arn, '', session.scopeAws(ref.scope), deps);
    },
  };
}

/** The scope of the command: the only one, or the one that the user picks. */
async function pickScope(store: Store, title: string): Promise<ScopeId | undefined> {
  const ids = store.snapshot.scopes.map(({ scope }) => scopeId(scope));
  if (ids.length === 1) return ids[0];
  const answer = await pick({
    title,
    placeholder: t('Profile and region'),
    items: ids.map((id) => ({ label: id, value: id })),
    keepOpen: false,
  });
  return answer.kind === 'value' ? answer.value : undefined;
}
