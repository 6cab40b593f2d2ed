/** The labels of the page of the health check. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';

/** The labels. */
export type HealthTexts = ReturnType<typeof healthTexts>;

/** All labels in the reader's language; `{0}` is filled in on the page. */
export function healthTexts(translate: Translate) {
  const t = template(translate);
  return {
    why: t('Why'),
    remedy: t('What to do'),
    read: t('Read the AWS Documentation'),
    scope: t('Profile and region'),
    allScopes: t('All'),
    again: t('Check Again'),
    checking: t('Checking…'),
    show: t('Show'),
    showName: t('Show {0}'),
    more: t('Show All {0}'),
    outcome: t('Outcome'),
    dismiss: t('Dismiss'),
    export: t('Export'),
    saved: t('Saved as {0}'),
  };
}
