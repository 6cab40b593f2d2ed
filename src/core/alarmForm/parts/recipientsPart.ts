/** Who is notified: a topic, and the people who are subscribed to it. */
import type { AlarmDraft, TopicChoice } from '../../actions/create/alarmDraft';
import { hasCreated } from '../../actions/plan/created';
import { readSubscribers, subscribersProblem } from '../../actions/subscribers/readSubscribers';
import { topicArnOf } from '../../actions/write/existing';
import type { Problem } from '../../actions/write/problem';
import { topicNameProblem } from '../../actions/write/validation';
import { parseTopicArn, type Topic } from '../../model/topic';
import { topicName } from '../../text/names';
import { existingTopic, subscribedText, topicSources } from './existingTopic';
import { readValue, type Reading } from '../reads/keyedReads';
import type { FormField, FormProblem } from '../view/formModel';
import { fieldProblems, unreadProblem, type FormContext, type FormPart } from './formPart';

/** The suggested name of a new topic. */
const defaultTopicName = 'client-vpn-watch';

/** The part. @param given the topic of the alarm that is upgraded */
export function recipientsPart(
  context: FormContext,
  draft: AlarmDraft,
  given: string | undefined,
): FormPart {
  const { reads, aws } = context;
  const listed = reads.of('topics', '', (signal) => aws.topics.list(signal));
  const arns = readValue(listed) ?? [];
  const source = context.answers.topic ?? given ?? defaultSource(context, arns);
  const field = sourceField(source, listed, context);
  if (source === topicSources.new) {
    const { fields, topic } = newTopic(context, arns);
    return { fields: [field, ...fields], draft: { topic }, isWaiting: listed.kind === 'reading' };
  }
  const isTyped = source === topicSources.arn;
  const arn = isTyped ? (context.answers.topicArn ?? '').trim() : source;
  const { found, problems } = existingTopic(arn, context, draft);
  const fields = isTyped
    ? [field, arnField(arn, context, problems)]
    : [{ ...field, problems: [...field.problems, ...problems] }];
  const topic = readValue(found);
  const withHint = fields.map((one, at) =>
    topic && at === fields.length - 1 ? { ...one, hint: subscribedText(topic, context) } : one,
  );
  return {
    fields: [...withHint, subscribersField(context, true)],
    draft: topic ? { topic: withSubscribers(topic, context) } : {},
    isWaiting: found?.kind === 'reading',
  };
}

/** The topic that the extension has created, if it is there. */
function defaultSource({ place, created }: FormContext, arns: readonly string[]): string {
  const arn = topicArnOf(defaultTopicName, place.identity, place.scope.region);
  const isOurs = hasCreated(created, { kind: 'topic', arn, confirmed: true });
  return arns.includes(arn) && !isOurs ? arn : topicSources.new;
}

function sourceField(
  value: string,
  listed: Reading<readonly string[]>,
  context: FormContext,
): FormField {
  const { t, place, format } = context;
  const arns = readValue(listed) ?? [];
  const known = value.startsWith('arn:') && !arns.includes(value) ? [value, ...arns] : arns;
  const named = known.map((arn) => ({ value: arn, label: topicName(arn) }));
  return {
    kind: 'select',
    key: 'topic',
    label: t('SNS topic'),
    value,
    options: [
      { value: topicSources.new, label: t('New topic with subscribers') },
      { value: topicSources.arn, label: t('Enter the ARN of a topic') },
      ...named
        .toSorted((one, other) => format.compare(one.label, other.label))
        .map((one) => ({ ...one, group: t('Topics in {0}', place.scope.region) })),
    ],
    problems: fieldProblems(unreadProblem(listed, context)),
    ...(listed.kind === 'reading' && { reading: t('Reading the topics…') }),
  };
}

function newTopic(
  context: FormContext,
  arns: readonly string[],
): { readonly fields: readonly FormField[]; readonly topic: TopicChoice } {
  const { answers, created, t } = context;
  const taken = new Set(
    arns
      .filter((arn) => !hasCreated(created, { kind: 'topic', arn, confirmed: true }))
      .map((arn) => parseTopicArn(arn)?.name),
  );
  const name = answers.topicName ?? freeName(taken);
  const isTaken: Problem = {
    severity: 'error',
    text: t('A topic with this name already exists. To use it, choose it above.'),
  };
  const field: FormField = {
    kind: 'text',
    key: 'topicName',
    label: t('Name of the new topic'),
    value: name,
    problems: fieldProblems(taken.has(name.trim()) ? isTaken : topicNameProblem(name, t)),
  };
  const subscribers = readSubscribers(answers.subscribers ?? '');
  return {
    fields: [subscribersField(context, false), field],
    topic: { kind: 'new', name: name.trim(), subscribers },
  };
}

/** The first free name of `client-vpn-watch`, `client-vpn-watch-2`, … */
function freeName(taken: ReadonlySet<string | undefined>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? defaultTopicName : `${defaultTopicName}-${String(i)}`;
    if (!taken.has(name)) return name;
  }
}

function arnField(
  arn: string,
  { answers, t }: FormContext,
  problems: readonly FormProblem[],
): FormField {
  return {
    kind: 'text',
    key: 'topicArn',
    label: t('ARN of the topic'),
    value: answers.topicArn ?? '',
    placeholder: 'arn:aws:sns:…:123456789012:…',
    problems: arn === '' ? problems.map((one) => ({ ...one, isEmpty: true })) : problems,
  };
}

function withSubscribers(topic: Topic, { answers }: FormContext): TopicChoice {
  const subscribers = readSubscribers(answers.subscribers ?? '');
  return { kind: 'existing', topic, ...(subscribers.length > 0 && { subscribers }) };
}

function subscribersField({ answers, place, t }: FormContext, isOptional: boolean): FormField {
  const text = answers.subscribers ?? '';
  const isEmpty = text.trim() === '';
  const problem =
    isEmpty && isOptional ? undefined : subscribersProblem(text, place.scope.region, t);
  return {
    kind: 'text',
    key: 'subscribers',
    label: isOptional ? t('Also subscribe') : t('Email addresses, phone numbers or https URLs'),
    value: text,
    placeholder: 'name@example.com, +819012345678',
    isLong: true,
    hint: t(
      'Separated by commas. Those by email and URL must confirm once; a phone number as +819012345678.',
    ),
    problems: problem ? [{ ...fieldProblems(problem)[0], ...problem, isEmpty }] : [],
  };
}
