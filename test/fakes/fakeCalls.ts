/** The record of what was asked of `FakeAws`, and the faults that it has. */
import { ExpectedError, isExpected, type FailureKind } from '../../src/core/model/errors';
import type { Scope } from '../../src/core/model/scope';

/** Every method of the ports, with the IAM action a failure of it names. */
export const fakeOperations = {
  'account.identity': 'sts:GetCallerIdentity',
  'account.alias': 'iam:ListAccountAliases',
  'account.regions': 'ec2:DescribeRegions',
  'endpoints.list': 'ec2:DescribeClientVpnEndpoints',
  'endpoints.connections': 'ec2:DescribeClientVpnConnections',
  'endpoints.configuration': 'ec2:DescribeClientVpnEndpoints',
  'endpoints.networks': 'ec2:DescribeClientVpnTargetNetworks',
  'endpoints.routes': 'ec2:DescribeClientVpnRoutes',
  'endpoints.authorizationRules': 'ec2:DescribeClientVpnAuthorizationRules',
  'endpoints.end': 'ec2:TerminateClientVpnConnections',
  'endpoints.setLogging': 'ec2:ModifyClientVpnEndpoint',
  'alarms.list': 'cloudwatch:DescribeAlarms',
  'alarms.page': 'cloudwatch:DescribeAlarms',
  'alarms.withAction': 'cloudwatch:DescribeAlarms',
  'alarms.get': 'cloudwatch:DescribeAlarms',
  'alarms.isComposite': 'cloudwatch:DescribeAlarms',
  'logAlarms.put': 'cloudwatch:PutLogAlarm',
  'alarms.stored': 'cloudwatch:DescribeAlarms',
  'alarms.transitions': 'cloudwatch:DescribeAlarmHistory',
  'alarms.history': 'cloudwatch:DescribeAlarmHistory',
  'alarms.contributors': 'cloudwatch:DescribeAlarmContributors',
  'alarms.contributorTransitions': 'cloudwatch:DescribeAlarmHistory',
  'alarms.contributorActions': 'cloudwatch:DescribeAlarmHistory',
  'alarms.muteRules': 'cloudwatch:ListAlarmMuteRules',
  'alarms.put': 'cloudwatch:PutMetricAlarm',
  'alarms.overwrite': 'cloudwatch:PutMetricAlarm',
  'alarms.setState': 'cloudwatch:SetAlarmState',
  'alarms.setActionsEnabled': 'cloudwatch:EnableAlarmActions',
  'alarms.delete': 'cloudwatch:DeleteAlarms',
  'metrics.samples': 'cloudwatch:GetMetricData',
  'metrics.samplesOf': 'cloudwatch:GetMetricData',
  'logs.read': 'logs:FilterLogEvents',
  'logs.search': 'logs:StartQuery',
  'logGroups.list': 'logs:DescribeLogGroups',
  'logGroups.get': 'logs:DescribeLogGroups',
  'logGroups.streams': 'logs:DescribeLogStreams',
  'logGroups.latest': 'logs:FilterLogEvents',
  'metricFilters.ofGroup': 'logs:DescribeMetricFilters',
  'metricFilters.ofMetric': 'logs:DescribeMetricFilters',
  'metricFilters.test': 'logs:TestMetricFilter',
  'logGroups.create': 'logs:CreateLogGroup',
  'logGroups.setRetention': 'logs:PutRetentionPolicy',
  'metricFilters.put': 'logs:PutMetricFilter',
  'metricFilters.delete': 'logs:DeleteMetricFilter',
  'topics.delete': 'sns:DeleteTopic',
  'roles.deletePolicy': 'iam:DeleteRolePolicy',
  'roles.delete': 'iam:DeleteRole',
  'roles.list': 'iam:ListRoles',
  'roles.get': 'iam:GetRole',
  'roles.create': 'iam:CreateRole',
  'roles.putPolicy': 'iam:PutRolePolicy',
  'eventRules.list': 'events:ListRules',
  'eventRules.get': 'events:DescribeRule',
  'eventRules.targets': 'events:ListTargetsByRule',
  'rules.put': 'events:PutRule',
  'rules.putTargets': 'events:PutTargets',
  'rules.removeTargets': 'events:RemoveTargets',
  'rules.delete': 'events:DeleteRule',
  'topics.list': 'sns:ListTopics',
  'topics.get': 'sns:GetTopicAttributes',
  'topics.subscription': 'sns:ListSubscriptionsByTopic',
  'topics.create': 'sns:CreateTopic',
  'topics.setPolicy': 'sns:SetTopicAttributes',
  'topics.subscribe': 'sns:Subscribe',
} as const;

/** A port's method, `alarms.get`, or the kind of a call that changes something: `alarms.put`. */
export type FakeOperation = keyof typeof fakeOperations;

/** One call as it came in. */
export interface FakeCall {
  readonly operation: FakeOperation;
  /** What was passed, the signal left out. */
  readonly args: readonly unknown[];
}

/** What goes wrong with one call. */
export type Fault =
  /** Fails; with `after`, AWS did it all the same and only the answer is lost. */
  | { readonly kind: FailureKind; readonly when: 'before' | 'after'; readonly detail?: string }
  /** The person stops it while the call is under way. */
  | { readonly abort: AbortController; readonly when: 'before' | 'after' }
  /** No answer until the signal aborts. */
  | { readonly when: 'never' };

interface Planned {
  readonly operation: FakeOperation;
  readonly fault: Fault;
  /** Calls still to let pass. */
  skip: number;
  /** Whether every call after that meets it too. */
  readonly lasting: boolean;
}

/** Records calls in order and makes the chosen ones fail. */
export class FakeCalls {
  readonly recorded: FakeCall[] = [];
  private planned: Planned[] = [];

  constructor(private readonly scope: Scope) {}

  /** Makes the n-th call of an operation from now on fail, 1 being the next. */
  fail(operation: FakeOperation, fault: Fault, nth = 1): void {
    this.planned.push({ operation, fault, skip: nth - 1, lasting: false });
  }

  /** Makes the n-th call of an operation from now on fail, and all that follow. */
  failFrom(operation: FakeOperation, fault: Fault, nth = 1): void {
    this.planned.push({ operation, fault, skip: nth - 1, lasting: true });
  }

  /** Forgets the faults that have not happened. */
  heal(): void {
    this.planned = [];
  }

  /** The operations called, in order. */
  operations(): FakeOperation[] {
    return this.recorded.map((call) => call.operation);
  }

  /** How often an operation was called. */
  count(operation: FakeOperation): number {
    return this.recorded.filter((call) => call.operation === operation).length;
  }

  /** Runs one call: `effect` is what AWS does, at once and as a whole. */
  async run<T>(
    operation: FakeOperation,
    args: readonly unknown[],
    signal: AbortSignal | undefined,
    effect: () => T,
  ): Promise<T> {
    this.recorded.push({ operation, args });
    // An answer never comes in the tick of the question.
    await Promise.resolve();
    if (signal?.aborted) throw this.error(operation, 'cancelled');
    const fault = this.due(operation);
    if (!fault) return effect();
    if (fault.when === 'never') return this.untilAborted(operation, signal);
    if (fault.when === 'after') unanswered(effect);
    if ('kind' in fault) throw this.error(operation, fault.kind, undefined, fault.detail);
    fault.abort.abort();
    throw this.error(operation, 'cancelled');
  }

  /** The error that AWS or the network would be reported with. */
  error(
    operation: FakeOperation,
    kind: FailureKind,
    resource?: string,
    detail?: string,
  ): ExpectedError {
    return new ExpectedError({
      kind,
      action: fakeOperations[operation],
      profile: this.scope.profile,
      region: this.scope.region,
      ...(resource === undefined ? {} : { resource }),
      ...(detail === undefined ? {} : { detail }),
    });
  }

  private due(operation: FakeOperation): Fault | undefined {
    const mine = this.planned.filter((planned) => planned.operation === operation);
    const now = mine.find((planned) => planned.skip === 0);
    for (const planned of mine) if (planned.skip > 0) planned.skip--;
    this.planned = this.planned.filter((planned) => planned !== now || planned.lasting);
    return now?.fault;
  }

  private untilAborted(operation: FakeOperation, signal?: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        reject(this.error(operation, 'cancelled'));
      });
    });
  }
}

/** AWS does it; whether it would have answered with success or an error, nobody hears. */
function unanswered(effect: () => unknown): void {
  try {
    effect();
  } catch (error) {
    if (!isExpected(error)) throw error;
  }
}
