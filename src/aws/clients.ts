/**
 * The one place where SDK clients are made: how they sign in, how long they wait, how often they
 * try, and whether AWS or a wire handler (the simulator) answers them.
 */
import { CloudWatchClient, type CloudWatchClientConfig } from '@aws-sdk/client-cloudwatch';
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { NodeHttpHandlerOptions } from '@smithy/types';
import type { Disposable } from '../core/events';
import type { Scope } from '../core/model/scope';
import type { Profile } from '../core/ports/backend';
import type { WireHandler } from '../core/ports/wire';
import { credentialsOf } from './credentials';
import { listProfiles } from './profiles';
import { wireHandler } from './wireHandler';

const connectTimeoutMs = 5_000;
const readTimeoutMs = 20_000;

/** The clients of one scope; each is made when it is first used. */
export interface ClientSet {
  ec2(): EC2Client;
  cloudwatch(): CloudWatchClient;
  sns(): SNSClient;
  sts(): STSClient;
}

/** The way to whoever answers. */
export interface Access extends Disposable {
  /** New clients that look for credentials anew. */
  clients(scope: Scope): ClientSet;
  /** The profiles that a person may choose. */
  profiles(): Promise<readonly Profile[]>;
}

type Service = keyof ClientSet;
type ClientConfig = EC2ClientConfig & CloudWatchClientConfig & SNSClientConfig & STSClientConfig;

/** Access to AWS, or to the wire handler where one is given. */
export function createAccess(wire: WireHandler | undefined): Access {
  if (wire) return wireAccess(wire);
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
  };
  const requestHandler: NodeHttpHandlerOptions = {
    ...agents,
    connectionTimeout: connectTimeoutMs,
    requestTimeout: readTimeoutMs,
    throwOnRequestTimeout: true,
    // An answer that stops half-way is not covered by the time-out of the request.
    socketTimeout: readTimeoutMs,
  };
  return {
    clients: (scope) => {
      const { profile, region } = scope;
      const credentials = credentialsOf(profile, requestHandler);
      return clientSet(() => ({
        ...retrying,
        region,
        credentials,
        requestHandler,
        ...(profile !== '' && { profile }),
      }));
    },
    profiles: listProfiles,
    dispose: () => {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
    },
  };
}

/** Whatever the SDK would look up in files or in the environment is given here. */
function wireAccess(wire: WireHandler): Access {
  const requestHandler = wireHandler(wire, readTimeoutMs);
  return {
    clients: (scope) =>
      clientSet((service) => ({
        ...retrying,
        region: scope.region,
        requestHandler,
        endpoint: endpointFor(service, scope),
        credentials: { accessKeyId: 'trial', secretAccessKey: 'trial' },
        authSchemePreference: [],
        useDualstackEndpoint: false,
        useFipsEndpoint: false,
        sigv4aSigningRegionSet: [scope.region],
        userAgentAppId: '',
        disableRequestCompression: true,
        requestMinCompressionSizeBytes: 0,
      })),
    profiles: () => Promise.resolve([]),
    dispose: () => undefined,
  };
}

/** Where a service's calls seem to go when a wire answers them. AWS's own the SDK knows. */
function endpointFor(service: Service, { region }: Scope): string {
  return `https://${service}.${region}.amazonaws.com`;
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const retrying = { retryMode: 'standard', maxAttempts: 3 };

function clientSet(config: (service: Service) => ClientConfig): ClientSet {
  return {
    ec2: once(() => new EC2Client(config('ec2'))),
    cloudwatch: once(() => new CloudWatchClient(config('cloudwatch'))),
    sns: once(() => new SNSClient(config('sns'))),
    sts: once(() => new STSClient(config('sts'))),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly client: T } | undefined;
  return () => (made ??= { client: withoutVersionWarning(make) }).client;
}

/**
 * The SDK warns the whole process, once, that it will ask for Node 22: nothing that a user of the
 * editor can act on. The variable is AWS's switch for it; it is put back because the process belongs
 * to other extensions too.
 */
function withoutVersionWarning<T>(make: () => T): T {
  const name = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';
  const before = process.env[name];
  process.env[name] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  }
}
