/**
 * Finds existing resources, so that the alarm form can offer to show one, overwrite it, choose another
 * name, or create a second one.
 */
import { partitionOf, type Identity } from '../../model/scope';
import type { AnyAlarm } from '../../model/logAlarm';
import type { LoggedEndpoint } from '../../watching/connectionLogs';
import { methodOf } from '../../watching/methodOf';
import { watchedEndpoints, watchesEndpoint } from '../../watching/watches';
import type { ScopeAws } from '../../ports/aws';
import { findAlarm } from './find';

/** An existing alarm of the wanted name. */
export interface NamesakeAlarm {
  readonly alarm: AnyAlarm;
  /** The endpoints that it watches; empty if it is not about Client VPN. */
  readonly endpointIds: readonly string[];
}

/**
 * Reads the alarm of the wanted name from AWS.
 * @throws ExpectedError
 */
export async function namesakeAlarm(
  name: string,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<NamesakeAlarm | undefined> {
  const alarm = await findAlarm(aws, name.trim(), signal);
  if (!alarm) return undefined;
  return { alarm, endpointIds: watchedEndpoints(alarm) };
}

/** The alarms on the connections of an endpoint, whatever their detection method. */
export function connectionAlarms(
  endpoint: LoggedEndpoint,
  alarms: readonly AnyAlarm[],
): readonly AnyAlarm[] {
  return alarms.filter(
    (alarm) => methodOf(alarm) !== undefined && watchesEndpoint(alarm, endpoint),
  );
}

/** The ARN of a topic of this name in the account. */
export function topicArnOf(name: string, identity: Identity, region: string): string {
  return `arn:${partitionOf(region)}:sns:${region}:${identity.accountId}:${name}`;
}
