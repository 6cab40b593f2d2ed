/** Reads the whole configuration of an endpoint: free of charge, and only while it is visible. */
import type {
  AuthorizationRule,
  EndpointConfiguration,
  Route,
  TargetNetwork,
} from '../model/endpoint';
import { ExpectedError, isExpected, type Failure } from '../model/errors';
import type { ScopeAws } from '../ports/aws';

/** What was read. */
export interface EndpointSettings {
  readonly configuration: EndpointConfiguration;
  // Or why they could not be read: each list needs a permission of its own.
  readonly networks: readonly TargetNetwork[] | Failure;
  readonly routes: readonly Route[] | Failure;
  readonly rules: readonly AuthorizationRule[] | Failure;
}

/** @throws ExpectedError if the configuration cannot be read, `notFound` if there is no such endpoint */
export async function readEndpointSettings(
  { endpoints, scope }: Pick<ScopeAws, 'endpoints' | 'scope'>,
  endpointId: string,
  signal?: AbortSignal,
): Promise<EndpointSettings> {
  const [configuration, networks, routes, rules] = await Promise.all([
    endpoints.configuration(endpointId, signal),
    endpoints.networks(endpointId, signal).catch(asFailure),
    endpoints.routes(endpointId, signal).catch(asFailure),
    endpoints.authorizationRules(endpointId, signal).catch(asFailure),
  ]);
  if (!configuration) throw new ExpectedError({ kind: 'notFound', ...scope, resource: endpointId });
  return { configuration, networks, routes, rules };
}

/** @throws what was not expected, and a cancellation */
function asFailure(error: unknown): Failure {
  if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
  return error.failure;
}
