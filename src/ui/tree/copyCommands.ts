/** The commands that copy a text of a row: its ID, ARN, name or address. */
import * as vscode from 'vscode';
import { connectionUser, type Connection } from '../../core/model/connection';
import { endpointArn, endpointLabel } from '../../core/model/endpoint';
import { partValue } from '../../core/model/snapshot';
import { parseTopicArn } from '../../core/model/topic';
import type { NodeTarget } from '../../core/rows/node';
import type { Store } from '../../core/state/store';
import { pickConnection } from '../input/pickTarget';
import { endpointTarget } from '../input/pickEndpoint';
import { targetOf } from '../../core/rows/commandArgument';
import type { Handlers } from '../messages/commandRunner';
import type { Messages } from '../messages/messages';

const t = vscode.l10n.t;

/** Dependencies of these commands. */
export interface CopyDeps {
  readonly store: Store;
  readonly messages: Messages;
}

/** A handler for each command. */
export function copyHandlers({
  store,
  messages,
}: CopyDeps): Handlers<'copyId' | 'copyArn' | 'copyName' | 'copyAddress'> {
  return {
    copyId: (argument) => copyId(store, argument),
    copyArn: (argument) => copyArn(store, messages, argument),
    copyName: (argument) => copyText(store, argument, t('Copy Name'), nameOf),
    copyAddress: (argument) => copyText(store, argument, t('Copy Address'), addressOf),
  };
}

/** Copies the identifier of the resource. */
async function copyId(store: Store, argument: unknown): Promise<void> {
  const chosen = await endpointTarget(store.snapshot, argument, t('Copy ID'));
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

/** Copies a text of the resource, as AWS has it. */
async function copyText(
  store: Store,
  argument: unknown,
  title: string,
  textOf: (store: Store, chosen: NodeTarget) => string | undefined,
): Promise<void> {
  const chosen = targetOf(argument) ?? (await connectionTarget(store, title));
  const text = chosen && textOf(store, chosen);
  if (text !== undefined) await vscode.env.clipboard.writeText(text);
}

async function connectionTarget(store: Store, title: string): Promise<NodeTarget | undefined> {
  const ref = await pickConnection(store.snapshot, undefined, title);
  if (!ref) return undefined;
  const { id: connectionId, endpointId } = ref.connection;
  return { kind: 'connection', scope: ref.scope, endpointId, connectionId };
}

function nameOf(store: Store, chosen: NodeTarget): string | undefined {
  switch (chosen.kind) {
    case 'connection': {
      const connection = connectionOf(store, chosen);
      return connection && connectionUser(connection);
    }
    case 'endpoint':
      return endpointLabel(
        partValue(store.scope(chosen.scope)?.endpoints)?.find(
          ({ id }) => id === chosen.endpointId,
        ) ?? { id: chosen.endpointId },
      );
    case 'topic':
      return parseTopicArn(chosen.topicArn)?.name;
    default:
      return idOf(chosen);
  }
}

function addressOf(store: Store, chosen: NodeTarget): string | undefined {
  if (chosen.kind === 'subscription') return chosen.address;
  const connection = chosen.kind === 'connection' ? connectionOf(store, chosen) : undefined;
  return connection?.clientIp ?? connection?.clientIpv6;
}

function connectionOf(
  store: Store,
  { scope, endpointId, connectionId }: Extract<NodeTarget, { kind: 'connection' }>,
): Connection | undefined {
  const part = store.scope(scope)?.connections[endpointId];
  return partValue(part)?.find(({ id }) => id === connectionId);
}

/** Copies the ARN; reports if the account is not known yet. */
async function copyArn(store: Store, messages: Messages, argument: unknown): Promise<void> {
  const chosen = await endpointTarget(store.snapshot, argument, t('Copy ARN'));
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
