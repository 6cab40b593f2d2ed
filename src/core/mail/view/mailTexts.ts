/** The texts of the mail page. */
import type { Translate } from '../../ports/translate';
import type { MailLink } from './mailParts';

/** All of them, in the user's language. The text of a mail itself is not translated. */
export interface MailTexts {
  readonly heading: string;
  readonly about: string;
  readonly list: string;
  /** Of a mail that is not read yet, for screen readers. */
  readonly unread: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly confirm: string;
  readonly confirmed: string;
  readonly pending: string;
  readonly none: string;
  readonly choose: string;
  readonly ended: string;
  readonly dismiss: string;
  /** What would happen at a click on a link. */
  readonly links: Readonly<Record<Exclude<MailLink, 'confirm'>, string>>;
}

/** The texts. */
export function mailTexts(t: Translate): MailTexts {
  return {
    heading: t('Mail of the Trial'),
    about: t('All mailboxes of the simulated account. Nothing is sent to anybody.'),
    list: t('Emails, newest first'),
    unread: t('unread'),
    from: t('From'),
    to: t('To'),
    date: t('Date'),
    confirm: t('Confirm Subscription'),
    confirmed: t('The subscription is confirmed. Emails arrive from now on.'),
    pending: t('not confirmed'),
    none: t('No emails have been sent yet.'),
    choose: t('Select an email to read it.'),
    ended: t('The trial is not running, so there is no mail.'),
    dismiss: t('Hide Hints'),
    links: {
      unsubscribe: t(
        'In the trial, this link leads nowhere. With a real account, it would end the subscription: later emails would no longer arrive.',
      ),
      console: t(
        'In the trial, this link leads nowhere. With a real account, it opens the alarm in the AWS console.',
      ),
      other: t('In the trial, this link leads nowhere.'),
    },
  };
}
