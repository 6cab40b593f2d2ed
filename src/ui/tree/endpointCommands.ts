/** Small commands on a row of the tree: Open in AWS Console, Copy ID, Copy ARN, and muting. */
import * as vscode from 'vscode';
import { consoleLink, type ConsoleTarget } from '../../core/actions/consoleLink';
import { endpointArn, endpointLabel } from '../../core/model/endpoint';
import { partValue } from '../../core/model/snapshot';
import type { Session } from '../../core/session/session';
import type { Store } from '../../core/state/store';
import { displayText } from '../../core/text/displayText';
import type { NodeTarget } from '../../core/rows/node';
import type { Handlers } from '../messages/commandRunner';
import type { Messages } from '../messages/messages';
import type { Muted } from '../preferences/mutedEndpoints';
import { unmuteUsers, type MutedUsers } from '../preferences/mutedUsers';
import { pickEndpoint, targetOf } from '../input/pickTarget';

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
): Handlers<
  'openConsole' | 'copyId' | 'copyArn' | 'muteEndpoint' | 'unmuteEndpoint' | 'unmuteUsers'
> {
  const { store, messages, mutedUsers } = deps;
  return {
    openConsole: (argument) => openConsole(deps, argument),
    copyId: (argument) => copyId(store, argument),
    copyArn: (argument) => copyArn(store, messages, argument),
    muteEndpoint: (argument) => setMuted(deps, argument, true),
    unmuteEndpoint: (argument) => setMuted(deps, argument, false),
    unmuteUsers: () => unmuteUsers(mutedUsers, messages),
  };
}

/** The target of the row or, from the Command Palette, the endpoint that the user picks. */
async function target(
  store: Store,
  argument: unknown,
  title: string,
): Promise<NodeTarget | undefined> {
  const given = targetOf(argument);
  if (given) return given;
  const ref = await pickEndpoint(store.snapshot, undefined, title);
  return ref && { kind: 'endpoint', scope: ref.scope, endpointId: ref.endpoint.id };
}

/** Opens the resource in the console of its partition. */
async function openConsole(
  { store, session, messages }: EndpointDeps,
  argument: unknown,
): Promise<void> {
  if (session.watched?.trial) {
    return messages.info(
      t(
        'In the trial, this exists only in the editor: there is nothing in the AWS console to open. With a real account, this command opens the page of the endpoint, alarm or topic.',
      ),
    );
  }
  const chosen = await target(store, argument, t('Open in AWS Console'));
  const page = chosen && consoleTarget(chosen);
  const region = chosen && store.scope(chosen.scope)?.scope.region;
  if (page && region !== undefined)
    await vscode.env.openExternal(vscode.Uri.parse(consoleLink(page, region), true));
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

/** Copies the identifier of the resource. */
async function copyId(store: Store, argument: unknown): Promise<void> {
  const chosen = await target(store, argument, t('Copy ID'));
  const id = chosen && idOf(chosen);
  if (id !== undefined) await vscode.env.clipboard.writeText(id);
}

function idOf(chosen: NodeTarget): string | undefined {
  switch (chosen.kind) {
    case 'endpoint':
      return chosen.endpointId;
    case 'alarm':
      return chosen.alarmName;
    case 'topic':
      return chosen.topicArn;
    case 'subscription':
      return chosen.address;
    case 'connection':
      return chosen.connectionId;
    default:
      return undefined;
  }
}

/** Copies the ARN; reports if the account is not known yet. */
async function copyArn(store: Store, messages: Messages, argument: unknown): Promise<void> {
  const chosen = await target(store, argument, t('Copy ARN'));
  if (!chosen) return;
  const arn = arnOf(store, chosen);
  if (arn === undefined) {
    return messages.warn(
      t('The account ID is not known yet, so the ARN cannot be determined. Refresh first.'),
    );
  }
  await vscode.env.clipboard.writeText(arn);
}

function arnOf(store: Store, chosen: NodeTarget): string | undefined {
  const scope = store.scope(chosen.scope);
  if (chosen.kind === 'topic') return chosen.topicArn;
  if (chosen.kind === 'alarm')
    return partValue(scope?.alarms)?.find((alarm) => alarm.name === chosen.alarmName)?.arn;
  const accountId = partValue(scope?.identity)?.accountId;
  if (chosen.kind !== 'endpoint' || !scope || accountId === undefined) return undefined;
  return endpointArn(chosen.endpointId, accountId, scope.scope.region);
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
