/**
 * EventBridge: sends an event to the targets of the rules that match it. Only SNS topics are
 * simulated as targets; a delivery to another one fails. A failed delivery is seen nowhere in AWS
 * except in a metric; here the control state counts it.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
import { targetInput } from '../../core/eventBridge/inputTransformer';
import { deliver } from './delivery';
import type { BusEvent, EventRule, RuleTarget } from './events/eventRules';
import { accountId } from './identity';
import { allowsRule } from './policy';
import type { Surroundings } from './region';

/** Sends an event to the matching rules of its region. */
export function publishEvent(event: BusEvent, surroundings: Surroundings): void {
  const { region, nowMs } = surroundings;
  const rules = region.eventRules.list().filter(({ enabled }) => enabled);
  if (rules.length === 0) return;
  const whole = {
    version: '0',
    id: region.eventRules.newId(),
    'detail-type': event.detailType,
    source: event.source,
    account: accountId,
    time: new Date(nowMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: region.name,
    resources: event.resources,
    detail: event.detail,
  };
  // Patterns compare values of JSON.
  const plain = JSON.parse(JSON.stringify(whole)) as Readonly<Record<string, unknown>>;
  for (const rule of rules) {
    if (!rule.matches(plain)) continue;
    for (const target of rule.targets) send(rule, target, plain, surroundings);
  }
}

function send(
  rule: EventRule,
  target: RuleTarget,
  event: Readonly<Record<string, unknown>>,
  { region, outbox, nowMs }: Surroundings,
): void {
  const counts = region.eventRules.deliveries(rule.name);
  const topic = region.topics.get(target.Arn);
  const reason = obstacle(topic, target.Arn);
  if (!topic || reason !== undefined) {
    counts.failed++;
    counts.lastFailure = { at: nowMs, targetArn: target.Arn, reason: reason ?? '' };
    return;
  }
  counts.delivered++;
  const message = targetInput(target, event, rule);
  deliver(topic, { subject: undefined, message }, { outbox, nowMs, region: region.name });
}

/** Why the delivery fails; undefined if it succeeds. */
function obstacle(
  topic: Parameters<typeof allowsRule>[0] | undefined,
  targetArn: string,
): string | undefined {
  if (!targetArn.startsWith('arn:aws:sns:')) return 'Only SNS topics are simulated as targets.';
  if (!topic) return 'The topic does not exist.';
  // The policy of the AWS managed key does not allow other services to use it.
  if (topic.attributes.KmsMasterKeyId?.endsWith('alias/aws/sns') === true)
    return 'The key of the topic does not allow events.amazonaws.com to use it.';

  if (allowsRule(topic)) return undefined;
  return 'The policy of the topic does not allow events.amazonaws.com to publish for this rule.';
}
