/** Plans a role of a log alarm with the least that its service needs. */
import { connectionAlarmNamePrefix } from '../../cloudwatch/defaultNames';
import {
  permissionPolicy,
  trustPolicy,
  type LogAlarmRole,
  type RolePolicy,
} from '../../logAlarms/logAlarmRoles';
import { roleDescription, rolePolicyName } from '../../logAlarms/roleTemplate';
import { roleArnOf } from '../../policy/role';
import type { Identity, Scope } from '../../model/scope';
import { createRoleCall, putRolePolicyCall } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { createdByTags, type Plan } from '../plan/plan';
import type { CreateRoleStep, PutRolePolicyStep } from '../plan/steps/createRole';
import { roleNameProblem } from './roleNameProblem';

export interface RolePlanInput {
  readonly scope: Scope;
  readonly identity: Identity;
  readonly name: string;
  readonly role: LogAlarmRole;
}

/** A plan whose last result is a role. */
export interface RolePlan extends Plan<CreateRoleStep | PutRolePolicyStep> {
  /** The role that the plan creates. */
  readonly roleArn: string;
}

/** Plans the role. `problems` of the plan contains the faults of the name. */
export function planRole(
  { scope, identity, role, ...input }: RolePlanInput,
  t: Translate,
): RolePlan {
  const name = input.name.trim();
  const account = { accountId: identity.accountId, region: scope.region };
  const trust = trustPolicy(role, account);
  const permissions = permissionPolicy(role, account);
  const problem = roleNameProblem(name, t);
  const shown = displayText(name);
  const create: CreateRoleStep = {
    kind: 'createRole',
    title: t('Create the role {0}', shown),
    call: createRoleCall(name, {
      trust: JSON.stringify(trust),
      description: roleDescription(role),
      tags: createdByTags,
    }),
    details: [t('Who may assume the role:'), ...lines(trust)],
  };
  const put: PutRolePolicyStep = {
    kind: 'putRolePolicy',
    title: t('Give the role {0} its permissions', shown),
    call: putRolePolicyCall(name, rolePolicyName, JSON.stringify(permissions)),
    details: [t('What the role may do:'), ...lines(permissions)],
  };
  return {
    scope,
    identity,
    roleArn: roleArnOf(name, identity, scope.region),
    steps: [create, put],
    // IAM is free of charge: https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction.html
    monthlyCost: [],
    blindSpots: [],
    problems: problem ? [problem] : [],
  };
}

/** The default name; unique for each endpoint and purpose, and at most 64 characters long. */
export function defaultRoleName(endpointId: string, kind: LogAlarmRole['kind']): string {
  return `${connectionAlarmNamePrefix}${endpointId}-${kind === 'query' ? 'query' : 'lines'}`;
}

/** A policy as it is read, for the input has it as one line of text. */
function lines(policy: RolePolicy): readonly string[] {
  return JSON.stringify(policy, undefined, 2).split('\n');
}
