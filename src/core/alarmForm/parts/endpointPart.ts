/** The endpoint of the alarm. */
import { endpointKey } from '../../model/endpointRef';
import type { Endpoint } from '../../model/endpoint';
import { scopeId, type ScopeId } from '../../model/scope';
import { partValue, type Snapshot } from '../../model/snapshot';
import { endpointName, scopeName } from '../../text/names';
import type { ViewContext } from '../../text/viewContext';
import type { Answers } from '../view/answers';
import type { FormField } from '../view/formModel';

/** An endpoint of a snapshot. */
export interface FormEndpoint {
  readonly scope: ScopeId;
  readonly endpoint: Endpoint;
  /** The other endpoints of the scope. */
  readonly others: readonly Endpoint[];
}

/** The chosen endpoint, or the only one. */
export function chosenEndpoint(
  { endpoint: key }: Answers,
  { scopes }: Snapshot,
): FormEndpoint | undefined {
  const all = scopes.flatMap(({ scope, endpoints }) => {
    const listed = partValue(endpoints) ?? [];
    return listed.map((endpoint) => ({
      ...{ scope: scopeId(scope), endpoint },
      others: listed.filter(({ id }) => id !== endpoint.id),
    }));
  });
  if (key === undefined && all.length === 1) return all[0];
  return all.find(({ scope, endpoint }) => endpointKey(scope, endpoint.id) === key);
}

/** The field: all endpoints by name, those of each scope below its name. */
export function endpointField(
  chosen: FormEndpoint | undefined,
  { scopes }: Snapshot,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): FormField {
  const options = scopes.flatMap(({ scope, endpoints }) =>
    (partValue(endpoints) ?? [])
      .map((endpoint) => ({
        value: endpointKey(scopeId(scope), endpoint.id),
        label: labelOf(endpoint),
        group: scopeName(scope, t),
      }))
      .toSorted((one, other) => format.compare(one.label, other.label)),
  );
  const nothing = { value: '', label: t('Choose an endpoint') };
  const missing =
    options.length > 0
      ? t('Choose the endpoint whose connections you want to be notified of.')
      : t('No endpoints have been found yet. Refresh, or choose other profiles.');
  return {
    kind: 'select',
    key: 'endpoint',
    label: t('Client VPN endpoint'),
    value: chosen ? endpointKey(chosen.scope, chosen.endpoint.id) : '',
    options: chosen ? options : [nothing, ...options],
    problems: chosen ? [] : [{ severity: 'error', text: missing, isEmpty: options.length > 0 }],
  };
}

/** The id distinguishes endpoints of one name. */
function labelOf(endpoint: Endpoint): string {
  const name = endpointName(endpoint);
  return name === endpoint.id ? name : `${name} (${endpoint.id})`;
}
