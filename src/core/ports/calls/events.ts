/** The calls that change EventBridge's rules, on the default event bus. */
import type { RuleTarget } from '../../eventBridge/eventRule';
import { call, tagList, type Tags } from './call';

/**
 * Creates an enabled rule, or OVERWRITES the one of that name; its targets stay.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
 * @param tags EventBridge applies them only if the rule is new
 */
export function putRuleCall(
  name: string,
  { pattern, description, tags }: { pattern: string; description: string; tags: Tags },
) {
  const input = {
    Name: name,
    Description: description,
    EventPattern: pattern,
    State: 'ENABLED' as const,
    ...tagList(tags),
  };
  return call('rules.put', 'events', 'PutRule', input, name);
}

/**
 * Adds targets to a rule, or OVERWRITES those of the same ids.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
 */
export function putTargetsCall(rule: string, targets: readonly RuleTarget[]) {
  const input = {
    Rule: rule,
    Targets: targets.map(({ id, arn, transformer }) => ({
      Id: id,
      Arn: arn,
      ...(transformer && { InputTransformer: transformer }),
    })),
  };
  return call('rules.putTargets', 'events', 'PutTargets', input, rule);
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
export function removeTargetsCall(rule: string, ids: readonly string[]) {
  const input = { Rule: rule, Ids: [...ids] };
  return call('rules.removeTargets', 'events', 'RemoveTargets', input, rule);
}

/**
 * Deletes a rule without targets.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html
 */
export function deleteRuleCall(name: string) {
  return call('rules.delete', 'events', 'DeleteRule', { Name: name }, name);
}
