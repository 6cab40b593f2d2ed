/** Deletes the EventBridge rule of a plain-language notification, with its targets. */
import type { EventRule, RuleTarget } from '../../eventBridge/eventRule';
import { isNotificationRule } from '../../notificationRules/notificationRule';
import { topicTargetId } from '../../notificationRules/ruleName';
import type { ScopeAws } from '../../ports/aws';
import { deleteRuleCall, removeTargetsCall } from '../../ports/calls';
import { attempt, stopped, type Stopped } from '../write/attempt';

export type DeleteRuleResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  /** A rule of the name that the extension did not make for the alarm. */
  | { readonly kind: 'notOurs'; readonly rule: EventRule }
  | Stopped;

/**
 * The targets that others added to the rule, which a deletion removes with it; none if there is no rule.
 * @throws ExpectedError
 */
export async function addedTargets(
  name: string,
  aws: Pick<ScopeAws, 'eventRules'>,
  signal?: AbortSignal,
): Promise<readonly RuleTarget[]> {
  if (!(await aws.eventRules.get(name, signal))) return [];
  const targets = await aws.eventRules.targets(name, signal);
  return targets.filter(({ id }) => id !== topicTargetId);
}

/**
 * Removes the targets and deletes the rule, if the extension made it for the alarm. A rule that a
 * stop leaves without targets notifies nobody; deleting it again continues.
 * @throws unexpected errors
 */
export async function deleteNotificationRule(
  name: string,
  alarmArn: string,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<DeleteRuleResult> {
  const waiting = { clock: aws.clock, signal };
  const check = async (): Promise<DeleteRuleResult | undefined> => {
    const rule = await aws.eventRules.get(name, signal);
    if (!rule) return { kind: 'gone' };
    return isNotificationRule(rule, alarmArn) ? undefined : { kind: 'notOurs', rule };
  };
  try {
    const end = await check();
    if (end) return end;
    const ids = (await aws.eventRules.targets(name, signal)).map(({ id }) => id);
    if (ids.length > 0) {
      const removed = await attempt(
        {
          check,
          send: () => aws.send(removeTargetsCall(name, ids), signal),
          observe: async (readSignal) => {
            const seen = await aws.eventRules.targets(name, readSignal);
            return { effect: seen.some(({ id }) => ids.includes(id)) ? 'no' : 'yes', seen };
          },
        },
        waiting,
      );
      if (removed.kind !== 'done') return removed;
    }
    return await attempt(
      {
        check,
        send: () => aws.send(deleteRuleCall(name), signal),
        observe: async (readSignal) => {
          const seen = await aws.eventRules.get(name, readSignal);
          return { effect: seen ? 'no' : 'yes', seen };
        },
      },
      waiting,
    );
  } catch (error) {
    return stopped(error);
  }
}
