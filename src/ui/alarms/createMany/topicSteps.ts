/** The questions about the topic of many alarms: an existing one with its problems, or a new one. */
import * as vscode from 'vscode';
import { refuses, type Problem } from '../../../core/actions/write/problem';
import { topicProblems } from '../../../core/actions/topicProblems';
import { topicNameProblem } from '../../../core/actions/write/validation';
import { suggestedName } from '../../../core/actions/create/draftAlarm';
import type { Endpoint } from '../../../core/model/endpoint';
import type { Identity } from '../../../core/model/scope';
import { parseTopicArn, type Topic } from '../../../core/model/topic';
import { readSubscribers } from '../../../core/actions/subscribers/readSubscribers';
import type { TopicChoice } from '../../../core/actions/create/alarmDraft';
import type { ScopeAws } from '../../../core/ports/aws';
import type { Outcome, Step } from '../../../core/base/wizard';
import { subscribersQuestion } from '../../topics/askSubscribers';
import { repairTopic, type RepairDeps } from '../../topics/repairTopic';
import { input } from '../../input/inputBox';
import { type Memory, outcome } from '../../input/question';
import { pick, type PickItem } from '../../input/quickPick';

const t = vscode.l10n.t;

/** The answers so far. */
export interface TopicDraft {
  readonly place: {
    /** One of the endpoints. */
    readonly endpoint: Endpoint;
    readonly aws: ScopeAws;
    readonly identity: Identity;
  };
  readonly topic?: TopicChoice;
}

/** The suggested name of a new topic. */
const defaultTopicName = 'client-vpn-watch';

/** Asks for the topic. Reads an existing topic and shows its problems before it is used. */
export function topicStep(title: string, deps: RepairDeps): Step<TopicDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    const { aws } = draft.place;
    for (;;) {
      const answer = await pick<string>({
        title,
        canGoBack,
        placeholder: t('Choose the SNS topic for the alarm to notify'),
        items: topicItems(aws),
        memory,
      });
      if (answer.kind !== 'value') return answer;
      if (answer.value === newTopic) return { kind: 'next', state: draft };
      const topic = await accepted(await aws.topics.get(answer.value), draft, title, deps);
      if (topic === 'cancel') return { kind: 'cancel' };
      if (topic !== 'other') return { kind: 'next', state: { ...draft, topic } };
    }
  };
}

/** The value among ARNs that means a new topic. */
const newTopic = '';

async function topicItems(aws: ScopeAws): Promise<readonly PickItem<string>[]> {
  const arns = await aws.topics.list();
  const items = arns.map((arn) => ({
    label: `$(mail) ${parseTopicArn(arn)?.name ?? arn}`,
    description: arn,
    value: arn,
  }));
  return [
    { label: `$(add) ${t('New topic with subscribers…')}`, value: newTopic },
    ...(items.length > 0 ? [{ label: t('Topics in {0}', aws.scope.region) }] : []),
    ...items,
  ];
}

type Decision = 'use' | 'repair' | 'subscribe' | 'other';

/**
 * The topic to use, possibly with a repaired policy or new subscribers; or the choice of another
 * topic.
 */
async function accepted(
  topic: Topic,
  draft: TopicDraft,
  title: string,
  deps: RepairDeps,
): Promise<TopicChoice | 'other' | 'cancel'> {
  const problems = problemsOf(topic, draft);
  if (problems.length === 0) return { kind: 'existing', topic };
  const answer = await pick<Decision>({
    title,
    canGoBack: true,
    placeholder: problems[0]?.text ?? '',
    items: decisionItems(problems),
  });
  if (answer.kind === 'back') return 'other';
  if (answer.kind === 'cancel') return 'cancel';
  const { aws } = draft.place;
  switch (answer.value) {
    case 'other':
      return 'other';
    case 'use':
      return { kind: 'existing', topic };
    case 'subscribe': {
      const question = subscribersQuestion(aws.scope.region);
      const typed = await input({ title, canGoBack: true, ...question });
      if (typed.kind !== 'value') return typed.kind === 'back' ? 'other' : 'cancel';
      return { kind: 'existing', topic, subscribers: readSubscribers(typed.value) };
    }
    case 'repair': {
      const repaired = await repairTopic(topic.arn, source(draft), aws, deps);
      return repaired ? { kind: 'existing', topic: await aws.topics.get(topic.arn) } : 'other';
    }
  }
}

function problemsOf(topic: Topic, draft: TopicDraft): readonly Problem[] {
  return topicProblems(topic, source(draft), t);
}

function source(draft: TopicDraft) {
  const { aws, identity, endpoint } = draft.place;
  const alarmName = suggestedName({}, endpoint);
  return { region: aws.scope.region, accountId: identity.accountId, alarmName };
}

function decisionItems(problems: readonly Problem[]): PickItem<Decision>[] {
  const repairable = problems.some((problem) => problem.fix?.kind === 'repairPolicy');
  return [
    { label: `$(arrow-left) ${t('Choose another topic')}`, value: 'other' },
    ...(repairable
      ? [
          {
            label: `$(wrench) ${t('Allow CloudWatch to publish to it, then use it')}`,
            description: 'sns:SetTopicAttributes',
            value: 'repair' as const,
          },
        ]
      : []),
    ...(problems.some((problem) => problem.fix?.kind === 'subscribe')
      ? [
          {
            label: `$(mail) ${t('Subscribe someone to it, then use it')}`,
            description: 'sns:Subscribe',
            value: 'subscribe' as const,
          },
        ]
      : []),
    ...(refuses(problems)
      ? []
      : [{ label: `$(warning) ${t('Use it anyway')}`, value: 'use' as const }]),
    { label: t('Problems of this topic') },
    ...problems.map(({ text }) => ({ label: `$(info) ${text}`, value: 'other' as const })),
  ];
}

/** Asks for a new topic's name and rejects an existing one. */
export function topicNameStep(title: string): Step<TopicDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack) => {
    if (draft.topic?.kind === 'existing') return { kind: 'skip', state: draft };
    const { aws } = draft.place;
    const names = new Set((await aws.topics.list()).map((arn) => parseTopicArn(arn)?.name));
    const answer = await input({
      title,
      canGoBack,
      prompt: t('Name of the new topic'),
      value: freeName(names),
      memory,
      check: (text) =>
        names.has(text)
          ? {
              severity: 'error',
              text: t('A topic with this name already exists. To use it, go back and choose it.'),
            }
          : topicNameProblem(text, t),
    });
    return outcome(answer, (name) => ({ ...draft, topic: { kind: 'new', name, subscribers: [] } }));
  };
}

/** The first free name of `client-vpn-watch`, `client-vpn-watch-2`, … */
function freeName(taken: ReadonlySet<string | undefined>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? defaultTopicName : `${defaultTopicName}-${String(i)}`;
    if (!taken.has(name)) return name;
  }
}

/** Asks for the subscribers of the new topic. */
export function subscribersStep(title: string): Step<TopicDraft> {
  const memory: Memory = {};
  return async (draft, canGoBack): Promise<Outcome<TopicDraft>> => {
    const { topic } = draft;
    if (topic?.kind !== 'new') return { kind: 'skip', state: draft };
    const { region } = draft.place.aws.scope;
    const answer = await input({ title, canGoBack, ...subscribersQuestion(region), memory });
    return outcome(answer, (text) => ({
      ...draft,
      topic: { ...topic, subscribers: readSubscribers(text) },
    }));
  };
}
