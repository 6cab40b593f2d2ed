/** A topic that exists: who is subscribed to it, and its faults. */
import type { AlarmDraft } from '../../actions/create/alarmDraft';
import { suggestedName } from '../../actions/create/draftAlarm';
import { readSubscribers } from '../../actions/subscribers/readSubscribers';
import { subscriberName } from '../../actions/subscribers/subscriberText';
import { topicProblems } from '../../actions/topicProblems';
import { isConfirmed, parseTopicArn, type Topic } from '../../model/topic';
import { displayText } from '../../text/displayText';
import { sentences } from '../../text/phrases';
import { readValue, type Reading } from '../reads/keyedReads';
import type { FormProblem } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext } from './formPart';

/** The values of the field that are no ARN. */
export const topicSources = { new: 'new', arn: 'arn' } as const;

/** The topic of an ARN, and its faults as the target of the alarm. */
export function existingTopic(
  arn: string,
  context: FormContext,
  draft: AlarmDraft,
): { readonly found: Reading<Topic> | undefined; readonly problems: readonly FormProblem[] } {
  const { reads, aws, t, afterTyping } = context;
  if (!parseTopicArn(arn)) {
    const text = t('"{0}" is not the ARN of an SNS topic.', displayText(arn));
    return { found: undefined, problems: [{ severity: 'error', text, isEmpty: arn === '' }] };
  }
  const found = reads.of('topic', arn, async (signal) => {
    if (context.answers.topic === topicSources.arn) await afterTyping(signal);
    return aws.topics.get(arn, signal);
  });
  if (found.kind === 'failed') {
    const problem = unreadProblem(found, context);
    return { found, problems: problem ? [{ ...problem, severity: 'error' }] : [] };
  }
  const topic = readValue(found);
  return { found, problems: topic ? faultsOf(topic, context, draft) : [] };
}

/** Where a rule notifies, its plan changes the policy of the topic if that is necessary. */
function faultsOf(topic: Topic, context: FormContext, draft: AlarmDraft): readonly FormProblem[] {
  const { place, t, answers } = context;
  const { region } = place.scope;
  const alarmName = draft.name ?? answers.name ?? suggestedName(draft, place.endpoint);
  const source = { region, accountId: place.identity.accountId, alarmName };
  const isPlain = draft.notification?.kind === 'plain';
  const adds = readSubscribers(answers.subscribers ?? '').length > 0;
  return topicProblems(topic, source, t)
    .filter(({ fix }) => !(isPlain && fix?.kind === 'repairPolicy'))
    .filter(({ fix }) => !(adds && fix?.kind === 'subscribe'))
    .map((problem) => ({
      ...fieldProblems(problem)[0],
      severity: problem.severity,
      text: problem.text,
      ...(problem.fix?.kind === 'repairPolicy' && {
        actions: [
          {
            kind: 'repairTopic',
            label: t('Allow CloudWatch to Publish…'),
            value: problem.fix.topicArn,
          } as const,
        ],
      }),
    }));
}

/** Who gets the notifications of the topic now. */
export function subscribedText({ subscriptions }: Topic, { t, format }: FormContext): string {
  const names = (all: Topic['subscriptions']): string => format.list(all.map(subscriberName));
  const confirmed = subscriptions.filter(isConfirmed);
  const pending = subscriptions.filter((one) => !isConfirmed(one));
  return sentences(
    [
      ...(confirmed.length > 0 ? [t('Notifies {0}.', names(confirmed))] : []),
      ...(pending.length > 0 ? [t('Not confirmed yet: {0}.', names(pending))] : []),
    ],
    t,
  );
}
