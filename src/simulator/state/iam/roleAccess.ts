/**
 * What a role lets a service do: whether the service may assume it, and what it permits then. What
 * the evaluation of policies cannot decide counts as no.
 */
import type { ConditionContext } from '../../../core/policy/conditionContext';
import { permissionDecision, trustDecision } from '../../../core/policy/roleDecision';
import type { Role } from './roles';

/** The service that assumes a role, and the resource for which it does so. */
export interface AssumingService {
  /** `logs.amazonaws.com` */
  readonly service: string;
  readonly accountId: string;
  readonly sourceArn: string;
}

/** Whether the trust policy lets the service assume the role. */
export function trusts({ trustPolicy }: Role, assuming: AssumingService): boolean {
  const { service } = assuming;
  return trustDecision(trustPolicy, { service, context: contextOf(assuming) }) === 'yes';
}

/** Whether an inline or attached policy permits the action, and none denies it. */
export function permits(
  { policies, attached }: Role,
  action: string,
  resource: string,
  { service }: AssumingService,
): boolean {
  const request = { service, action, resource, context: {} };
  const documents = [...attached.values()].map(({ document }) => document);
  return permissionDecision([...policies.values(), ...documents], request) === 'yes';
}

function contextOf({ service, accountId, sourceArn }: AssumingService): ConditionContext {
  return {
    'aws:sourceaccount': { kind: 'is', value: accountId },
    'aws:sourcearn': { kind: 'is', value: sourceArn },
    'aws:principalisawsservice': { kind: 'is', value: 'true' },
    'aws:principalservicename': { kind: 'is', value: service },
  };
}
