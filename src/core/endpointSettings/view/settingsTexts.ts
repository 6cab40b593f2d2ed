/** Every text of the page of an endpoint's settings, as templates. Only the extension has the translations. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';

/** The texts of the page. */
export type SettingsTexts = ReturnType<typeof settingsTexts>;

/** All texts of the page in the reader's language. */
export function settingsTexts(translate: Translate) {
  const t = template(translate);
  return {
    reading: t('Reading the configuration…'),
    refresh: t('Read Again'),
    showRaw: t('Show API Names'),
    turnOnLogging: t('Turn On Connection Logging…'),
    copy: t('Copy'),
    copyOf: t('Copy {0}'),
    copied: t('Copied.'),
    readAt: t('Read at {0}.'),
  };
}
