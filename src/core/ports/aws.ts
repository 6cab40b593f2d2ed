/**
 * The AWS calls that the core uses, in one scope. Every list is complete (all pages). Every method
 * throws `ExpectedError` for AWS and network errors, and rejects with `cancelled` when its signal
 * aborts.
 */
import type { ExpectedError } from '../model/errors';
import type { Transition } from '../model/alarm';
import type { StoredAlarm } from '../model/alarmConfiguration';
import type {
  AlarmHistoryItem,
  ContributorAction,
  ContributorTransition,
} from '../model/alarmHistory';
import type { AlarmContributor, AnyAlarm } from '../model/logAlarm';
import type { Connection, ConnectionState } from '../model/connection';
import type {
  AuthorizationRule,
  Endpoint,
  EndpointConfiguration,
  Route,
  TargetNetwork,
} from '../model/endpoint';
import type { MuteRule } from '../model/muteRule';
import type { Sample } from '../model/sample';
import type { AccountRegion, Identity, Scope } from '../model/scope';
import type { TimeRange } from '../model/timeRange';
import type { Subscriber, Subscription, Topic } from '../model/topic';
import type { Clock } from '../base/clock';
import type { AwsCall } from './calls';
import type { EventRulesPort } from './eventRules';
import type { LogGroupsPort } from './logGroups';
import type { LogsPort } from './logs';
import type { RolesPort } from './roles';
import type { MetricFiltersPort } from './metricFilters';

export type { TimeRange } from '../model/timeRange';

/** EC2's Client VPN calls. */
export interface EndpointsPort {
  list(signal?: AbortSignal): Promise<readonly Endpoint[]>;
  /**
   * Open connections and those ended within the last hour, each once; throws `notFound` for a
   * deleted endpoint.
   */
  connections(endpointId: string, signal?: AbortSignal): Promise<readonly Connection[]>;
  /** The whole configuration of an endpoint; throws `notFound` for a deleted one. */
  configuration(
    endpointId: string,
    signal?: AbortSignal,
  ): Promise<EndpointConfiguration | undefined>;
  /** The subnets that are associated with an endpoint; throws `notFound` for a deleted one. */
  networks(endpointId: string, signal?: AbortSignal): Promise<readonly TargetNetwork[]>;
  /** The routes of an endpoint; throws `notFound` for a deleted one. */
  routes(endpointId: string, signal?: AbortSignal): Promise<readonly Route[]>;
  /** The authorization rules of an endpoint; throws `notFound` for a deleted one. */
  authorizationRules(
    endpointId: string,
    signal?: AbortSignal,
  ): Promise<readonly AuthorizationRule[]>;
}

/**
 * The maximum number of pages of one list. A list that is longer, ten times AWS's largest quotas,
 * does not come from AWS, and reading it would never end.
 */
export const mostPages = 2000;

/** A page of a region's alarms. */
export interface AlarmPage {
  readonly alarms: readonly AnyAlarm[];
  /** The token of the next page; undefined on the last. */
  readonly next?: string;
}

/** CloudWatch alarms. */
export interface AlarmsPort {
  /** Every metric and log alarm of the region, 100 a call. */
  list(signal?: AbortSignal): Promise<readonly AnyAlarm[]>;
  /** Those that have the action, for any state, 100 a call. @param arn its ARN, or the start of it */
  withAction(arn: string, signal?: AbortSignal): Promise<readonly AnyAlarm[]>;
  /** One page of that list: the page of this token, or the first. */
  page(token: string | undefined, signal?: AbortSignal): Promise<AlarmPage>;
  /** The alarms of these names that exist, 100 a call. */
  get(names: readonly string[], signal?: AbortSignal): Promise<readonly AnyAlarm[]>;
  /** Whether a composite alarm has this name: the names of all kinds are one space. */
  isComposite(name: string, signal?: AbortSignal): Promise<boolean>;
  /**
   * The metric alarm of this name with its whole configuration, undefined when there is none. Throws
   * `malformed` if the configuration cannot be read completely.
   */
  stored(name: string, signal?: AbortSignal): Promise<StoredAlarm | undefined>;
  /** The contributors of a log alarm that are in ALARM, 100 a call; throws `notFound`. */
  contributors(name: string, signal?: AbortSignal): Promise<readonly AlarmContributor[]>;
  /** State transitions, oldest first; CloudWatch keeps 30 days. */
  transitions(name: string, range: TimeRange, signal?: AbortSignal): Promise<readonly Transition[]>;
  /** All history items, oldest first, also of a deleted alarm; CloudWatch keeps 30 days. */
  history(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly AlarmHistoryItem[]>;
  /** State transitions of the contributors of a log alarm, oldest first. */
  contributorTransitions(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly ContributorTransition[]>;
  /** The actions that ran for contributors of a log alarm, oldest first. */
  contributorActions(
    name: string,
    range: TimeRange,
    signal?: AbortSignal,
  ): Promise<readonly ContributorAction[]>;
  /**
   * The mute rules that have not expired. @param known as read before: unchanged rules are not
   * requested again
   */
  muteRules(known: readonly MuteRule[], signal?: AbortSignal): Promise<readonly MuteRule[]>;
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
   * The subscription of somebody, compared by the whole endpoint, which a topic's subscriptions do
   * not contain; throws `notFound` without the topic.
   */
  subscription(
    arn: string,
    subscriber: Subscriber,
    signal?: AbortSignal,
  ): Promise<Subscription | undefined>;
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

/** What AWS's response to a write contains, if the write has such a response. */
export interface WriteAnswer {
  /** The topic of the name, new or not. */
  readonly topicArn?: string;
  /** Absent while the subscription is pending. */
  readonly subscriptionArn?: string;
  /** The current state of the ended connection; `unknown` when the response does not contain it. */
  readonly connectionState?: ConnectionState;
}

/** All AWS ports of one scope. The ports read; only `send` changes something. */
export interface ScopeAws {
  readonly scope: Scope;
  /**
   * Sends the call as it is, at most once unless AWS certainly did not execute it. Check first.
   * @throws ExpectedError, also `notFound` for a connection that has already ended
   */
  readonly send: (call: AwsCall, signal?: AbortSignal) => Promise<WriteAnswer>;
  /** AWS's time, see `Backend`. A write waits by it before it is read back. */
  readonly clock: Clock;
  readonly endpoints: EndpointsPort;
  readonly alarms: AlarmsPort;
  readonly metrics: MetricsPort;
  readonly roles: RolesPort;
  readonly eventRules: EventRulesPort;
  readonly topics: TopicsPort;
  readonly logs: LogsPort;
  readonly logGroups: LogGroupsPort;
  readonly metricFilters: MetricFiltersPort;
  readonly account: AccountPort;
}
