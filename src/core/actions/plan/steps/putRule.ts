/** The steps of a notification by EventBridge: the rule, then its target. */
import type { EventRule, RuleTarget } from '../../../eventBridge/eventRule';
import { isExpected } from '../../../model/errors';
import { isNotificationRule } from '../../../notificationRules/notificationRule';
import type { ScopeAws } from '../../../ports/aws';
import type { AwsCallOf } from '../../../ports/calls';
import { attemptAndConfirm } from '../../write/attempt';
import { canonical } from '../../write/canonical';
import type { Observe } from '../../write/readBack';
import { hasCreated, withCreated, type CreatedResource } from '../created';
import { confirmed } from './confirmed';
import { sendToNew } from './notYet';
import { conflict, ended, type End, type RunResult, type Step, type StepContext } from './step';

/** Creates the rule of an alarm, or overwrites the one that the extension made for it. */
export interface PutRuleStep extends Step<'putRule', AwsCallOf<'rules.put'>> {
  readonly alarmArn: string;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putRule(
  { call, alarmArn }: PutRuleStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { Name: name, EventPattern: pattern, Description: description } = call.input;
  const entry: CreatedResource = { kind: 'rule', name, confirmed: true };
  const isWanted = (rule: EventRule): boolean =>
    rule.enabled && rule.description === description && isSamePattern(rule.pattern, pattern);
  const check = async (): Promise<End | undefined> => {
    const rule = await aws.eventRules.get(name, signal);
    if (!rule) return undefined;
    if (isWanted(rule))
      return ended({ created: hasCreated(created, entry) ? withCreated(created, entry) : created });
    if (isNotificationRule(rule, alarmArn)) return undefined;
    return ended(conflict(created, { kind: 'ruleExists', rule }));
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<EventRule | undefined> = async (readSignal) => {
    const seen = await aws.eventRules.get(name, readSignal);
    return { effect: seen && isWanted(seen) ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}

function isSamePattern(one: string | undefined, other: string): boolean {
  try {
    return one !== undefined && canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    return false;
  }
}

/** Sets the target of the rule. */
export interface PutTargetsStep extends Step<'putTargets', AwsCallOf<'rules.putTargets'>> {
  readonly target: RuleTarget;
}

/** Runs it. @throws ExpectedError of a read before the write, and unexpected errors */
export async function putTargets(
  { call, target }: PutTargetsStep,
  { aws, created, signal }: StepContext,
): Promise<RunResult> {
  const { Rule: rule } = call.input;
  const entry: CreatedResource = {
    kind: 'ruleTarget',
    rule,
    topicArn: target.arn,
    confirmed: true,
  };
  const isThere = (targets: readonly RuleTarget[]): boolean =>
    targets.some((one) => canonical(one) === canonical(target));
  const check = async (): Promise<End | undefined> => {
    if (!isThere(await targetsOf(aws, rule, signal))) return undefined;
    return ended({ created: hasCreated(created, entry) ? withCreated(created, entry) : created });
  };
  const send = () => sendToNew(() => aws.send(call, signal));
  const observe: Observe<readonly RuleTarget[]> = async (readSignal) => {
    const seen = await targetsOf(aws, rule, readSignal);
    return { effect: isThere(seen) ? 'yes' : 'no', seen };
  };
  const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
  return write.kind === 'ended' ? write.result : confirmed(write, call, created, entry);
}

/** None for a rule that is so new that reads do not return it everywhere yet. */
async function targetsOf(
  aws: ScopeAws,
  rule: string,
  signal: AbortSignal | undefined,
): Promise<readonly RuleTarget[]> {
  try {
    return await aws.eventRules.targets(rule, signal);
  } catch (error) {
    if (isExpected(error) && error.failure.kind === 'notFound') return [];
    throw error;
  }
}
