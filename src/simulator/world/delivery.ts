/** SNS's deliveries: what is published to a topic goes as mail to those who have confirmed. */
import type { Outbox } from './outbox';
import type { Topic, TopicSubscription } from './topics';

/** What is published. */
export interface Publication {
  /** Mails without one say "AWS Notification Message". */
  readonly subject: string | undefined;
  readonly message: string;
  /** Another message for some protocols (MessageStructure json). */
  readonly byProtocol?: Readonly<Partial<Record<string, string>>>;
}

/** When, where and into which outbox. */
export interface Delivering {
  readonly outbox: Outbox;
  readonly nowMs: number;
  readonly region: string;
}

/** Mails a publication to every confirmed e-mail subscription. Other protocols lead nowhere here. */
export function deliver(topic: Topic, publication: Publication, delivering: Delivering): void {
  const subject = publication.subject ?? 'AWS Notification Message';
  for (const subscription of topic.subscriptions) {
    const { protocol, endpoint: to, confirmed } = subscription;
    if (!confirmed || (protocol !== 'email' && protocol !== 'email-json')) continue;
    const message = publication.byProtocol?.[protocol] ?? publication.message;
    const body =
      protocol === 'email'
        ? `${message}\n\n${footer(subscription, delivering.region)}`
        : envelope(topic, subject, message, delivering.nowMs);
    delivering.outbox.add({ at: delivering.nowMs, topicArn: topic.arn, to, subject, body });
  }
}

/** Mails the question whether the owner of the address wants the topic's messages. */
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
    subject: 'AWS Notification - Subscription Confirmation',
    body: [
      'You have chosen to subscribe to the topic:',
      topic.arn,
      '',
      'To confirm this subscription, click or visit the link below (If this was in error no action is necessary):',
      `https://sns.${region}.amazonaws.com/confirmation.html?${query.toString()}`,
    ].join('\n'),
  });
}

function footer({ arn, endpoint }: TopicSubscription, region: string): string {
  const query = new URLSearchParams({ SubscriptionArn: arn, Endpoint: endpoint });
  return [
    '--',
    'If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:',
    `https://sns.${region}.amazonaws.com/unsubscribe.html?${query.toString()}`,
  ].join('\n');
}

/** What `email-json` subscribers get. */
function envelope(topic: Topic, subject: string, message: string, nowMs: number): string {
  return JSON.stringify({
    Type: 'Notification',
    TopicArn: topic.arn,
    Subject: subject,
    Message: message,
    Timestamp: new Date(nowMs).toISOString(),
  });
}
