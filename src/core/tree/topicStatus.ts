/** Whether a topic would deliver an alarm's message: short facts for its row, and its problems. */
import type { AnyAlarm } from '../model/logAlarm';
import { partFailure, partValue } from '../model/snapshot';
import { isConfirmed, parseTopicArn, type Topic } from '../model/topic';
import { failureText } from '../text/failures/failureText';
import { topicFindings } from '../diagnosis/findingIndex';
import { findingText } from '../diagnosis/text/findingText';
import type { TreeContext } from './treeContext';

/** What is known about a topic as the action of an alarm. */
export interface TopicStatus {
  /** Short facts. */
  readonly words: readonly string[];
  /** Problems that prevent delivery, one sentence each; empty if none is known. */
  readonly problems: readonly string[];
}

/** The status of a topic that an alarm names, whether it could be read or not. */
export function topicStatus(arn: string, alarm: AnyAlarm, context: TreeContext): TopicStatus {
  const found = topicFindings(context.whole, arn, alarm.name)
    // The row already shows "1 pending confirmation".
    .filter(({ diagnosis }) => diagnosis.rule !== 'somePending');
  const failure = partFailure(context.scope.topics[arn]);
  const unread = failure && found.some(({ diagnosis }) => diagnosis.rule === 'topicUnread');
  const problems = unread
    ? [failureText(failure, context.t).sentence]
    : found.map((finding) => findingText(finding, context).what);
  return { words: wordsOf(arn, context), problems };
}

function wordsOf(arn: string, context: TreeContext): readonly string[] {
  const { t, scope } = context;
  const region = parseTopicArn(arn)?.region;
  if (region === undefined) return [t('not a valid topic ARN')];
  if (region !== scope.scope.region) return [t('in another region: {0}', region)];
  const part = scope.topics[arn];
  const failure = partFailure(part);
  if (failure?.kind === 'notFound') return [t('does not exist')];
  const topic = partValue(part);
  if (topic) return topicWords(topic, context);
  return [failure ? t('could not be read') : t('not read yet')];
}

function topicWords({ subscriptions, fifo }: Topic, { t, format }: TreeContext): readonly string[] {
  const confirmed = subscriptions.filter(isConfirmed).length;
  const pending = subscriptions.length - confirmed;
  return [
    ...(subscriptions.length === 0 ? [t('no subscriptions')] : []),
    ...(confirmed > 0 ? [t('{0} confirmed', format.count(confirmed))] : []),
    ...(pending > 0 ? [t('{0} pending confirmation', format.count(pending))] : []),
    ...(fifo ? [t('FIFO: cannot send email')] : []),
  ];
}
