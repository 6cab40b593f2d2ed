/**
 * Access to a wire handler (the simulator) in place of AWS: nothing of the user's machine is used.
 * Values that the SDK would read from files or the environment are set here.
 */
import type { WireHandler } from '../../core/ports/wire';
import type { Access } from './access';
import { clientSet, regionOf } from './clients';
import { timeLimits } from '../http/requestLimits';
import { wireHandler } from '../http/wireHandler';

/** Access through the handler. */
export function wireAccess(wire: WireHandler): Access {
  const requestHandler = wireHandler(wire, timeLimits.readMs);
  return {
    clients: ({ region }) =>
      Promise.resolve(
        clientSet((service) => ({
          region: regionOf(service, region),
          requestHandler,
          // The apparent address of a service's calls. The SDK knows AWS's own.
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
