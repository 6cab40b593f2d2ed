/** The questions about a plain-language notification of an alarm: language, form, topic, own mail. */
import * as vscode from 'vscode';
import {
  exampleNotification,
  withoutOwnAction,
  type AlarmNotification,
} from '../../core/actions/notificationRules/planForAlarm';
import type { Step } from '../../core/base/wizard';
import { parseTopicArn } from '../../core/model/topic';
import type { NotificationReceiver } from '../../core/notificationRules/plainNotification';
import type { NotificationLanguage } from '../../core/notificationRules/sentence';
import type { ScopeAws } from '../../core/ports/aws';
import { displayText } from '../../core/text/displayText';
import { type Memory, outcome } from '../input/question';
import { pick, type PickItem } from '../input/quickPick';

const t = vscode.l10n.t;

/** What is known before the questions. */
export type Known = Pick<AlarmNotification, 'scope' | 'identity' | 'alarm' | 'endpoints'>;

/** The answers so far. */
export interface Answers extends Partial<
  Pick<AlarmNotification, 'language' | 'receiver' | 'topic'>
> {
  /** Delete the rule that exists. */
  readonly remove?: true;
  /** Remove the alarm's own action on the topic. */
  readonly replacesOwn?: boolean;
}

/** Asks for the language, or to end the notification if the alarm has one. */
export function languageStep(
  title: string,
  known: Known,
  exists: boolean,
  now: number,
): Step<Answers> {
  const memory: Memory = {};
  return async (answers, canGoBack) => {
    const answer = await pick<NotificationLanguage | 'remove'>({
      title,
      canGoBack,
      placeholder: t('The sentence that arrives in place of the mail of the alarm'),
      memory,
      items: [
        ...(['en', 'ja'] as const).map((language) => ({
          label: language === 'en' ? 'English' : '日本語',
          detail: displayText(example(known, language, now)),
          value: language,
        })),
        ...(exists
          ? [
              {
                label: `$(trash) ${t('End the plain-language notification of this alarm')}`,
                description: 'events:RemoveTargets, events:DeleteRule',
                value: 'remove' as const,
              },
            ]
          : []),
      ],
    });
    return outcome(answer, (value) =>
      value === 'remove' ? { ...answers, remove: true } : { ...answers, language: value },
    );
  };
}

function example(known: Known, language: NotificationLanguage, now: number): string {
  const arriving = exampleNotification({ ...known, language, receiver: 'text' }, now);
  return arriving.kind === 'mail' ? (arriving.body.split('\n')[0] ?? '') : arriving.title;
}

/** Asks for the form of the message. */
export function receiverStep(title: string): Step<Answers> {
  const memory: Memory = {};
  return async (answers, canGoBack) => {
    if (answers.remove) return { kind: 'skip', state: answers };
    const answer = await pick<NotificationReceiver>({
      title,
      canGoBack,
      placeholder: t('Who reads the notifications?'),
      memory,
      items: [
        {
          label: `$(mail) ${t('People, by email, SMS or HTTPS')}`,
          detail: t('The message is the sentence.'),
          value: 'text',
        },
        {
          label: `$(comment-discussion) ${t('A chat channel, through Amazon Q Developer')}`,
          detail: t(
            'The message is a custom notification in JSON. The topic should be for the chat only.',
          ),
          value: 'chat',
        },
      ],
    });
    return outcome(answer, (receiver) => ({ ...answers, receiver }));
  };
}

/** Asks for the topic; those of the alarm come first. */
export function topicStep(title: string, { alarm }: Known, aws: ScopeAws): Step<Answers> {
  const memory: Memory = {};
  return async (answers, canGoBack) => {
    if (answers.remove) return { kind: 'skip', state: answers };
    const answer = await pick<string>({
      title,
      canGoBack,
      placeholder: t('Choose the SNS topic for the alarm to notify'),
      memory,
      items: aws.topics.list().then((arns) => topicItems(arns, alarm.alarmActions)),
    });
    if (answer.kind !== 'value') return answer;
    const topic = await aws.topics.get(answer.value);
    return { kind: 'next', state: { ...answers, topic } };
  };
}

function topicItems(arns: readonly string[], own: readonly string[]): readonly PickItem<string>[] {
  const standard = arns.filter((arn) => !arn.endsWith('.fifo'));
  const item = (arn: string): PickItem<string> => ({
    label: `$(megaphone) ${parseTopicArn(arn)?.name ?? arn}`,
    description: arn,
    value: arn,
  });
  const ofAlarm = standard.filter((arn) => own.includes(arn));
  const others = standard.filter((arn) => !own.includes(arn));
  return [
    ...(ofAlarm.length > 0 ? [{ label: t('Topics of the alarm') }, ...ofAlarm.map(item)] : []),
    ...(others.length > 0 ? [{ label: t('Other topics') }, ...others.map(item)] : []),
  ];
}

/** Asks whether the sentence replaces the mail that the alarm itself sends to the topic. */
export function ownMailStep(title: string, { alarm }: Known): Step<Answers> {
  const memory: Memory = {};
  return async (answers, canGoBack) => {
    const { topic, remove } = answers;
    if (remove || !topic || !withoutOwnAction(alarm, topic.arn))
      return { kind: 'skip', state: answers };
    const answer = await pick<boolean>({
      title,
      canGoBack,
      placeholder: t('The alarm itself also sends its mail to this topic'),
      memory,
      items: [
        {
          label: `$(replace) ${t('Replace the mail of the alarm')}`,
          detail: t('The topic is removed from the actions of the alarm.'),
          value: true,
        },
        {
          label: `$(copy) ${t('Keep both')}`,
          detail: t('Each event notifies twice.'),
          value: false,
        },
      ],
    });
    return outcome(answer, (replacesOwn) => ({ ...answers, replacesOwn }));
  };
}
