/** Every text of the page of failed attempts, as templates. Only the extension has the translations. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';
import type { AttemptPreset } from './attemptRange';

/** The texts of the page. */
export type AttemptTexts = ReturnType<typeof attemptTexts>;

/** All texts of the page in the reader's language. */
export function attemptTexts(translate: Translate) {
  const t = template(translate);
  const ranges: Record<AttemptPreset, string> = {
    '1d': t('24 hours'),
    '1w': t('7 days'),
    '30d': t('30 days'),
  };
  return {
    ranges,
    range: t('Range'),
    group: t('Group by'),
    aspects: { reason: t('Reason'), user: t('User'), address: t('Address') },
    reading: t('Reading the connection log…'),
    cancel: t('Cancel'),
    refresh: t('Read Again'),
    one: t('1 failed attempt'),
    several: t('{0} failed attempts'),
    none: t('No attempt to connect failed in this period.'),
    noneKnown: t('Failed attempts are known only from the connection log.'),
    more: t('Not all failed attempts are listed; the oldest are missing.'),
    moreGroups: t('Not shown: {0} more.'),
    turnOnLogging: t('Turn On Connection Logging…'),
    showActivity: t('Show in Activity'),
    times: t('{0}×'),
    once: t('at {0}'),
    between: t('first at {0}, last at {1}'),
    whatToDo: t('What to do'),
    names: { reason: t('Reasons'), user: t('Users'), address: t('Addresses') },
    unknown: {
      reason: t('No reason given'),
      user: t('Unknown user'),
      address: t('Unknown address'),
    },
    moreNames: t('others: {0}'),
    strip: t('When they failed'),
    certificates: t(
      'Failed certificate authentications are never logged. Only the metric AuthenticationFailures counts them.',
    ),
    readAt: t('Read at {0}.'),
    raw: t('In the log: {0}'),
  };
}
