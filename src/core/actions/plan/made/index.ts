/**
 * The resources that an action created in the account. They are recorded so that the action can
 * report them and continue from them.
 */
import type { Translate } from '../../../ports/translate';
import { madeAlarm, type MadeAlarm } from './alarm';
import {
  madeLogging,
  madeLogGroup,
  madeMetricFilter,
  madeRetention,
  type MadeLogging,
  type MadeLogGroup,
  type MadeMetricFilter,
  type MadeRetention,
} from './logs';
import type { MadeKind, MadeOf } from './madeKind';
import { madeRole, madeRolePolicy, type MadeRole, type MadeRolePolicy } from './role';
import {
  madeRule,
  madeRuleTarget,
  madeTopicPolicy,
  type MadeRule,
  type MadeRuleTarget,
  type MadeTopicPolicy,
} from './rule';
import { madeSubscription, madeTopic, type MadeSubscription, type MadeTopic } from './topic';

/** A resource that an action created. */
export type Made =
  | MadeTopic
  | MadeSubscription
  | MadeAlarm
  | MadeLogGroup
  | MadeRetention
  | MadeLogging
  | MadeMetricFilter
  | MadeRole
  | MadeRolePolicy
  | MadeTopicPolicy
  | MadeRule
  | MadeRuleTarget;

const kinds: { readonly [K in Made['kind']]: MadeKind<Extract<Made, MadeOf<K>>> } = {
  topic: madeTopic,
  subscription: madeSubscription,
  alarm: madeAlarm,
  logGroup: madeLogGroup,
  retention: madeRetention,
  logging: madeLogging,
  metricFilter: madeMetricFilter,
  role: madeRole,
  rolePolicy: madeRolePolicy,
  topicPolicy: madeTopicPolicy,
  rule: madeRule,
  ruleTarget: madeRuleTarget,
};

/** The list with this entry, which replaces an earlier one about the same resource. */
export function withMade(list: readonly Made[], entry: Made): readonly Made[] {
  return [...withoutMade(list, entry), entry];
}

/** The list without the entry about the same resource. */
export function withoutMade(list: readonly Made[], entry: Made): readonly Made[] {
  return list.filter((other) => keyOf(other) !== keyOf(entry));
}

/** Whether the list contains the same resource, confirmed or not. */
export function hasMade(list: readonly Made[], entry: Made): boolean {
  return list.some((other) => keyOf(other) === keyOf(entry));
}

/** One sentence for display. */
export function madeText(made: Made, t: Translate): string {
  return kindOf(made).text(made, t);
}

function keyOf(made: Made): string {
  return `${made.kind} ${kindOf(made).key(made)}`;
}

/** The table pairs each kind with its entry, which the type of an indexed access cannot express. */
function kindOf({ kind }: Made): MadeKind<Made> {
  return kinds[kind] as MadeKind<Made>;
}
