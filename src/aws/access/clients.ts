/** The only place where SDK clients are created: sign-in, timeouts and retries. */
import { CloudWatchClient, type CloudWatchClientConfig } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  type CloudWatchLogsClientConfig,
} from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client, type EC2ClientConfig } from '@aws-sdk/client-ec2';
import { EventBridgeClient, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';
import { IAMClient, type IAMClientConfig } from '@aws-sdk/client-iam';
import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { SSOClient } from '@aws-sdk/client-sso';
import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
import { homeRegion, partitionOf } from '../../core/model/scope';
import { sendOnce } from '../http/sendOnce';
import type { SignInClients } from '../signIn/signInContext';

/** A client for each service, created on first use. */
export interface Clients {
  ec2(): EC2Client;
  cloudwatch(): CloudWatchClient;
  logs(): CloudWatchLogsClient;
  sns(): SNSClient;
  sts(): STSClient;
  iam(): IAMClient;
  events(): EventBridgeClient;
}

/** The clients of one scope. */
export interface ClientSet {
  /** For reads: they are sent again if a response is lost. */
  readonly reading: Clients;
  /** For all other calls: each is sent once, see `sendOnce.ts`. */
  readonly sendingOnce: Clients;
}

/** The services of a scope. */
export const scopeServices = [
  'ec2',
  'cloudwatch',
  'cloudwatch_logs',
  'sns',
  'sts',
  'iam',
  'eventbridge',
] as const;

/** One of them. */
export type ScopeService = (typeof scopeServices)[number];

/** IAM is shared by all regions of a partition; the other services are regional. */
export function regionOf(service: ScopeService, region: string): string {
  return service === 'iam' ? homeRegion(partitionOf(region)) : region;
}

/** Options that every client of the SDK takes. */
export type ClientConfig = EC2ClientConfig &
  CloudWatchClientConfig &
  CloudWatchLogsClientConfig &
  SNSClientConfig &
  STSClientConfig &
  IAMClientConfig &
  EventBridgeClientConfig & {
    /**
     * The SDK looks up endpoints in the environment's profile; the option exists but is missing in
     * its types.
     */
    readonly ignoreConfiguredEndpointUrls?: boolean;
  };

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const retrying = { retryMode: 'standard', maxAttempts: 3 };

/**
 * Services with many calls per refresh, one for each endpoint and page of alarms: after throttling,
 * the client itself reduces its rate for a while. The other services are called so seldom that this
 * would only delay the user.
 */
const adaptive: ReadonlySet<ScopeService> = new Set(['ec2', 'cloudwatch']);

function retryingOf(service: ScopeService): typeof retrying {
  return adaptive.has(service) ? { ...retrying, retryMode: 'adaptive' } : retrying;
}

/** A scope's clients. */
export function clientSet(config: (service: ScopeService) => ClientConfig): ClientSet {
  return {
    reading: clients((service) => ({ ...retryingOf(service), ...config(service) })),
    sendingOnce: clients((service) => ({ ...config(service), retryStrategy: sendOnce() })),
  };
}

function clients(of: (service: ScopeService) => ClientConfig): Clients {
  return {
    ec2: once(() => new EC2Client(of('ec2'))),
    cloudwatch: once(() => new CloudWatchClient(of('cloudwatch'))),
    logs: once(() => new CloudWatchLogsClient(of('cloudwatch_logs'))),
    sns: once(() => new SNSClient(of('sns'))),
    sts: once(() => new STSClient(of('sts'))),
    iam: once(() => new IAMClient(of('iam'))),
    events: once(() => new EventBridgeClient(of('eventbridge'))),
  };
}

/** The clients for sign-in calls; each search for credentials creates its own. */
export function signInClients(
  config: (
    service: 'sts' | 'sso' | 'sso_oidc' | 'signin',
    region: string | undefined,
  ) => ClientConfig,
): SignInClients {
  const sts = (options: STSClientConfig): STSClient =>
    withoutVersionWarning(() => new STSClient(options));
  return {
    sts(region, credentials) {
      // An unsigned call needs no credentials, but a client without any would search for them.
      const none = { accessKeyId: '', secretAccessKey: '' };
      return sts({ ...retrying, ...config('sts', region), credentials: credentials ?? none });
    },
    stsOnce: (region, credentials) =>
      sts({ ...config('sts', region), retryStrategy: sendOnce(), credentials }),
    sso(region) {
      const options = { ...retrying, ...config('sso', region) };
      return withoutVersionWarning(() => new SSOClient(options));
    },
    options: (service, region) => ({ ...retrying, ...config(service, region) }),
  };
}

function once<T>(make: () => T): () => T {
  let cached: { readonly client: T } | undefined;
  return () => (cached ??= { client: withoutVersionWarning(make) }).client;
}

/**
 * The SDK warns the process, once, that it will require Node 22, which no user of the editor can
 * act on. The variable is AWS's switch for the warning; it is restored because other extensions
 * share the process.
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
