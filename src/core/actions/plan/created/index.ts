/**
 * What an action created or changed in the account. It is recorded so that the action can report it
 * and continue from it.
 */
import type { Translate } from '../../../ports/translate';
import { createdAlarm, type CreatedAlarm } from './alarm';
import {
  createdLogging,
  createdLogGroup,
  createdMetricFilter,
  createdRetention,
  type CreatedLogging,
  type CreatedLogGroup,
  type CreatedMetricFilter,
  type CreatedRetention,
} from './logs';
import type { CreatedKind, CreatedOf } from './createdKind';
import { createdRole, createdRolePolicy, type CreatedRole, type CreatedRolePolicy } from './role';
import {
  createdRule,
  createdRuleTarget,
  createdTopicPolicy,
  type CreatedRule,
  type CreatedRuleTarget,
  type CreatedTopicPolicy,
} from './rule';
import {
  createdSubscription,
  createdTopic,
  type CreatedSubscription,
  type CreatedTopic,
} from './topic';

/** A resource that an action created, or a setting that it changed. */
export type CreatedResource =
  | CreatedTopic
  | CreatedSubscription
  | CreatedAlarm
  | CreatedLogGroup
  | CreatedRetention
  | CreatedLogging
  | CreatedMetricFilter
  | CreatedRole
  | CreatedRolePolicy
  | CreatedTopicPolicy
  | CreatedRule
  | CreatedRuleTarget;

const kinds: {
  readonly [K in CreatedResource['kind']]: CreatedKind<Extract<CreatedResource, CreatedOf<K>>>;
} = {
  topic: createdTopic,
  subscription: createdSubscription,
  alarm: createdAlarm,
  logGroup: createdLogGroup,
  retention: createdRetention,
  logging: createdLogging,
  metricFilter: createdMetricFilter,
  role: createdRole,
  rolePolicy: createdRolePolicy,
  topicPolicy: createdTopicPolicy,
  rule: createdRule,
  ruleTarget: createdRuleTarget,
};

/** The list with this entry, which replaces an earlier one about the same resource. */
export function withCreated(
  list: readonly CreatedResource[],
  entry: CreatedResource,
): readonly CreatedResource[] {
  return [...withoutCreated(list, entry), entry];
}

/** The list without the entry about the same resource. */
export function withoutCreated(
  list: readonly CreatedResource[],
  entry: CreatedResource,
): readonly CreatedResource[] {
  return list.filter((other) => keyOf(other) !== keyOf(entry));
}

/** Whether the list contains the same resource, confirmed or not. */
export function hasCreated(list: readonly CreatedResource[], entry: CreatedResource): boolean {
  return list.some((other) => keyOf(other) === keyOf(entry));
}

/** One sentence for display. */
export function createdText(created: CreatedResource, t: Translate): string {
  return kindOf(created).text(created, t);
}

function keyOf(created: CreatedResource): string {
  return `${created.kind} ${kindOf(created).key(created)}`;
}

/** The table pairs each kind with its entry, which the type of an indexed access cannot express. */
function kindOf({ kind }: CreatedResource): CreatedKind<CreatedResource> {
  return kinds[kind] as CreatedKind<CreatedResource>;
}
