/** Adds the statement that lets CloudWatch alarms publish to a topic's access policy. */
import type { Failure } from '../model/errors';
import type { Topic } from '../model/topic';
import type { ScopeAws } from '../ports/aws';
import { setTopicPolicyCall, type AwsCallOf } from '../ports/calls';
import type { Translate } from '../ports/translate';
import type { AlarmSource } from './policy/alarmRequest';
import { attemptAndConfirm, stopped, stoppedBy, type Stopped } from './write/attempt';
import type { Problem } from './write/problem';
import { policyQuota, policySize } from '../policy/policyQuota';
import type { Look } from './write/readBack';
import { allowsAlarms, withAlarmStatement } from './policy/topicPolicy';

/** What a repair will send; shown and confirmed before it is sent. */
export interface PolicyRepair {
  readonly topicArn: string;
  readonly alarm: AlarmSource;
  /** The policy at the time of the preview, and its replacement. */
  readonly before: string;
  readonly after: string;
  readonly call: AwsCallOf<'topics.setPolicy'>;
}

export type RepairPreview =
  | { readonly kind: 'repair'; readonly repair: PolicyRepair }
  | { readonly kind: 'alreadyAllowed' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | Stopped;

export type RepairResult =
  | { readonly kind: 'done' }
  /** The policy was changed by someone else after the preview: a new preview is needed. */
  | { readonly kind: 'changed' }
  | Stopped;

/**
 * Reads the topic's policy and computes its replacement.
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
    const { policy: before = '' } = await aws.topics.get(topicArn, signal);
    if (allowsAlarms(before, topicArn, alarm) === 'yes') return { kind: 'alreadyAllowed' };
    const after = withAlarmStatement(before, topicArn, alarm);
    if (after === undefined)
      return refused(t('The access policy of the topic cannot be read, so it is not changed.'));
    if (allowsAlarms(after, topicArn, alarm) !== 'yes') {
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
    return { kind: 'repair', repair: { topicArn, alarm, before, after, call } };
  } catch (error) {
    return stopped(error);
  }
}

/**
 * Replaces the policy if it has not changed since the preview and still needs the repair.
 * @throws unexpected errors
 */
export async function repairTopicPolicy(
  { topicArn, alarm, before, call }: PolicyRepair,
  aws: ScopeAws,
  t: Translate,
  signal?: AbortSignal,
): Promise<RepairResult> {
  const isOpen = ({ policy }: Topic): boolean => allowsAlarms(policy, topicArn, alarm) === 'yes';
  const check = async (): Promise<RepairResult | undefined> => {
    const topic = await aws.topics.get(topicArn, signal);
    if (isOpen(topic)) return { kind: 'done' };
    return topic.policy === before ? undefined : { kind: 'changed' };
  };
  const send = () => aws.send(call, signal);
  const look: Look<Topic> = async (lookSignal) => {
    const seen = await aws.topics.get(topicArn, lookSignal);
    if (isOpen(seen)) return { effect: 'yes', seen };
    return { effect: seen.policy === before ? 'no' : 'unknown', seen };
  };
  try {
    const write = await attemptAndConfirm({ check, send, look }, { clock: aws.clock, signal });
    if (write.kind === 'shown') return { kind: 'done' };
    if (write.kind !== 'notShown') return write;
    const { iamAction: action } = call;
    const detail = t('The access policy of the topic differs from the one that was sent.');
    const failure: Failure = { kind: 'other', action, resource: topicArn, detail, ...aws.scope };
    return stoppedBy(failure, 'unknown');
  } catch (error) {
    return stopped(error);
  }
}

function refused(text: string): RepairPreview {
  return { kind: 'refused', problem: { severity: 'error', text } };
}
