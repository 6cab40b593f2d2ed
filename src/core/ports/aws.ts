/**
 * The AWS calls that the core uses, in one scope. Every list is complete (all pages). Every method
 * throws `ExpectedError` for AWS and network errors, and rejects with `cancelled` when its signal
 * aborts.
 */
import type { ExpectedError } from '../model/errors';
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

/** Key and value pairs for resources that the extension creates. */
export type Tags = Readonly<Record<string, string>>;

/** EC2's Client VPN calls. */
export interface EndpointsPort {
  list(signal?: AbortSignal): Promise<readonly Endpoint[]>;
  /**
   * Open connections and those ended within the last hour, each once; throws `notFound` for a
   * deleted endpoint.
   */
  connections(endpointId: string, signal?: AbortSignal): Promise<readonly Connection[]>;
  /**
   * TerminateClientVpnConnections for one connection.
   * @returns its current state, `unknown` when the response does not contain it
   * @throws ExpectedError `notFound` when it has already ended
   */
  end(endpointId: string, connectionId: string, signal?: AbortSignal): Promise<ConnectionState>;
}

/**
 * The maximum number of pages of one list. A list that is longer, ten times AWS's largest quotas,
 * does not come from AWS, and reading it would never end.
 */
export const mostPages = 2000;

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
  /** One page of that list: the page of this token, or the first. */
  page(token: string | undefined, signal?: AbortSignal): Promise<AlarmPage>;
  /** The alarms of these names that exist, 100 a call. */
  get(names: readonly string[], signal?: AbortSignal): Promise<readonly Alarm[]>;
  /**
   * The alarm of this name with its whole configuration, undefined when there is none. Throws
   * `malformed` if the configuration cannot be read completely.
   */
  stored(name: string, signal?: AbortSignal): Promise<StoredAlarm | undefined>;
  /** State transitions, oldest first; CloudWatch keeps 30 days. */
  transitions(name: string, range: TimeRange, signal?: AbortSignal): Promise<readonly Transition[]>;
  /** All history items, oldest first, also of a deleted alarm; CloudWatch keeps 30 days. */
  history(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly AlarmHistoryItem[]>;
  /**
   * The mute rules that have not expired. @param known as read before: unchanged rules are not
   * requested again
   */
  muteRules(known: readonly MuteRule[], signal?: AbortSignal): Promise<readonly MuteRule[]>;
  /** PutMetricAlarm: creates the alarm or OVERWRITES one of that name. Check first. */
  put(definition: AlarmDefinition, tags: Tags, signal?: AbortSignal): Promise<void>;
  /**
   * PutMetricAlarm with exactly this configuration: OVERWRITES the alarm. Check first.
   * @param definition the modelled part of the configuration
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

/** The samples of one series of a batched request, or why the series could not be read. */
export type SamplesOrError = readonly Sample[] | ExpectedError;

/** CloudWatch metric data. */
export interface MetricsPort {
  /**
   * ActiveConnectionsCount (Maximum) of an endpoint, oldest first; periods without a value are
   * absent.
   */
  samples(
    endpointId: string,
    range: TimeRange,
    periodSeconds: number,
    signal?: AbortSignal,
  ): Promise<readonly Sample[]>;
  /**
   * The same for many endpoints, in their order: one call for 500 series, more only for series with
   * more than 100,800 datapoints.
   */
  samplesOf(
    endpointIds: readonly string[],
    range: TimeRange,
    periodSeconds: number,
    signal?: AbortSignal,
  ): Promise<readonly SamplesOrError[]>;
}

/** SNS topics. */
export interface TopicsPort {
  /** The ARNs of every topic of the region. */
  list(signal?: AbortSignal): Promise<readonly string[]>;
  /** A topic with all its subscriptions; throws `notFound`. */
  get(arn: string, signal?: AbortSignal): Promise<Topic>;
  /**
   * Creates a topic, or returns the ARN of the one of that name (CreateTopic is idempotent by
   * name).
   */
  create(name: string, policy: string, tags: Tags, signal?: AbortSignal): Promise<string>;
  /** Replaces the whole access policy. */
  setPolicy(arn: string, policy: string, signal?: AbortSignal): Promise<void>;
  /** Makes SNS mail a confirmation link. */
  subscribeEmail(arn: string, email: string, signal?: AbortSignal): Promise<Subscription>;
}

/** The caller's identity and the available regions. */
export interface AccountPort {
  identity(signal?: AbortSignal): Promise<Identity>;
  /** The account's alias, if any; the same in all regions of the partition. */
  alias(signal?: AbortSignal): Promise<string | undefined>;
  /**
   * Hosts, with ports, that the scope's calls reach over http and that are not this machine: keys
   * and tokens can be intercepted on the way. Makes no call and never fails.
   */
  unencryptedHosts(): Promise<readonly string[]>;
  /** Every region of the partition. */
  regions(signal?: AbortSignal): Promise<readonly AccountRegion[]>;
}

/** All AWS ports of one scope. */
export interface ScopeAws {
  readonly scope: Scope;
  /** AWS's time, see `Backend`. A write waits by it before it is read back. */
  readonly clock: Clock;
  readonly endpoints: EndpointsPort;
  readonly alarms: AlarmsPort;
  readonly metrics: MetricsPort;
  readonly topics: TopicsPort;
  readonly logs: LogsPort;
  readonly account: AccountPort;
}
