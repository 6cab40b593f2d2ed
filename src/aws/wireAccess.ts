/**
 * The way to a wire handler (the simulator) that answers in AWS's place: nothing of a person's machine
 * is touched. Whatever the SDK would look up in files or in the environment is given here.
 */
import type { WireHandler } from '../core/ports/wire';
import type { Access } from './access';
import { clientSet, regionOf } from './clients';
import { timeLimits } from './http/requestLimits';
import { wireHandler } from './http/wireHandler';

/** Access through the handler. */
export function wireAccess(wire: WireHandler): Access {
  const requestHandler = wireHandler(wire, timeLimits.readMs);
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
    accepted: () => 'nowhere',
    refused: () => Promise.resolve(false),
    denied: () => Promise.resolve(false),
    signIn: () => Promise.resolve(),
    profiles: () => Promise.resolve([]),
    unencryptedHosts: () => Promise.resolve([]),
    configFault: () => Promise.resolve(undefined),
    dispose: () => undefined,
  };
}
