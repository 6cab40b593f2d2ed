/** Access to AWS with the settings and credentials of the user's profiles. */
import { isExpected, type FailureKind } from '../../core/model/errors';
import type { ConfigFault } from '../../core/model/failures/configFault';
import type { Disposable } from '../../core/base/events';
import type { Scope } from '../../core/model/scope';
import type { AskMfaCode, Profile } from '../../core/ports/backend';
import type { Log } from '../../core/base/log';
import type { Yielder } from '../../core/base/yielder';
import {
  clientSet,
  regionOf,
  scopeServices,
  signInClients,
  type ClientConfig,
  type ClientSet,
} from './clients';
import { findConfigFault } from '../config/configFault';
import { HeldCredentials, type FindCredentials, type SignIns } from './credentials';
import { listProfiles } from '../config/profiles';
import { profileSettings } from '../config/profileSettings';
import { digestOf, readSharedConfig } from '../config/sharedConfig';
import { findCredentials } from '../signIn/findCredentials';
import { loggedSearch } from '../signIn/loggedSearch';
import { HostWarnings } from '../http/hostWarnings';
import { unencryptedHosts } from '../http/unencryptedHosts';
import { ClientConfigs, type Network } from './clientConfigs';

/**
 * Where credentials were accepted: in the clients' region, recently in another region only, or
 * nowhere.
 */
export type Acceptance = 'here' | 'elsewhere' | 'nowhere';

/** Access to AWS or to the simulator. */
export interface Access extends Disposable {
  /**
   * Creates clients with the profile's current settings.
   * @throws ExpectedError `badConfig` for settings that cannot be used
   */
  clients(scope: Scope): Promise<ClientSet>;
  /** Records that AWS has answered a call signed by these clients. */
  taken(clients: ClientSet): void;
  /** Where the credentials of these clients have been accepted. */
  accepted(clients: ClientSet): Acceptance;
  /**
   * Handles that AWS rejected the credentials of these clients: looks for new ones, unless the
   * region itself rejects valid ones.
   * @param kind `expired`, or `badCredentials`, which a region that is not enabled returns too
   * @returns whether others were found
   * @throws ExpectedError when none were found and the previous ones are invalid
   */
  refused(clients: ClientSet, kind: FailureKind): Promise<boolean>;
  /**
   * Handles that IAM denied a call of these clients. If the shared config has changed since their
   * credentials were found, it may contain others.
   * @returns whether new clients sign with other credentials
   */
  denied(clients: ClientSet): Promise<boolean>;
  /** Signs in a profile for all its scopes. @throws ExpectedError */
  signIn(profile: string, ask: AskMfaCode): Promise<void>;
  /** The profiles that the user can choose. */
  profiles(): Promise<readonly Profile[]>;
  /**
   * The hosts, with ports, that the profile's calls reach without encryption under the current
   * settings.
   */
  unencryptedHosts(profile: string): Promise<readonly string[]>;
  /** The problem in the files that contain the profiles, if any. */
  configFault(): Promise<ConfigFault | undefined>;
}

/**
 * Access to AWS.
 * @param signIns the credentials of the profiles, shared between backends
 */
export function createAccess(
  network: Network,
  log: Log,
  yielder?: Yielder,
  signIns: SignIns = new Map(),
): Access {
  return new AwsAccess(network, log, yielder, signIns);
}

class AwsAccess implements Access {
  private readonly configs: ClientConfigs;
  private readonly disposed = new AbortController();
  private readonly warnings: HostWarnings;
  private readonly signedBy = new WeakMap<ClientSet, { scope: Scope; held: HeldCredentials }>();

  readonly profiles = listProfiles;

  readonly configFault = async (): Promise<ConfigFault | undefined> =>
    findConfigFault((await readSharedConfig()).files);

  constructor(
    network: Network,
    private readonly log: Log,
    yielder: Yielder | undefined,
    private readonly held: SignIns,
  ) {
    this.configs = new ClientConfigs(network, yielder);
    this.warnings = new HostWarnings(log);
  }

  async clients(scope: Scope): Promise<ClientSet> {
    const { profile, region } = scope;
    const settings = profileSettings(await readSharedConfig(), profile);
    this.warnings.warn(profile, unencryptedHosts(settings));
    const held = this.heldBy(profile);
    const credentials = this.provider(scope, held);
    const handler = await this.configs.handler(settings);
    const configs = scopeServices.map((service) => {
      const at = regionOf(service, region);
      const config = this.configs.config(settings, handler, service, at);
      const own = { credentials, ...(profile !== '' && { profile }) };
      return [service, { ...config, ...own }] as const;
    });
    const byService = new Map<string, ClientConfig>(configs);
    const clients = clientSet((service) => byService.get(service) ?? {});
    this.signedBy.set(clients, { scope, held });
    return clients;
  }

  async unencryptedHosts(profile: string): Promise<readonly string[]> {
    try {
      return unencryptedHosts(profileSettings(await readSharedConfig(), profile));
    } catch (error) {
      // Settings that cannot be used: nothing is sent, and each call fails with this error.
      if (!isExpected(error)) throw error;
      return [];
    }
  }

  taken(clients: ClientSet): void {
    const signed = this.signedBy.get(clients);
    signed?.held.taken(signed.scope.region);
  }

  accepted(clients: ClientSet): Acceptance {
    const signed = this.signedBy.get(clients);
    if (!signed) return 'nowhere';
    const { held, scope } = signed;
    if (held.wereTakenIn(scope.region)) return 'here';
    return held.areTakenElsewhere(scope.region) ? 'elsewhere' : 'nowhere';
  }

  async refused(clients: ClientSet, kind: FailureKind): Promise<boolean> {
    const signed = this.signedBy.get(clients);
    if (!signed) return false;
    const { scope, held } = signed;
    const { profile, region } = scope;
    const isFirst = this.held.get(profile) === held;
    if (isFirst && kind === 'badCredentials' && !held.wereTakenIn(region))
      return !held.areTakenElsewhere(region) && this.replaced(scope, held);
    // The scopes of a profile are rejected one after the other; only the first discards the
    // credentials.
    if (isFirst) this.held.set(profile, new HeldCredentials());
    const now = await this.provider(scope, this.heldBy(profile))();
    return (await held.keyId()) !== now.accessKeyId;
  }

  async denied(clients: ClientSet): Promise<boolean> {
    const signed = this.signedBy.get(clients);
    if (!signed) return false;
    const { scope, held } = signed;
    if (this.held.get(scope.profile) !== held) return true;
    const basis = digestOf(await readSharedConfig());
    if (held.basis === basis) return false;
    held.basis = basis;
    return this.replaced(scope, held);
  }

  async signIn(profile: string, ask: AskMfaCode): Promise<void> {
    const held = this.held.get(profile);
    await held?.signIn(this.finder(profile, held), ask);
  }

  dispose(): void {
    this.disposed.abort();
    this.configs.dispose();
  }

  private heldBy(profile: string): HeldCredentials {
    const held = this.held.get(profile) ?? new HeldCredentials();
    this.held.set(profile, held);
    return held;
  }

  /** Replaces credentials if others are found; the old ones may be valid in other regions. */
  private async replaced(scope: Scope, held: HeldCredentials): Promise<boolean> {
    const { profile } = scope;
    const other = new HeldCredentials();
    try {
      const found = await this.provider(scope, other)();
      if (found.accessKeyId === (await held.keyId())) return false;
    } catch (error) {
      if (!isExpected(error)) throw error;
      return false;
    }
    if (this.held.get(profile) === held) this.held.set(profile, other);
    return true;
  }

  /** Provides the profile's credentials to a scope's clients. */
  private provider({ profile, region }: Scope, held: HeldCredentials) {
    return held.providerFor(region, this.finder(profile, held));
  }

  /** Looks for a profile's credentials with its settings at that time. */
  private finder(profile: string, held: HeldCredentials): FindCredentials {
    return (region, ask) =>
      loggedSearch(profile, this.log, async (note) => {
        const config = await readSharedConfig();
        held.basis = digestOf(config);
        const settings = profileSettings(config, profile);
        const handler = await this.configs.handler(settings);
        const clients = signInClients((service, at = region) =>
          this.configs.config(settings, handler, service, at),
        );
        const { signal } = this.disposed;
        const context = { config, profile, region, clients, note, signal };
        return findCredentials({ ...context, ...(ask && { ask }) });
      });
  }
}
