/** Subscribe Email…: subscribes an address to a topic, unless it is already subscribed. */
import * as vscode from 'vscode';
import { subscribeEmail as subscribe } from '../../core/actions/subscribeEmail';
import { emailProblem } from '../../core/actions/write/validation';
import { parseTopicArn } from '../../core/model/topic';
import { topicName } from '../../core/text/names';
import type { Session } from '../../core/session/session';
import type { Messages } from '../messages/messages';
import type { TopicRef } from '../input/pickTarget';
import { input } from '../input/quickInput';
import { waitingTitle, withLateProgress } from '../input/withProgress';

const t = vscode.l10n.t;

/** Dependencies of the command. */
export interface SubscribeDeps {
  readonly session: Session;
  readonly messages: Messages;
}

/** Asks for the address and makes SNS send the confirmation email. */
export async function subscribeEmail(deps: SubscribeDeps, ref: TopicRef): Promise<void> {
  const answer = await input({
    title: t('Subscribe Email to {0}', parseTopicArn(ref.topic.arn)?.name ?? ref.topic.arn),
    prompt: t('Email address to notify. SNS emails a confirmation link that must be opened once.'),
    placeholder: 'name@example.com',
    check: (text) => emailProblem(text, t),
  });
  if (answer.kind === 'value') await ask(deps, ref, answer.value, false);
}

async function ask(
  deps: SubscribeDeps,
  ref: TopicRef,
  email: string,
  mailAgain: boolean,
): Promise<void> {
  const { session, messages } = deps;
  const aws = session.scopeAws(ref.scope);
  const wish = { topicArn: ref.topic.arn, email, mailAgain };
  const result = await withLateProgress(waitingTitle(topicName(ref.topic.arn)), (signal) =>
    subscribe(wish, aws, t, signal),
  );
  await session.refresh(ref.scope);
  switch (result.kind) {
    case 'asked':
      return messages.info(
        t('{0} must open the link in the email from AWS within two days.', result.email),
      );
    case 'alreadyConfirmed':
      return messages.info(t('{0} is already subscribed.', email));
    case 'alreadyPending':
      return messages.info(
        t('{0} is already subscribed but has not opened the link in the email.', email),
        { label: t('Resend Email'), run: () => ask(deps, ref, email, true) },
      );
    case 'refused':
      return messages.warn(result.problem.text);
    default:
      return messages.stopped(result);
  }
}
