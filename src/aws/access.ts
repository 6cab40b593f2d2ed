/**
 * The way to whoever answers: AWS, with the settings and credentials of a person's profiles, or a
 * wire handler (the simulator), for which nothing of a person's machine is touched.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { NodeHttpHandlerOptions } from '@smithy/types';
import type { Disposable } from '../core/events';
import type { Scope } from '../core/model/scope';
import type { AskMfaCode, Profile } from '../core/ports/backend';
import type { WireHandler } from '../core/ports/wire';
import {
  clientSet,
  scopeServices,
  signInClients,
  type ClientConfig,
  type ClientSet,
} from './clients';
import { HeldCredentials } from './credentials';
import { listProfiles } from './profiles';
import { profileSettings, type ProfileSettings, type ServiceKey } from './profileSettings';
import { readSharedConfig } from './sharedConfig';
import { findCredentials } from './signIn/findCredentials';
import { wireHandler } from './wireHandler';

const connectTimeoutMs = 5_000;
const readTimeoutMs = 20_000;

/** The way to whoever answers. */
export interface Access extends Disposable {
  /**
   * New clients, with the profile's settings as they are now.
   * @throws ExpectedError `badConfig` for settings that cannot be used
   */
  clients(scope: Scope): Promise<ClientSet>;
  /**
   * AWS did not accept the credentials with which these clients sign: they are looked for anew.
   * @returns whether others were found
   * @throws ExpectedError when none were
   */
  refused(clients: ClientSet): Promise<boolean>;
  /** Signs in a profile for all its scopes. @throws ExpectedError */
  signIn(profile: string, ask: AskMfaCode): Promise<void>;
  /** The profiles that a person may choose. */
  profiles(): Promise<readonly Profile[]>;
}

/** Access to AWS, or to the wire handler where one is given. */
export function createAccess(wire: WireHandler | undefined): Access {
  return wire ? wireAccess(wire) : new AwsAccess();
}

class AwsAccess implements Access {
  private readonly agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };
  private readonly requestHandler: NodeHttpHandlerOptions = {
    ...this.agents,
    connectionTimeout: connectTimeoutMs,
    requestTimeout: readTimeoutMs,
    throwOnRequestTimeout: true,
    // An answer that stops half-way is not covered by the time-out of the request.
    socketTimeout: readTimeoutMs,
  };
  private readonly held = new Map<string, HeldCredentials>();
  private readonly signedBy = new WeakMap<ClientSet, { scope: Scope; held: HeldCredentials }>();

  readonly profiles = listProfiles;

  async clients(scope: Scope): Promise<ClientSet> {
    const { profile, region } = scope;
    const settings = await profileSettings(await readSharedConfig(), profile);
    const held = this.heldBy(scope);
    const configs = await Promise.all(
      scopeServices.map(async (service) => {
        const config = await this.config(settings, service, region);
        const own = { credentials: held.provider, ...(profile !== '' && { profile }) };
        return [service, { ...config, ...own }] as const;
      }),
    );
    const byService = new Map<string, ClientConfig>(configs);
    const clients = clientSet((service) => byService.get(service) ?? {});
    this.signedBy.set(clients, { scope, held });
    return clients;
  }

  async refused(clients: ClientSet): Promise<boolean> {
    const signed = this.signedBy.get(clients);
    if (!signed) return false;
    const { scope, held } = signed;
    // The scopes of a profile are refused one after the other; only the first takes them away.
    if (this.held.get(scope.profile) === held) this.held.set(scope.profile, this.newHeld(scope));
    const [before, now] = [await held.keyId(), await this.heldBy(scope).provider()];
    return before !== now.accessKeyId;
  }

  async signIn(profile: string, ask: AskMfaCode): Promise<void> {
    await this.held.get(profile)?.signIn(ask);
  }

  dispose(): void {
    this.agents.httpAgent.destroy();
    this.agents.httpsAgent.destroy();
  }

  private heldBy(scope: Scope): HeldCredentials {
    const held = this.held.get(scope.profile) ?? this.newHeld(scope);
    this.held.set(scope.profile, held);
    return held;
  }

  private newHeld({ profile, region }: Scope): HeldCredentials {
    return new HeldCredentials(async (ask) => {
      const config = await readSharedConfig();
      const settings = await profileSettings(config, profile);
      const clients = signInClients((service, at) => this.config(settings, service, at ?? region));
      return findCredentials({ config, profile, region, clients, ...(ask && { ask }) });
    });
  }

  private async config(
    settings: ProfileSettings,
    service: ServiceKey,
    region: string,
  ): Promise<ClientConfig> {
    const endpoint = await settings.endpoint(service);
    return {
      region,
      requestHandler: this.requestHandler,
      useFipsEndpoint: settings.useFips,
      useDualstackEndpoint: settings.useDualstack,
      ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint }),
    };
  }
}

/** Whatever the SDK would look up in files or in the environment is given here. */
function wireAccess(wire: WireHandler): Access {
  const requestHandler = wireHandler(wire, readTimeoutMs);
  return {
    clients: ({ region }) =>
      Promise.resolve(
        clientSet((service) => ({
          region,
          requestHandler,
          // Where a service's calls seem to go. AWS's own places the SDK knows.
          endpoint: `https://${service}.${region}.amazonaws.com`,
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
    refused: () => Promise.resolve(false),
    signIn: () => Promise.resolve(),
    profiles: () => Promise.resolve([]),
    dispose: () => undefined,
  };
}
