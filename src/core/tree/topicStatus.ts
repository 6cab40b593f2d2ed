/** Whether a topic would pass an alarm's message on: a few words for its row, and what is wrong. */
import type { Alarm } from '../model/alarm';
import { partFailure, partValue } from '../model/snapshot';
import { isConfirmed, parseTopicArn, type Topic } from '../model/topic';
import { failureText } from '../text/failures/failureText';
import { topicFindings } from '../diagnosis/findingIndex';
import { findingText } from '../diagnosis/text/findingText';
import type { TreeContext } from './treeContext';

/** What is known of a topic as the action of an alarm. */
export interface TopicStatus {
  /** Facts in a few words each. */
  readonly words: readonly string[];
  /** What keeps a message from arriving, a sentence each; empty when nothing is known to. */
  readonly problems: readonly string[];
}

/** The status of a topic that an alarm names, whether it could be read or not. */
export function topicStatus(arn: string, alarm: Alarm, context: TreeContext): TopicStatus {
  const found = topicFindings(context.scope, arn, alarm.name)
    // "1 pending confirmation" stands in the row.
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
