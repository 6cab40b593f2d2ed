/**
 * What is there already, for the wizard to offer sense: show it, overwrite it, take another name, or
 * make a second one all the same.
 */
import { partitionOf } from '../../model/scope';
import type { Identity } from '../../model/scope';
import type { Alarm } from '../../model/alarm';
import { isConnectionAlarm, watchedEndpoints, watchesEndpoint } from '../../watching/watches';
import type { ScopeAws } from '../../ports/aws';
import { findAlarm } from './find';

/** An alarm that has the wanted name. */
export interface NamesakeAlarm {
  readonly alarm: Alarm;
  /** Whether it already tells of new connections to the endpoint in question. */
  readonly sameJob: boolean;
  /** The endpoints that it watches; none when it has nothing to do with Client VPN. */
  readonly endpointIds: readonly string[];
}

/** The alarm of the wanted name, asked of AWS. @throws ExpectedError */
export async function namesakeAlarm(
  name: string,
  endpointId: string,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<NamesakeAlarm | undefined> {
  const alarm = await findAlarm(aws, name.trim(), signal);
  if (!alarm) return undefined;
  const endpointIds = watchedEndpoints(alarm);
  return { alarm, sameJob: watchesConnections(alarm, endpointId), endpointIds };
}

/** The connection alarms of an endpoint, asked of AWS. @throws ExpectedError */
export async function connectionAlarms(
  endpointId: string,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<readonly Alarm[]> {
  const alarms = await aws.alarms.list(signal);
  return alarms.filter((alarm) => watchesConnections(alarm, endpointId));
}

/** The ARN that a topic of this name has in the account. */
export function topicArnOf(name: string, identity: Identity, region: string): string {
  return `arn:${partitionOf(region)}:sns:${region}:${identity.accountId}:${name}`;
}

function watchesConnections(alarm: Alarm, endpointId: string): boolean {
  return isConnectionAlarm(alarm) && watchesEndpoint(alarm, endpointId);
}
