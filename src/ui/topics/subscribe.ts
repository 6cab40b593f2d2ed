/** Subscribe…: subscribes people to a topic, unless they are already subscribed. */
import * as vscode from 'vscode';
import { subscribe as subscribeOne, type SubscribeResult } from '../../core/actions/subscribe';
import { readSubscribers } from '../../core/actions/subscribers/readSubscribers';
import { nextStepText, subscriberName } from '../../core/actions/subscribers/subscriberText';
import type { ScopeId } from '../../core/model/scope';
import { parseTopicArn, type Subscriber } from '../../core/model/topic';
import type { NodeTarget } from '../../core/rows/node';
import { topicName } from '../../core/text/names';
import { sentences } from '../../core/text/phrases';
import type { Session } from '../../core/session/session';
import type { Messages } from '../messages/messages';
import type { TopicRef } from '../input/pickTarget';
import { input } from '../input/inputBox';
import { waitingTitle, withLateProgress } from '../input/withProgress';
import { subscribersQuestion } from './askSubscribers';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface SubscribeDeps {
  readonly session: Session;
  readonly messages: Messages;
}

/** Asks for the subscribers, and makes SNS ask them to confirm. */
export async function subscribe(deps: SubscribeDeps, ref: TopicRef): Promise<void> {
  const { region } = deps.session.scopeAws(ref.scope).scope;
  const answer = await input({
    title: t('Subscribe to {0}', parseTopicArn(ref.topic.arn)?.name ?? ref.topic.arn),
    ...subscribersQuestion(region),
  });
  if (answer.kind === 'value') {
    const place = { scope: ref.scope, topicArn: ref.topic.arn };
    await ask(deps, place, readSubscribers(answer.value), false);
  }
}

/** Makes SNS send the confirmation to a pending e-mail subscriber again. */
export async function askAgain(
  deps: SubscribeDeps,
  { scope, topicArn, address }: Extract<NodeTarget, { kind: 'subscription' }>,
): Promise<void> {
  const subscriber = { protocol: 'email', endpoint: address } as const;
  await ask(deps, { scope, topicArn }, [subscriber], true);
}

/** A topic in its scope. */
interface TopicPlace {
  readonly scope: ScopeId;
  readonly topicArn: string;
}

async function ask(
  deps: SubscribeDeps,
  ref: TopicPlace,
  subscribers: readonly Subscriber[],
  askAgain: boolean,
): Promise<void> {
  const { session, messages } = deps;
  const { topicArn } = ref;
  const aws = session.scopeAws(ref.scope);
  const results = await withLateProgress(waitingTitle(topicName(topicArn)), async (signal) => {
    const found: Answered[] = [];
    for (const subscriber of subscribers) {
      const result = await subscribeOne({ topicArn, subscriber, askAgain }, aws, t, signal);
      found.push({ subscriber, result });
      // The others would fail in the same way.
      if (result.kind === 'failed' || result.kind === 'cancelled') break;
    }
    return found;
  });
  await session.refresh(ref.scope);
  const outcomeTexts = results.flatMap((one) => sentenceOf(one) ?? []);
  const pending = results.flatMap(({ subscriber, result }) =>
    result.kind === 'alreadyPending' ? [subscriber] : [],
  );
  const again = { label: t('Ask Again'), run: () => ask(deps, ref, pending, true) };
  if (outcomeTexts.length > 0)
    void messages.info(sentences(outcomeTexts, t), ...(pending.length > 0 ? [again] : []));
  for (const { result } of results) {
    if (result.kind === 'refused') void messages.warn(result.problem.text);
    if (result.kind === 'failed' || result.kind === 'cancelled') void messages.stopped(result);
  }
}

interface Answered {
  readonly subscriber: Subscriber;
  readonly result: SubscribeResult;
}

function sentenceOf({ subscriber, result }: Answered): string | undefined {
  switch (result.kind) {
    case 'asked':
      return nextStepText(result.subscriber, t);
    case 'alreadyConfirmed':
      return t('{0} is already subscribed.', subscriberName(subscriber));
    case 'alreadyPending':
      return t('{0} is already subscribed but has not confirmed yet.', subscriberName(subscriber));
    default:
      return undefined;
  }
}
