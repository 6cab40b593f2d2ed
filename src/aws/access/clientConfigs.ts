/** How the clients of a profile reach AWS: handlers, limits, certificates and addresses. */
import { readFile } from 'node:fs/promises';
import type { HttpHandler } from '@smithy/core/protocols';
import type { Disposable } from '../../core/base/events';
import type { Yielder } from '../../core/base/yielder';
import { badConfig } from '../../core/model/errors';
import type { ProfileSettings, ServiceKey } from '../config/profileSettings';
import { createAgents, httpHandler } from '../http/httpHandler';
import { limitsOf } from '../http/requestLimits';
import type { ClientConfig } from './clients';

/** Network settings of the environment in which the code runs. */
export interface Network {
  /** Whether certificates are verified. */
  readonly checksCertificates: () => boolean;
}

/** The handler of a service's requests. */
export type HandlerOf = (service: ServiceKey) => HttpHandler;

/** Creates the settings of clients; all their connections are pooled. */
export class ClientConfigs implements Disposable {
  private readonly agents = createAgents();

  constructor(
    private readonly network: Network,
    private readonly yielder: Yielder | undefined,
  ) {}

  /** Gives each service a handler with its own limits. */
  async handler({ caBundle }: ProfileSettings): Promise<HandlerOf> {
    const ca = caBundle === undefined ? undefined : await readBundle(caBundle);
    const rejectUnauthorized = this.network.checksCertificates();
    const tls = { rejectUnauthorized, ...(ca !== undefined && { ca }) };
    return (service) => httpHandler(this.agents, limitsOf(service), tls, this.yielder);
  }

  /** The settings of a service's client in a region, without credentials. */
  config(
    settings: ProfileSettings,
    handlerOf: HandlerOf,
    service: ServiceKey,
    region: string,
  ): ClientConfig {
    const endpoint = settings.endpoint(service);
    return {
      region,
      requestHandler: handlerOf(service),
      useFipsEndpoint: settings.useFips,
      useDualstackEndpoint: settings.useDualstack,
      ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint }),
    };
  }

  dispose(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }
}

/** Like in the AWS CLI, these certificates replace the default ones. */
async function readBundle(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw badConfig({ problem: 'unreadable', file }, cause);
  }
}
