/**
 * The way to a wire handler that answers in AWS's place. Whatever the SDK would look up in files or in
 * the environment is given here.
 */
import type { WireHandler } from '../core/ports/wire';
import type { Access } from './access';
import { clientSet, regionOf } from './clients';
import { wireHandler } from './wireHandler';

/** Access through the handler. @param readMs how long an answer may take */
export function wireAccess(wire: WireHandler, readMs: number): Access {
  const requestHandler = wireHandler(wire, readMs);
  return {
    clients: ({ region }) =>
      Promise.resolve(
        clientSet((service) => ({
          region: regionOf(service, region),
          requestHandler,
          // Where a service's calls seem to go. AWS's own places the SDK knows.
          endpoint: `https://${service.replace('_', '-')}.${region}.amazonaws.com`,
          credentials: { accessKeyId: 'trial', secretAccessKey: 'trial' },
          authSchemePreference: [],
          useDualstackEndpoint: false,
          useFipsEndpoint: false,
          sigv4aSigningRegionSet: [region],
          userAgentAppId: '',
          disableRequestCompression: true,
          requestMinCompressionSizeBytes: 0,
        })),
      ),
    taken: () => undefined,
    refused: () => Promise.resolve(false),
    signIn: () => Promise.resolve(),
    profiles: () => Promise.resolve([]),
    configFault: () => Promise.resolve(undefined),
    dispose: () => undefined,
  };
}
