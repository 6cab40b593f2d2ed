/** What SNS adds to a mail. */

/** The subject of a message that was published without one, as EventBridge does. */
export const subjectOfTopics = 'AWS Notification Message';

/** The subject of the mail that asks for the confirmation of a subscription. */
export const subjectOfConfirmation = 'AWS Notification - Subscription Confirmation';

/** Whether a mail asks for the confirmation of a subscription. */
export function isConfirmationRequest({ subject }: { readonly subject: string }): boolean {
  return subject === subjectOfConfirmation;
}

/** The subscription that a mail is sent for. */
export interface MailedSubscription {
  readonly arn: string;
  /** The address. */
  readonly endpoint: string;
}

/** A mail as it arrives: the message and SNS's footer with the link to unsubscribe. */
export function mailBody(message: string, to: MailedSubscription, region: string): string {
  const query = new URLSearchParams({ SubscriptionArn: to.arn, Endpoint: to.endpoint });
  const footer = [
    '--',
    'If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:',
    `https://sns.${region}.amazonaws.com/unsubscribe.html?${query.toString()}`,
  ];
  return `${message}\n\n${footer.join('\n')}`;
}
