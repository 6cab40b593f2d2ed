/** Whether a topic would pass an alarm's message on: a few words for its row, and what is wrong. */
import { topicProblems } from '../actions/topicProblems';
import type { Alarm } from '../model/alarm';
import { partFailure, partValue } from '../model/snapshot';
import { isConfirmed, parseTopicArn, type Topic } from '../model/topic';
import { failureText } from './failureText';
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
  const { t, scope } = context;
  const region = parseTopicArn(arn)?.region;
  if (region === undefined) return wrong(t('not a valid topic ARN'));
  if (region !== scope.scope.region) return wrong(t('in another region: {0}', region));
  const part = scope.topics[arn];
  const failure = partFailure(part);
  if (failure?.kind === 'notFound') return wrong(t('does not exist'));
  const topic = partValue(part);
  if (topic)
    return { words: topicWords(topic, context), problems: problemsOf(topic, alarm, context) };
  if (!failure) return { words: [t('not read yet')], problems: [] };
  return { words: [t('could not be read')], problems: [failureText(failure, t).sentence] };
}

function wrong(word: string): TopicStatus {
  return { words: [word], problems: [word] };
}

function problemsOf(topic: Topic, alarm: Alarm, { t, scope }: TreeContext): readonly string[] {
  const accountId = alarm.arn.split(':')[4] ?? '';
  const source = { region: scope.scope.region, accountId, alarmName: alarm.name };
  return topicProblems(topic, source, t).map(({ text }) => text);
}

function topicWords({ subscriptions, fifo }: Topic, { t, format }: TreeContext): readonly string[] {
  const confirmed = subscriptions.filter(isConfirmed).length;
  const pending = subscriptions.length - confirmed;
  return [
    ...(subscriptions.length === 0 ? [t('nobody is subscribed')] : []),
    ...(confirmed > 0 ? [t('{0} confirmed', format.count(confirmed))] : []),
    ...(pending > 0 ? [t('{0} pending confirmation', format.count(pending))] : []),
    ...(fifo ? [t('FIFO: cannot send e-mail')] : []),
  ];
}
