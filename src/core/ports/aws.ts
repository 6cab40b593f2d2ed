/**
 * What the core asks of AWS, in one scope: only the calls in use. Every list is complete (all
 * pages). Every method throws `ExpectedError` for what AWS or the network can answer, and rejects
 * with `cancelled` when its signal aborts.
 */
import type { Failure } from '../model/errors';
import type { Alarm, AlarmDefinition, AlarmState, Transition } from '../model/alarm';
import type { AlarmConfiguration, StoredAlarm } from '../model/alarmConfiguration';
import type { AlarmHistoryItem } from '../model/alarmHistory';
import type { Connection, ConnectionState } from '../model/connection';
import type { Endpoint } from '../model/endpoint';
import type { MuteRule } from '../model/muteRule';
import type { Sample } from '../model/sample';
import type { AccountRegion, Identity, Scope } from '../model/scope';
import type { TimeRange } from '../model/timeRange';
import type { Subscription, Topic } from '../model/topic';
import type { Clock } from '../base/clock';
import type { LogsPort } from './logs';

export type { TimeRange } from '../model/timeRange';

/** Key and value pairs put on what the extension makes. */
export type Tags = Readonly<Record<string, string>>;

/** EC2's Client VPN calls. */
export interface EndpointsPort {
  list(signal?: AbortSignal): Promise<readonly Endpoint[]>;
  /** Open connections and those ended within the last hour, each once; throws `notFound` for a deleted endpoint. */
  connections(endpointId: string, signal?: AbortSignal): Promise<readonly Connection[]>;
  /**
   * TerminateClientVpnConnections for one connection.
   * @returns the state that it is in now, `unknown` when the answer does not say
   * @throws ExpectedError `notFound` when it has ended already
   */
  end(endpointId: string, connectionId: string, signal?: AbortSignal): Promise<ConnectionState>;
}

/** A page of a region's alarms. */
export interface AlarmPage {
  readonly alarms: readonly Alarm[];
  /** The token of the next page; undefined on the last. */
  readonly next?: string;
}

/** CloudWatch alarms. */
export interface AlarmsPort {
  /** Every metric alarm of the region, 100 a call. */
  list(signal?: AbortSignal): Promise<readonly Alarm[]>;
  /** One call's worth of that list: the page of this token, or the first. */
  page(token: string | undefined, signal?: AbortSignal): Promise<AlarmPage>;
  /** The alarms of these names that exist, 100 a call. */
  get(names: readonly string[], signal?: AbortSignal): Promise<readonly Alarm[]>;
  /**
   * The alarm of this name with its whole configuration, undefined when there is none. Throws
   * `malformed` where the configuration cannot be had whole.
   */
  stored(name: string, signal?: AbortSignal): Promise<StoredAlarm | undefined>;
  /** Changes of state, oldest first; CloudWatch keeps 30 days. */
  transitions(name: string, range: TimeRange, signal?: AbortSignal): Promise<readonly Transition[]>;
  /** All that happened to it, oldest first, also when it is gone; CloudWatch keeps 30 days. */
  history(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly AlarmHistoryItem[]>;
  /**
   * The mute rules that are not over. @param known as they were read before: what has not changed since
   * is not asked again
   */
  muteRules(known: readonly MuteRule[], signal?: AbortSignal): Promise<readonly MuteRule[]>;
  /** PutMetricAlarm: makes it, or OVERWRITES the alarm of that name. Look first. */
  put(definition: AlarmDefinition, tags: Tags, signal?: AbortSignal): Promise<void>;
  /**
   * PutMetricAlarm with exactly this configuration: OVERWRITES the alarm. Look first.
   * @param definition what the model has of the configuration
   */
  overwrite(
    definition: AlarmDefinition,
    configuration: AlarmConfiguration,
    signal?: AbortSignal,
  ): Promise<void>;
  setState(name: string, state: AlarmState, reason: string, signal?: AbortSignal): Promise<void>;
  setActionsEnabled(name: string, enabled: boolean, signal?: AbortSignal): Promise<void>;
  delete(name: string, signal?: AbortSignal): Promise<void>;
}

/** One series of a question for many, or why that one could not be read. */
export type SampleSeries =
  | { readonly kind: 'samples'; readonly samples: readonly Sample[] }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** CloudWatch metric data. */
export interface MetricsPort {
  /** ActiveConnectionsCount (Maximum) of an endpoint, oldest first; periods without a value are absent. */
  samples(
    endpointId: string,
    range: TimeRange,
    periodSeconds: number,
    signal?: AbortSignal,
  ): Promise<readonly Sample[]>;
  /**
   * The same of many endpoints, in their order: one call for 500 series, more of those only where
   * they have more than 100,800 data points.
   */
  samplesOf(
    endpointIds: readonly string[],
    range: TimeRange,
    periodSeconds: number,
    signal?: AbortSignal,
  ): Promise<readonly SampleSeries[]>;
}

/** SNS topics. */
export interface TopicsPort {
  /** The ARNs of every topic of the region. */
  list(signal?: AbortSignal): Promise<readonly string[]>;
  /** A topic with all its subscriptions; throws `notFound`. */
  get(arn: string, signal?: AbortSignal): Promise<Topic>;
  /** Makes a topic, or returns the ARN of the one of that name (CreateTopic is idempotent by name). */
  create(name: string, policy: string, tags: Tags, signal?: AbortSignal): Promise<string>;
  /** Replaces the whole access policy. */
  setPolicy(arn: string, policy: string, signal?: AbortSignal): Promise<void>;
  /** Asks SNS to mail a confirmation link. */
  subscribeEmail(arn: string, email: string, signal?: AbortSignal): Promise<Subscription>;
}

/** Who we are and where we may go. */
export interface AccountPort {
  identity(signal?: AbortSignal): Promise<Identity>;
  /** What the account is called, if anything; the same in all regions of the partition. */
  alias(signal?: AbortSignal): Promise<string | undefined>;
  /**
   * Hosts, with their ports, to which the scope's calls go by http and which are not this machine: who
   * is on the way can read its keys and tokens. Makes no call and never fails.
   */
  unencryptedHosts(): Promise<readonly string[]>;
  /** Every region of the partition. */
  regions(signal?: AbortSignal): Promise<readonly AccountRegion[]>;
}

/** All of AWS that one scope can reach. */
export interface ScopeAws {
  readonly scope: Scope;
  /** AWS's time, see `Backend`: by it a write waits before it is read back again. */
  readonly clock: Clock;
  readonly endpoints: EndpointsPort;
  readonly alarms: AlarmsPort;
  readonly metrics: MetricsPort;
  readonly topics: TopicsPort;
  readonly logs: LogsPort;
  readonly account: AccountPort;
}
