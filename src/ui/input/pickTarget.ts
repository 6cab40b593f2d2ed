/**
 * The alarm, topic or connection of a command: of its tree row or, from the Command Palette, of the user's
 * choice.
 */
import * as vscode from 'vscode';
import { namedEndpoints } from '../../core/watching/watches';
import type { AnyAlarm } from '../../core/model/logAlarm';
import { connectionUser, isOpen, type Connection } from '../../core/model/connection';
import { scopeId, type ScopeId } from '../../core/model/scope';
import { partValue, type ScopeSnapshot, type Snapshot } from '../../core/model/snapshot';
import { parseTopicArn, type Topic } from '../../core/model/topic';
import { displayText } from '../../core/text/displayText';
import { endpointName } from '../../core/text/names';
import { targetOf } from '../../core/rows/commandArgument';
import { allEndpoints } from './pickEndpoint';
import { pickOne } from './pickOne';

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
      .map(({ id }) => nameOf(ref.scope, id, snapshot))
      .join(', ')}`,
    value: ref,
  }));
  const none = vscode.l10n.t(
    'No alarms to choose from. Use Create Connection Alarm… to create one, or refresh.',
  );
  return pickOne(title, vscode.l10n.t('Alarm'), items, none);
}

/** The name of an endpoint; its ID where it is not listed. */
function nameOf(scope: ScopeId, endpointId: string, snapshot: Snapshot): string {
  const found = allEndpoints(snapshot).find(
    (one) => one.scope === scope && one.endpoint.id === endpointId,
  );
  return found ? endpointName(found.endpoint) : endpointId;
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
  return pickOne(title, vscode.l10n.t('SNS topic of an alarm'), items);
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
      description: [
        ...(ref.connection.clientIp ? [ref.connection.clientIp] : []),
        nameOf(ref.scope, ref.connection.endpointId, snapshot),
      ].join(' · '),
      value: ref,
    }));
  return pickOne(title, vscode.l10n.t('Connection'), items);
}

function each<T>(
  { scopes }: Snapshot,
  list: (scope: ScopeSnapshot) => readonly T[],
): (readonly [ScopeId, T])[] {
  return scopes.flatMap((s) => list(s).map((item) => [scopeId(s.scope), item] as const));
}
