/**
 * The target of a command: the tree row on which it was run or, from the Command Palette, the item that
 * the user picks.
 */
import type { EndpointSelection } from '../../core/model/endpointRef';
import * as vscode from 'vscode';
import { namedEndpoints } from '../../core/watching/watches';
import type { AnyAlarm } from '../../core/model/logAlarm';
import { connectionUser, isOpen, type Connection } from '../../core/model/connection';
import type { Endpoint } from '../../core/model/endpoint';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { partValue, type ScopeSnapshot, type Snapshot } from '../../core/model/snapshot';
import { parseTopicArn, type Topic } from '../../core/model/topic';
import { displayText } from '../../core/text/displayText';
import { endpointName } from '../../core/text/names';
import type { NodeTarget } from '../../core/rows/node';
import type { Row } from '../../core/rows/treeRows';
import { pick, type PickItem } from './quickInput';

/** A listed endpoint in its scope. */
export interface ListedEndpoint {
  readonly scope: ScopeId;
  readonly endpoint: Endpoint;
}

/** An alarm in its scope. */
export interface AlarmRef {
  readonly scope: ScopeId;
  readonly alarm: AnyAlarm;
}

/** A topic in its scope. */
export interface TopicRef {
  readonly scope: ScopeId;
  readonly topic: Topic;
}

/** An open connection in its scope. */
export interface ConnectionRef {
  readonly scope: ScopeId;
  readonly connection: Connection;
}

/** The argument of a command: the target of a tree row, or the target itself. */
export function targetOf(argument: unknown): NodeTarget | undefined {
  if (isRow(argument)) return argument.node.target;
  return isTarget(argument) ? argument : undefined;
}

function isTarget(argument: unknown): argument is NodeTarget {
  return (
    typeof argument === 'object' && argument !== null && 'kind' in argument && 'scope' in argument
  );
}

function isRow(argument: unknown): argument is Row {
  return typeof argument === 'object' && argument !== null && 'node' in argument;
}

/** Every endpoint of every scope. */
export function allEndpoints({ scopes }: Snapshot): readonly ListedEndpoint[] {
  return scopes.flatMap((s) =>
    (partValue(s.endpoints) ?? []).map((endpoint) => ({ scope: scopeId(s.scope), endpoint })),
  );
}

/** The endpoint of the command; undefined if the user cancels. `fits` filters the choices. */
export async function pickEndpoint(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
  fits: (ref: ListedEndpoint) => boolean = () => true,
): Promise<ListedEndpoint | undefined> {
  const target = targetOf(argument);
  const all = allEndpoints(snapshot);
  if (target && 'endpointId' in target)
    return all.find((r) => r.scope === target.scope && r.endpoint.id === target.endpointId);
  return one(title, vscode.l10n.t('Client VPN endpoint'), endpointItems(all.filter(fits)));
}

/** The target of the row or, from the Command Palette, the endpoint that the user picks. */
export async function endpointTarget(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
): Promise<NodeTarget | undefined> {
  const given = targetOf(argument);
  if (given) return given;
  const ref = await pickEndpoint(snapshot, undefined, title);
  return ref && { kind: 'endpoint', scope: ref.scope, endpointId: ref.endpoint.id };
}

/** Endpoints as choices, ordered by name as in the tree. */
export function endpointItems(refs: readonly ListedEndpoint[]): PickItem<ListedEndpoint>[] {
  const { compare } = new Intl.Collator(vscode.env.language, { numeric: true });
  return refs
    .map((ref) => ({
      label: endpointName(ref.endpoint),
      description: `${ref.endpoint.id} · ${ref.scope}`,
      value: ref,
    }))
    .sort((one, other) => compare(one.label, other.label));
}

/** The alarm of the command; `fits` filters the choices. */
export async function pickAlarm(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
  fits: (alarm: AnyAlarm) => boolean = () => true,
): Promise<AlarmRef | undefined> {
  const target = targetOf(argument);
  const all = each(snapshot, (s) => partValue(s.alarms) ?? []).map(([scope, alarm]) => ({
    scope,
    alarm,
  }));
  if (target?.kind === 'alarm')
    return all.find((r) => r.scope === target.scope && r.alarm.name === target.alarmName);
  const refs = all.filter((ref) => fits(ref.alarm));
  const items = refs.map((ref) => ({
    label: displayText(ref.alarm.name),
    description: `${ref.alarm.state} · ${namedEndpoints(ref.alarm)
      .map(({ id }) => id)
      .join(', ')}`,
    value: ref,
  }));
  const none = vscode.l10n.t(
    'No alarms to choose from. Use Create Connection Alarm… to create one, or refresh.',
  );
  return one(title, vscode.l10n.t('Alarm'), items, none);
}

/** The topic of the command, among those that the alarms notify. */
export async function pickTopic(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
): Promise<TopicRef | undefined> {
  const target = targetOf(argument);
  const all = each(snapshot, (s) =>
    Object.values(s.topics).flatMap((part) => partValue(part) ?? []),
  ).map(([scope, topic]) => ({ scope, topic }));
  if (target && 'topicArn' in target)
    return all.find((r) => r.scope === target.scope && r.topic.arn === target.topicArn);
  const items = all.map((ref) => ({
    label: parseTopicArn(ref.topic.arn)?.name ?? ref.topic.arn,
    description: ref.topic.arn,
    value: ref,
  }));
  return one(title, vscode.l10n.t('SNS topic of an alarm'), items);
}

/** The open connection of the command; `fits` filters the choices. */
export async function pickConnection(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
  fits: (ref: ConnectionRef, all: readonly ConnectionRef[]) => boolean = () => true,
): Promise<ConnectionRef | undefined> {
  const target = targetOf(argument);
  const all = each(snapshot, (s) =>
    Object.values(s.connections).flatMap((part) => (partValue(part) ?? []).filter(isOpen)),
  ).map(([scope, connection]) => ({ scope, connection }));
  if (target?.kind === 'connection')
    return all.find((r) => r.scope === target.scope && r.connection.id === target.connectionId);
  const items = all
    .filter((ref) => fits(ref, all))
    .map((ref) => ({
      label: displayText(connectionUser(ref.connection)),
      description: `${ref.connection.clientIp ?? ''} · ${ref.connection.endpointId}`,
      value: ref,
    }));
  return one(title, vscode.l10n.t('Connection'), items);
}

/** The connections to show: those of the row's endpoint or scope or, from the Command Palette, of the user's choice. */
export async function connectionsTarget(
  snapshot: Snapshot,
  argument: unknown,
  title: string,
): Promise<EndpointSelection | undefined> {
  const target = targetOf(argument);
  if (target)
    return { scope: target.scope, endpointId: 'endpointId' in target ? target.endpointId : null };
  const everything: PickItem<EndpointSelection> = {
    label: vscode.l10n.t('All endpoints'),
    value: { scope: null, endpointId: null },
  };
  const items = allEndpoints(snapshot).flatMap((ref) =>
    endpointItems([ref]).map((item) => ({
      ...item,
      value: { scope: ref.scope, endpointId: ref.endpoint.id },
    })),
  );
  const all = items.length > 1 ? [everything, ...items] : items;
  return one(title, vscode.l10n.t('Client VPN endpoint'), all);
}

function each<T>(
  { scopes }: Snapshot,
  list: (scope: ScopeSnapshot) => readonly T[],
): (readonly [ScopeId, T])[] {
  return scopes.flatMap((s) => list(s).map((item) => [scopeId(s.scope), item] as const));
}

/** Asks if there are several items. Explains if there are none, because an empty list would be useless. */
async function one<T>(
  title: string,
  placeholder: string,
  items: readonly PickItem<T>[],
  none = vscode.l10n.t('Nothing to choose from. Refresh, or choose other profiles.'),
): Promise<T | undefined> {
  if (items.length === 1) return items[0]?.value;
  const answer = await pick({
    title,
    placeholder: items.length > 0 ? placeholder : none,
    items,
    keepOpen: false,
  });
  return answer.kind === 'value' ? answer.value : undefined;
}
