/** Small commands on a row of the tree: Open in AWS Console, and muting. */
import * as vscode from 'vscode';
import { consoleLink, type ConsoleTarget } from '../../core/actions/consoleLink';
import { connectionUser } from '../../core/model/connection';
import { endpointLabel } from '../../core/model/endpoint';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import type { NodeTarget } from '../../core/rows/node';
import { openConsolePage } from '../links/externalPage';
import type { Handlers } from '../messages/commandRunner';
import type { Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import { unmuteUsers, type MutedUsers } from '../preferences/mutedUsers';
import { pickConnection } from '../input/pickTarget';
import { endpointTarget, pickEndpoint } from '../input/pickEndpoint';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface EndpointDeps {
  readonly store: Store;
  readonly session: Session;
  readonly messages: Messages;
  readonly muted: Muted;
  readonly mutedUsers: MutedUsers;
}

/** A handler for each command. */
export function endpointHandlers(
  deps: EndpointDeps,
): Handlers<'openConsole' | 'muteEndpoint' | 'unmuteEndpoint' | 'muteUser' | 'unmuteUsers'> {
  const { messages, mutedUsers } = deps;
  return {
    openConsole: (argument) => openConsole(deps, argument),
    muteEndpoint: (argument) => setMuted(deps, argument, true),
    unmuteEndpoint: (argument) => setMuted(deps, argument, false),
    muteUser: (argument) => muteUser(deps, argument),
    unmuteUsers: () => unmuteUsers(mutedUsers, messages),
  };
}

/** Opens the resource in the console of its partition. */
async function openConsole(deps: EndpointDeps, argument: unknown): Promise<void> {
  const { store } = deps;
  const chosen = await endpointTarget(store.snapshot, argument, t('Open in AWS Console'));
  const page = chosen && consoleTarget(chosen);
  const region = chosen && store.scope(chosen.scope)?.scope.region;
  if (page && region !== undefined) await openConsolePage(consoleLink(page, region), deps);
}

function consoleTarget(chosen: NodeTarget): ConsoleTarget | undefined {
  switch (chosen.kind) {
    case 'endpoint':
    case 'alarm':
    case 'topic':
      return chosen;
    default:
      return undefined;
  }
}

/** Mutes or unmutes an endpoint's notifications. */
async function setMuted(
  { store, muted, messages }: EndpointDeps,
  argument: unknown,
  on: boolean,
): Promise<void> {
  const title = on ? t('Mute Endpoint Notifications') : t('Unmute Endpoint Notifications');
  const ref = await pickEndpoint(store.snapshot, argument, title);
  if (!ref) return;
  await muted.set(ref.scope, ref.endpoint.id, on);
  const name = displayText(endpointLabel(ref.endpoint));
  void messages.info(
    on
      ? t('{0} is muted in this editor. AWS still sends its emails.', name)
      : t('{0} is no longer muted.', name),
  );
}

/** Mutes the notifications about the user of a connection, and offers to undo it. */
async function muteUser(
  { store, mutedUsers, messages }: EndpointDeps,
  argument: unknown,
): Promise<void> {
  const ref = await pickConnection(store.snapshot, argument, t('Mute User'));
  if (!ref) return;
  const user = connectionUser(ref.connection);
  await mutedUsers.setAll([user], true);
  void messages.info(
    t('{0} is muted in this editor. AWS still sends its emails.', displayText(user)),
    { label: t('Undo'), run: () => mutedUsers.setAll([user], false) },
  );
}
