/** The labels of a finding on a page. */
import type { Translate } from '../../ports/translate';

/** The labels. */
export type FindingTexts = ReturnType<typeof findingTexts>;

/** All labels in the reader's language. */
export function findingTexts(t: Translate) {
  return {
    why: t('Why'),
    remedy: t('What to do'),
    read: t('Read the AWS Documentation'),
  };
}
