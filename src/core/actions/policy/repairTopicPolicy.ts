/** Adds a statement to a topic's access policy that lets a publisher publish. */
import type { Failure } from '../../model/errors';
import type { Topic } from '../../model/topic';
import type { ScopeAws } from '../../ports/aws';
import { setTopicPolicyCall, type AwsCallOf } from '../../ports/calls';
import type { Translate } from '../../ports/translate';
import type { AlarmSource } from './alarmRequest';
import { attemptAndConfirm, stopped, stoppedBy, type Stopped } from '../write/attempt';
import type { Problem } from '../write/problem';
import { policyQuota, policySize } from '../../policy/policyQuota';
import type { Observe } from '../write/readBack';
import { alarmPublisher, rulePublisher, type TopicPublisher } from './topicPublisher';

/** What a repair will send; shown and confirmed before it is sent. */
export interface PolicyRepair {
  readonly topicArn: string;
  readonly publisher: TopicPublisher;
  /** The policy at the time of the preview, and its replacement. */
  readonly before: string;
  readonly after: string;
  readonly call: AwsCallOf<'topics.setPolicy'>;
}

/** What a policy needs. */
export type PolicyPreview =
  | { readonly kind: 'repair'; readonly repair: PolicyRepair }
  | { readonly kind: 'alreadyAllowed' }
  | { readonly kind: 'refused'; readonly problem: Problem };

export type RepairPreview = PolicyPreview | Stopped;

/** The outcome of a repair, without text. */
export type PolicyWritten =
  | { readonly kind: 'done' }
  /** Somebody else had already let the publisher publish. */
  | { readonly kind: 'unneeded' }
  /** The policy was changed by someone else after the preview: a new preview is needed. */
  | { readonly kind: 'changed' }
  /** AWS accepted the policy, but shows another one. */
  | { readonly kind: 'notShown' }
  | Stopped;

export type RepairResult = { readonly kind: 'done' | 'unneeded' | 'changed' } | Stopped;

/**
 * Reads the topic's policy and computes its replacement for an alarm.
 * @throws unexpected errors
 */
export async function previewRepair(
  topicArn: string,
  alarm: AlarmSource,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<RepairPreview> {
  try {
    const topic = await aws.topics.get(topicArn, signal);
    return policyPreview(topic, alarmPublisher(topicArn, alarm), t);
  } catch (error) {
    return stopped(error);
  }
}

/**
 * The same for EventBridge's rules.
 * @throws unexpected errors
 */
export async function previewRuleRepair(
  topicArn: string,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<RepairPreview> {
  try {
    return policyPreview(await aws.topics.get(topicArn, signal), rulePublisher(topicArn), t);
  } catch (error) {
    return stopped(error);
  }
}

/** Computes the replacement of a topic's policy for a publisher. */
export function policyPreview(
  { arn: topicArn, policy: before = '' }: Pick<Topic, 'arn' | 'policy'>,
  publisher: TopicPublisher,
  t: Translate,
): PolicyPreview {
  if (publisher.allowed(before) === 'yes') return { kind: 'alreadyAllowed' };
  const after = publisher.allow(before);
  if (after === undefined)
    return refused(t('The access policy of the topic cannot be read, so it is not changed.'));
  if (publisher.allowed(after) !== 'yes') {
    return refused(
      t(
        'Another statement of the access policy denies publishing, or may deny it: the owner of the topic must change that statement.',
      ),
    );
  }
  const { bytes, statements } = policySize(after);
  if (bytes > policyQuota.bytes || statements > policyQuota.statements) {
    return refused(
      t(
        'With this statement the access policy of the topic would have {0} bytes and {1} statements. SNS accepts at most {2} bytes and {3} statements. Remove statements that are no longer needed.',
        bytes,
        statements,
        policyQuota.bytes,
        policyQuota.statements,
      ),
    );
  }
  const call = setTopicPolicyCall(topicArn, after);
  return { kind: 'repair', repair: { topicArn, publisher, before, after, call } };
}

/**
 * Replaces the policy if it has not changed since the preview and still needs the repair.
 * @throws unexpected errors
 */
export async function repairTopicPolicy(
  repair: PolicyRepair,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<RepairResult> {
  const written = await writeTopicPolicy(repair, aws, signal);
  switch (written.kind) {
    case 'notShown': {
      const { iamAction: action, resource } = repair.call;
      const detail = t('The access policy of the topic differs from the one that was sent.');
      const failure: Failure = { kind: 'other', action, resource, detail, ...aws.scope };
      return stoppedBy(failure, 'unknown');
    }
    case 'done':
    case 'unneeded':
    case 'changed':
      return { kind: written.kind };
    default:
      return written;
  }
}

/**
 * As {@link repairTopicPolicy}, with all outcomes.
 * @throws unexpected errors
 */
export async function writeTopicPolicy(
  { topicArn, publisher, before, call }: PolicyRepair,
  aws: ScopeAws,
  signal?: AbortSignal,
): Promise<PolicyWritten> {
  const isOpen = ({ policy }: Topic): boolean => publisher.allowed(policy) === 'yes';
  const check = async (): Promise<PolicyWritten | undefined> => {
    const topic = await aws.topics.get(topicArn, signal);
    if (isOpen(topic)) return { kind: 'unneeded' };
    return (topic.policy ?? '') === before ? undefined : { kind: 'changed' };
  };
  const send = () => aws.send(call, signal);
  const observe: Observe<Topic> = async (readSignal) => {
    const seen = await aws.topics.get(topicArn, readSignal);
    if (isOpen(seen)) return { effect: 'yes', seen };
    return { effect: (seen.policy ?? '') === before ? 'no' : 'unknown', seen };
  };
  try {
    const write = await attemptAndConfirm({ check, send, observe }, { clock: aws.clock, signal });
    if (write.kind === 'shown') return { kind: 'done' };
    return write.kind === 'notShown' ? { kind: 'notShown' } : write;
  } catch (error) {
    return stopped(error);
  }
}

function refused(text: string): PolicyPreview {
  return { kind: 'refused', problem: { severity: 'error', text } };
}
