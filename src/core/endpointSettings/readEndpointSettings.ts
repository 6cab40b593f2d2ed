/** Reads the whole configuration of an endpoint: free of charge, and only while somebody looks at it. */
import type { EndpointConfiguration, TargetNetwork } from '../model/endpoint';
import { ExpectedError, isExpected, type Failure } from '../model/errors';
import type { ScopeAws } from '../ports/aws';

/** What was read. */
export interface EndpointSettings {
  readonly configuration: EndpointConfiguration;
  /** Or why they could not be read: they need a permission of their own. */
  readonly networks: readonly TargetNetwork[] | Failure;
}

/** @throws ExpectedError if the configuration cannot be read, `notFound` if there is no such endpoint */
export async function readEndpointSettings(
  { endpoints, scope }: Pick<ScopeAws, 'endpoints' | 'scope'>,
  endpointId: string,
  signal?: AbortSignal,
): Promise<EndpointSettings> {
  const [configuration, networks] = await Promise.all([
    endpoints.configuration(endpointId, signal),
    endpoints.networks(endpointId, signal).catch((error: unknown) => {
      if (!isExpected(error) || error.failure.kind === 'cancelled') throw error;
      return error.failure;
    }),
  ]);
  if (!configuration) throw new ExpectedError({ kind: 'notFound', ...scope, resource: endpointId });
  return { configuration, networks };
}
