/**
 * One account in one region, in memory: the ports of `core/ports/aws.ts` with what tests need to
 * set it up, to make calls fail and to read what was asked.
 */
import type { Connection, ConnectionState } from '../../src/core/model/connection';
import type {
  AuthorizationRule,
  Endpoint,
  EndpointConfiguration,
  Route,
  TargetNetwork,
} from '../../src/core/model/endpoint';
import type { Sample } from '../../src/core/model/sample';
import {
  partitionOf,
  type AccountRegion,
  type Identity,
  type Scope,
} from '../../src/core/model/scope';
import type {
  AccountPort,
  EndpointsPort,
  MetricsPort,
  ScopeAws,
  TimeRange,
  WriteAnswer,
} from '../../src/core/ports/aws';
import type { AwsCall, AwsCallOf } from '../../src/core/ports/calls';
import type { MetricFiltersPort } from '../../src/core/ports/metricFilters';
import { FakeAlarms } from './fakeAlarms';
import { FakeCalls } from './fakeCalls';
import { FakeClock } from './fakeClock';
import { FakeEventRules } from './fakeEventRules';
import { FakeLogGroups } from './fakeLogGroups';
import { FakeLogs } from './fakeLogs';
import { FakeRoles } from './fakeRoles';
import { FakeTopics } from './fakeTopics';

/** How a `FakeAws` differs from account 123456789012, profile `dev`, in ap-northeast-1. */
export interface FakeAwsOptions {
  readonly scope?: Scope;
  readonly accountId?: string;
  readonly clock?: FakeClock;
}

/** The fake account; each call counts, each can be made to fail through `calls.fail(…)`. */
export class FakeAws implements ScopeAws {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly clock: FakeClock;
  readonly calls: FakeCalls;
  readonly alarms: FakeAlarms;
  readonly roles: FakeRoles;
  readonly topics: FakeTopics;
  readonly eventRules: FakeEventRules;
  readonly logs: FakeLogs;
  readonly logGroups: FakeLogGroups;
  readonly metricFilters: MetricFiltersPort;
  /** What `account.alias` answers. */
  alias: string | undefined;
  /** What `account.unencryptedHosts` answers. */
  unencryptedHosts: readonly string[] = [];
  /** What `account.regions` answers. */
  readonly regionList: AccountRegion[] = [];
  /** What `endpoints.list` answers; an endpoint that is not here has no connections to ask for. */
  readonly endpointList: Endpoint[] = [];
  /** What `endpoints.configuration` answers. */
  readonly configurations: EndpointConfiguration[] = [];
  /** By endpoint id. */
  readonly networksOf = new Map<string, readonly TargetNetwork[]>();
  /** By endpoint id. */
  readonly routesOf = new Map<string, readonly Route[]>();
  /** By endpoint id. */
  readonly authorizationRulesOf = new Map<string, readonly AuthorizationRule[]>();
  /** By endpoint id. */
  readonly connectionsOf = new Map<string, readonly Connection[]>();
  /** By endpoint id, oldest first; the answer is the part that lies in the range asked for. */
  readonly samplesOf = new Map<string, readonly Sample[]>();

  /** The state of a connection from the call that ends it on. */
  stateOfEnded: ConnectionState = 'terminating';

  constructor(options: FakeAwsOptions = {}) {
    const accountId = options.accountId ?? '123456789012';
    this.scope = options.scope ?? { profile: 'dev', region: 'ap-northeast-1' };
    this.clock = options.clock ?? new FakeClock();
    this.identity = {
      accountId,
      arn: `arn:${partitionOf(this.scope.region)}:iam::${accountId}:user/dev`,
    };
    this.calls = new FakeCalls(this.scope);
    this.alarms = new FakeAlarms(this.calls, this.scope, accountId, this.clock);
    this.logs = new FakeLogs(this.calls);
    this.logGroups = new FakeLogGroups(this.calls);
    this.metricFilters = this.logGroups.metricFilters;
    this.roles = new FakeRoles(this.calls, this.scope, this.identity);
    this.eventRules = new FakeEventRules(this.calls, this.scope, this.identity);
    this.topics = new FakeTopics(this.calls, this.scope, accountId);
  }

  readonly account: AccountPort = {
    identity: (signal) => this.calls.run('account.identity', [], signal, () => this.identity),
    alias: (signal) => this.calls.run('account.alias', [], signal, () => this.alias),
    unencryptedHosts: () => Promise.resolve([...this.unencryptedHosts]),
    regions: (signal) => this.calls.run('account.regions', [], signal, () => [...this.regionList]),
  };

  readonly endpoints: EndpointsPort = {
    list: (signal) => this.calls.run('endpoints.list', [], signal, () => [...this.endpointList]),
    connections: (endpointId, signal) =>
      this.calls.run('endpoints.connections', [endpointId], signal, () => {
        if (!this.endpointList.some((endpoint) => endpoint.id === endpointId))
          throw this.calls.error('endpoints.connections', 'notFound', endpointId);
        return this.connectionsOf.get(endpointId) ?? [];
      }),
    configuration: (endpointId, signal) =>
      this.calls.run('endpoints.configuration', [endpointId], signal, () =>
        this.configurations.find(({ endpoint }) => endpoint.id === endpointId),
      ),
    networks: (endpointId, signal) =>
      this.calls.run('endpoints.networks', [endpointId], signal, () => [
        ...(this.networksOf.get(endpointId) ?? []),
      ]),
    routes: (endpointId, signal) =>
      this.calls.run('endpoints.routes', [endpointId], signal, () => [
        ...(this.routesOf.get(endpointId) ?? []),
      ]),
    authorizationRules: (endpointId, signal) =>
      this.calls.run('endpoints.authorizationRules', [endpointId], signal, () => [
        ...(this.authorizationRulesOf.get(endpointId) ?? []),
      ]),
  };

  /** What AWS does with a write, by the kind of the call. */
  private readonly effects: {
    readonly [Kind in AwsCall['kind']]: (call: AwsCallOf<Kind>) => WriteAnswer;
  } = {
    'alarms.put': (call) => this.alarms.apply(call),
    'alarms.overwrite': (call) => this.alarms.apply(call),
    'alarms.setState': (call) => this.alarms.apply(call),
    'alarms.setActionsEnabled': (call) => this.alarms.apply(call),
    'alarms.delete': (call) => this.alarms.apply(call),
    'logAlarms.put': (call) => this.alarms.putLog(call),
    'endpoints.end': ({ input, resource }) => ({
      connectionState: this.end(input.ClientVpnEndpointId, resource),
    }),
    'endpoints.setLogging': (call) => this.setLogging(call),
    'logGroups.create': (call) => this.logGroups.apply(call),
    'logGroups.setRetention': (call) => this.logGroups.apply(call),
    'metricFilters.put': (call) => this.logGroups.apply(call),
    'metricFilters.delete': (call) => this.logGroups.apply(call),
    'roles.create': (call) => this.roles.apply(call),
    'roles.putPolicy': (call) => this.roles.apply(call),
    'topics.delete': (call) => this.topics.apply(call),
    'roles.deletePolicy': (call) => this.roles.apply(call),
    'roles.delete': (call) => this.roles.apply(call),
    'rules.put': (call) => this.eventRules.apply(call),
    'rules.putTargets': (call) => this.eventRules.apply(call),
    'rules.removeTargets': (call) => this.eventRules.apply(call),
    'rules.delete': (call) => this.eventRules.apply(call),
    'topics.create': (call) => this.topics.apply(call),
    'topics.setPolicy': (call) => this.topics.apply(call),
    'topics.subscribe': (call) => this.topics.apply(call),
  };

  readonly send: ScopeAws['send'] = (call, signal) => {
    const effect = this.effects[call.kind] as (call: AwsCall) => WriteAnswer;
    return this.calls.run(call.kind, [call], signal, () => effect(call));
  };

  private end(endpointId: string, connectionId: string): ConnectionState {
    const all = this.connectionsOf.get(endpointId) ?? [];
    if (!all.some(({ id, state }) => id === connectionId && state !== 'terminated'))
      throw this.calls.error('endpoints.end', 'notFound', connectionId);
    const state = this.stateOfEnded;
    const ended = all.map((one) => (one.id === connectionId ? { ...one, state } : one));
    this.connectionsOf.set(endpointId, ended);
    return state;
  }

  /** EC2 refuses a log group that does not exist. */
  private setLogging({ input, resource }: AwsCallOf<'endpoints.setLogging'>): WriteAnswer {
    const at = this.endpointList.findIndex(({ id }) => id === resource);
    const endpoint = this.endpointList[at];
    if (!endpoint) throw this.calls.error('endpoints.setLogging', 'notFound', resource);
    const { CloudwatchLogGroup: group, CloudwatchLogStream: stream } = input.ConnectionLogOptions;
    if (!this.logGroups.byName.has(group))
      throw this.calls.error('endpoints.setLogging', 'invalid', resource);
    const logging = { enabled: true, group, ...(stream !== undefined && { stream }) };
    this.endpointList[at] = { ...endpoint, logging };
    return {};
  }

  readonly metrics: MetricsPort = {
    samples: (endpointId, range, periodSeconds, signal) =>
      this.calls.run('metrics.samples', [endpointId, range, periodSeconds], signal, () =>
        this.samplesIn(endpointId, range),
      ),
    samplesOf: (endpointIds, range, periodSeconds, signal) =>
      this.calls.run('metrics.samplesOf', [endpointIds, range, periodSeconds], signal, () =>
        endpointIds.map((id) => this.samplesIn(id, range)),
      ),
  };

  private samplesIn(endpointId: string, { start, end }: TimeRange): readonly Sample[] {
    const all = this.samplesOf.get(endpointId) ?? [];
    return all.filter(({ at }) => at >= start && at < end);
  }
}
