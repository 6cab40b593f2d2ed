/** Display names of scopes, endpoints, topics and contributors. */
import { contributorFacts } from '../logAlarms/contributor';
import type { Endpoint } from '../model/endpoint';
import type { AlarmContributor } from '../model/logAlarm';
import type { Identity, Scope } from '../model/scope';
import { parseTopicArn } from '../model/topic';
import type { Translate } from '../ports/translate';
import { displayName, displayText } from './displayText';
import { joined } from './phrases';

/** The Name tag, else the description, else the ID: the first that is not blank. */
export function endpointName(endpoint: Pick<Endpoint, 'id' | 'name' | 'description'>): string {
  return displayName(endpoint.name, endpoint.description, endpoint.id);
}

/** The profile's name, or a name for the SDK's default credential chain. */
export function profileName(scope: Scope, t: Translate): string {
  return scope.profile.trim() === '' ? t('default credentials') : displayText(scope.profile);
}

/** Profile and region. */
export function scopeName(scope: Scope, t: Translate): string {
  return joined(profileName(scope, t), displayText(scope.region));
}

/** The account's alias and ID, or its ID alone. */
export function accountName({ accountId, alias }: Identity, t: Translate): string {
  return alias === undefined
    ? t('account {0}', displayText(accountId))
    : t('account {0} ({1})', displayText(alias), displayText(accountId));
}

/** The topic's name without the rest of its ARN. */
export function topicName(arn: string): string {
  return displayName(parseTopicArn(arn)?.name, arn);
}

/** The contributor of a log alarm: the user, else the connection, else all values. */
export function contributorName(contributor: Pick<AlarmContributor, 'id' | 'attributes'>): string {
  const { username, commonName, connectionId } = contributorFacts(contributor);
  const values = Object.values(contributor.attributes).join(' · ');
  return displayName(username, commonName, connectionId, values, contributor.id);
}
