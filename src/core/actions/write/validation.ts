/** Validates the user's input for an alarm, a topic or a subscription. */
import { connectionAlarmNamePrefix } from '../../cloudwatch/defaultNames';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { sentences } from '../../text/phrases';
import type { Problem } from './problem';

/** Whether a text is ASCII only: CloudWatch's SourceArn is usable only for such names. */
export function isAscii(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/**
 * Validates an alarm name. Leading and trailing spaces are not part of it.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export function alarmNameProblem(text: string, t: Translate): Problem | undefined {
  const name = text.trim();
  if (name === '') return error(t('Enter a name for the alarm.'));
  if (name.length > 255)
    return error(t('An alarm name has at most 255 characters; this one has {0}.', name.length));
  // eslint-disable-next-line no-control-regex -- these are the characters that CloudWatch refuses
  if (/[\0-\x1f\x7f]/.test(name))
    return error(t('An alarm name cannot contain control characters such as tabs or line breaks.'));
  const warnings: string[] = [];
  if (!name.startsWith(connectionAlarmNamePrefix)) {
    warnings.push(
      t(
        'The name does not start with "{0}": an IAM policy that is restricted to this prefix does not cover the alarm.',
        connectionAlarmNamePrefix,
      ),
    );
  }
  if (!isAscii(name)) {
    warnings.push(
      t(
        'The name has characters outside ASCII: a topic whose policy checks aws:SourceArn rejects this alarm.',
      ),
    );
  }
  return warnings.length > 0 ? { severity: 'warning', text: sentences(warnings, t) } : undefined;
}

/**
 * Validates the name of a topic that sends e-mail.
 * https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
 */
export function topicNameProblem(text: string, t: Translate): Problem | undefined {
  const name = text.trim();
  if (name === '') return error(t('Enter a name for the topic.'));
  if (name.endsWith('.fifo')) {
    return error(
      t('A FIFO topic cannot send email: choose a name that does not end with ".fifo".'),
    );
  }
  if (name.length > 256)
    return error(t('A topic name has at most 256 characters; this one has {0}.', name.length));
  if (!/^[\w-]+$/.test(name))
    return error(t('A topic name consists of letters A–Z and a–z, digits, "-" and "_".'));
  return undefined;
}

/**
 * Validates an e-mail address; only SNS can determine whether it exists. Non-Latin scripts are
 * allowed.
 */
export function emailProblem(text: string, t: Translate): Problem | undefined {
  const email = text.trim();
  if (email === '') return error(t('Enter an email address.'));
  if (email.length > 254)
    return error(t('An email address has at most 254 characters; this one has {0}.', email.length));
  const [local = '', domain = '', ...more] = email.split('@');
  const odd = /[\s\p{Cc}<>()[\],;:"\\]/u.test(email);
  const labels = domain.split('.');
  const named = labels.length > 1 && labels.every((label) => /^[^-].*(?<!-)$/u.test(label));
  if (more.length > 0 || local === '' || odd || !named)
    return error(t('"{0}" is not an email address such as name@example.com.', displayText(email)));
  return undefined;
}

function error(text: string): Problem {
  return { severity: 'error', text };
}
