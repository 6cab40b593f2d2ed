/**
 * The two roles of a log alarm: one runs the query, one reads log lines for mails. Each has the least
 * that its service needs, and trusts the service only for this account's queries or alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-log.html
 */
import { partitionOf } from '../model/scope';
import type { ConditionContext } from '../policy/conditionContext';
import type { Decision } from '../policy/policyDecision';
import { permissionDecision, trustDecision } from '../policy/roleDecision';

/** The account and region of a log alarm. */
export interface AlarmAccount {
  readonly accountId: string;
  readonly region: string;
}

/** What a role is for: to run the query, or to read log lines for mails. */
export interface LogAlarmRole {
  readonly kind: 'query' | 'logLines';
  /** Names, or ARNs without the trailing `:*`. */
  readonly logGroups: readonly string[];
}

/** A policy document, ready for `JSON.stringify`. */
export interface RolePolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

const services = { query: 'logs.amazonaws.com', logLines: 'cloudwatch.amazonaws.com' } as const;

const groupActions = {
  query: ['logs:StartQuery', 'logs:StopQuery', 'logs:GetQueryResults'],
  logLines: ['logs:GetQueryResults'],
} as const;

/** DescribeLogGroups has no resource smaller than all groups. */
const listAction = 'logs:DescribeLogGroups';

/** Who may assume the role. */
export function trustPolicy({ kind }: LogAlarmRole, account: AlarmAccount): RolePolicy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: services[kind] },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': account.accountId },
          ArnLike: { 'aws:SourceArn': sourceArn(kind, account, '*') },
        },
      },
    ],
  };
}

/** What the role may do. */
export function permissionPolicy(role: LogAlarmRole, account: AlarmAccount): RolePolicy {
  const resources = role.logGroups.map((group) => `${logGroupArn(group, account)}:*`);
  const ofGroups = { Effect: 'Allow', Action: groupActions[role.kind], Resource: resources };
  const list = { Effect: 'Allow', Action: [listAction], Resource: ['*'] };
  return {
    Version: '2012-10-17',
    Statement: role.kind === 'query' ? [ofGroups, list] : [ofGroups],
  };
}

/** The ARN of a log group, without the `:*` of its streams. */
export function logGroupArn(group: string, { accountId, region }: AlarmAccount): string {
  return group.startsWith('arn:')
    ? group
    : `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${group}`;
}

/** Why a role cannot serve a log alarm. It is not `certain` where a policy cannot be decided. */
export type RoleFault =
  /** The trust policy does not let the service assume the role. */
  | { readonly kind: 'trust'; readonly service: string; readonly certain: boolean }
  /** No policy permits the action on the log group, or one denies it. */
  | {
      readonly kind: 'action';
      readonly action: string;
      readonly logGroupArn: string;
      readonly certain: boolean;
    }
  | { readonly kind: 'unreadable'; readonly what: 'trust' | 'permissions' };

/** A role as IAM has it: JSON texts. */
export interface RolePolicies {
  readonly trust: string;
  /** Inline and attached policies. */
  readonly permissions: readonly string[];
  /** The permissions boundary, if there is one: it must allow an action too. */
  readonly boundary?: string | undefined;
}

/** Everything that keeps a role from serving a log alarm; empty if nothing does. */
export function roleFaults(
  policies: RolePolicies,
  role: LogAlarmRole,
  account: AlarmAccount,
): readonly RoleFault[] {
  const request = { service: services[role.kind], context: sourceContext(role.kind, account) };
  const trust = trustDecision(policies.trust, request);
  return [...trustFaults(trust, request.service), ...actionFaults(policies, role, account)];
}

function trustFaults(decision: Decision | undefined, service: string): RoleFault[] {
  if (decision === 'yes') return [];
  if (!decision) return [{ kind: 'unreadable', what: 'trust' }];
  return [{ kind: 'trust', service, certain: decision === 'no' }];
}

/** AWS's guide permits all actions on the log groups only, DescribeLogGroups among them. */
function actionFaults(
  { permissions, boundary }: RolePolicies,
  { kind, logGroups }: LogAlarmRole,
  account: AlarmAccount,
): RoleFault[] {
  const request = { service: services[kind], context: sourceContext(kind, account) };
  const actions = kind === 'query' ? [...groupActions.query, listAction] : groupActions.logLines;
  const faults: RoleFault[] = [];
  for (const group of logGroups) {
    const arn = logGroupArn(group, account);
    for (const action of actions) {
      const resource = `${arn}:log-stream:`;
      const asked = { ...request, action, resource };
      const decision = lesser(
        permissionDecision(permissions, asked),
        boundary === undefined ? 'yes' : permissionDecision([boundary], asked),
      );
      if (!decision) return [{ kind: 'unreadable', what: 'permissions' }];
      if (decision === 'yes') continue;
      faults.push({ kind: 'action', action, logGroupArn: arn, certain: decision === 'no' });
    }
  }
  return faults;
}

/** Both must allow it; undefined if one of them cannot be read. */
function lesser(one: Decision | undefined, other: Decision | undefined): Decision | undefined {
  if (!one || !other) return undefined;
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' ? other : one;
}

/** What is known about a request of the service, for its conditions. */
function sourceContext(kind: LogAlarmRole['kind'], account: AlarmAccount): ConditionContext {
  return {
    'aws:sourceaccount': { kind: 'is', value: account.accountId },
    // AWS names the query or the alarm, whose last part is not known before it exists.
    'aws:sourcearn': { kind: 'is', value: sourceArn(kind, account, 'client-vpn-watch') },
    'aws:securetransport': { kind: 'is', value: 'true' },
    'aws:requestedregion': { kind: 'is', value: account.region },
  };
}

function sourceArn(kind: LogAlarmRole['kind'], account: AlarmAccount, name: string): string {
  const { accountId, region } = account;
  const source = kind === 'query' ? 'logs' : 'cloudwatch';
  const resource = kind === 'query' ? 'scheduled-query' : 'alarm';
  return `arn:${partitionOf(region)}:${source}:${region}:${accountId}:${resource}:${name}`;
}
