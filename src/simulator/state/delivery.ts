/** SNS's deliveries: messages published to a topic are mailed to confirmed subscribers. */
import { mailBody, subjectOfConfirmation, subjectOfTopics } from '../../core/mail/topicMail';
import type { Outbox } from './outbox';
import type { Topic, TopicSubscription } from './topics';

/** A published message. */
export interface Publication {
  /** Mails without one have SNS's. */
  readonly subject: string | undefined;
  readonly message: string;
  /** Another message for some protocols (MessageStructure json). */
  readonly byProtocol?: Readonly<Partial<Record<string, string>>>;
}

/** The time, the account data and the outbox of a delivery. */
export interface Delivering {
  readonly outbox: Outbox;
  readonly nowMs: number;
  readonly region: string;
}

/** Mails a message to every confirmed e-mail subscription. Other protocols deliver nothing here. */
export function deliver(topic: Topic, publication: Publication, delivering: Delivering): void {
  const subject = publication.subject ?? subjectOfTopics;
  for (const subscription of topic.subscriptions) {
    const { protocol, endpoint: to, confirmed } = subscription;
    if (!confirmed || (protocol !== 'email' && protocol !== 'email-json')) continue;
    const message = publication.byProtocol?.[protocol] ?? publication.message;
    const body =
      protocol === 'email'
        ? mailBody(message, subscription, delivering.region)
        : envelope(topic, subject, message, delivering.nowMs);
    delivering.outbox.add({ at: delivering.nowMs, topicArn: topic.arn, to, subject, body });
  }
}

/** Mails a confirmation request to the owner of an address. */
export function askToConfirm(
  topic: Topic,
  { endpoint, token }: TopicSubscription,
  { outbox, nowMs, region }: Delivering,
): void {
  const query = new URLSearchParams({ TopicArn: topic.arn, Token: token, Endpoint: endpoint });
  outbox.add({
    at: nowMs,
    topicArn: topic.arn,
    to: endpoint,
    subject: subjectOfConfirmation,
    body: [
      'You have chosen to subscribe to the topic:',
      topic.arn,
      '',
      'To confirm this subscription, click or visit the link below (If this was in error no action is necessary):',
      `https://sns.${region}.amazonaws.com/confirmation.html?${query.toString()}`,
    ].join('\n'),
  });
}

/** The format for `email-json` subscribers. */
function envelope(topic: Topic, subject: string, message: string, nowMs: number): string {
  return JSON.stringify({
    Type: 'Notification',
    TopicArn: topic.arn,
    Subject: subject,
    Message: message,
    Timestamp: new Date(nowMs).toISOString(),
  });
}
