/** Builds the header of the endpoint page from the snapshot. */
import type { EndpointRef } from '../model/endpointRef';
import { partValue, type ScopeSnapshot } from '../model/snapshot';
import { endpointStatus, statusText } from '../overview/view/endpointStatus';
import { displayText } from '../text/displayText';
import { accountName, endpointName, profileName } from '../text/names';
import { joined } from '../text/phrases';
import type { ViewContext } from '../text/viewContext';
import { watchesEndpoint } from '../watching/watches';
import { headerTexts, type EndpointHeader } from './view/endpointHeader';

/**
 * The header of an endpoint.
 * @param scope the scope of the endpoint; undefined if it is not watched, or not yet
 */
export function headerOf(
  { endpointId }: EndpointRef,
  scope: ScopeSnapshot | undefined,
  context: ViewContext,
): EndpointHeader {
  const { t, readOnly = false } = context;
  const endpoint = partValue(scope?.endpoints)?.find(({ id }) => id === endpointId);
  return {
    name: endpointName(endpoint ?? { id: endpointId }),
    endpointId: displayText(endpointId),
    where: scope ? placeText(scope, context) : '',
    status: endpoint && scope ? statusOf(endpoint, scope, context) : null,
    readOnly,
    texts: headerTexts(t),
  };
}

function placeText({ scope, identity }: ScopeSnapshot, { t }: ViewContext): string {
  const account = partValue(identity);
  const known = account ? [accountName(account, t)] : [];
  return joined(...known, displayText(scope.region), profileName(scope, t));
}

function statusOf(
  endpoint: Parameters<typeof endpointStatus>[0],
  scope: ScopeSnapshot,
  context: ViewContext,
): EndpointHeader['status'] {
  const alarms = partValue(scope.alarms)?.filter((alarm) => watchesEndpoint(alarm, endpoint));
  const status = endpointStatus(endpoint, alarms, scope);
  const { kind, severity } = status;
  return { kind, severity, text: statusText(status, context) };
}
