/** Whether EventBridge rules notify of an alarm that has no action for ALARM. */
import { rulesAllowed } from '../actions/policy/ruleStatement';
import { rulePublisher } from '../actions/policy/topicPublisher';
import type { AnyAlarm } from '../model/logAlarm';
import { partFailure, partValue, type AlarmRule } from '../model/snapshot';
import { parseTopicArn } from '../model/topic';
import type { FindingFix, Hit } from './finding';
import type { RuleDiagnosis } from './logDiagnosis';
import type { Subject } from './subject';

type RejectedRule = Extract<RuleDiagnosis, { readonly rule: 'ruleRejected' }>;

/** What the rules that match the alarm do. */
export type RuleState =
  /** Unknown, or at least one notifies. */
  | { readonly kind: 'fine' }
  /** No rule matches the alarm. */
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly hit: Hit<RuleDiagnosis> };

/** What notifies of the alarm instead of its own action. */
export function ruleState({ name }: AnyAlarm, { scope }: Subject): RuleState {
  const rules = scope.alarmRules?.filter(({ alarmNames }) => alarmNames.includes(name));
  if (!rules) return { kind: 'fine' };
  if (rules.length === 0) return { kind: 'none' };
  const active = rules.filter(({ enabled, targetArns }) => enabled && targetArns.length > 0);
  if (active.length === 0) return { kind: 'faulty', hit: silent(rules) };
  const rejected = active.flatMap((rule) => rejectedBy(rule, scope.topics) ?? []);
  const [first] = rejected;
  if (!first || rejected.length < active.length) return { kind: 'fine' };
  const fix = fixOf(first, scope.topics);
  return { kind: 'faulty', hit: { severity: 'error', diagnosis: first, ...(fix && { fix }) } };
}

/** A policy that another statement denies, or that cannot be read, is left to the topic's owner. */
function fixOf(
  { topicArn }: RejectedRule,
  topics: Subject['scope']['topics'],
): FindingFix | undefined {
  const { policy } = partValue(topics[topicArn]) ?? {};
  if (policy === undefined) return undefined;
  const { allow, allowed } = rulePublisher(topicArn);
  return allowed(allow(policy)) === 'yes' ? { kind: 'allowRules', topicArn } : undefined;
}

function silent(rules: readonly AlarmRule[]): Hit<RuleDiagnosis> {
  const disabled = rules.filter(({ enabled }) => !enabled);
  const reason = disabled.length > 0 ? 'disabled' : 'noTarget';
  const names = (disabled.length > 0 ? disabled : rules).map(({ name }) => name);
  return { severity: 'warning', diagnosis: { rule: 'ruleSilent', reason, names } };
}

/** Undefined if a target may get the event. */
function rejectedBy(
  { name, targetArns }: AlarmRule,
  topics: Subject['scope']['topics'],
): RejectedRule | undefined {
  const faults = targetArns.map((topicArn): RejectedRule | undefined => {
    if (!parseTopicArn(topicArn)) return undefined;
    const part = topics[topicArn];
    const gone = partFailure(part)?.kind === 'notFound';
    const topic = partValue(part);
    const refused = topic && rulesAllowed(topic.policy, topicArn) === 'no';
    return gone || refused ? { rule: 'ruleRejected', name, topicArn, gone } : undefined;
  });
  return faults.every((fault) => fault !== undefined) ? faults[0] : undefined;
}
