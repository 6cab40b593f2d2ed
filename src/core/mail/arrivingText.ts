/** A notification as it will arrive, as the lines of a preview. */
import type { Translate } from '../ports/translate';
import type { ArrivingNotification } from './mailPreview';

/** The title above it. */
export function arrivingTitle(kind: ArrivingNotification['kind'], t: Translate): string {
  return kind === 'chat'
    ? t('The chat message as it will arrive, with example values')
    : t('The email as it will arrive, with example values');
}

/** Its lines; the text itself is not translated. */
export function arrivingLines(arriving: ArrivingNotification, t: Translate): readonly string[] {
  if (arriving.kind === 'mail')
    return [t('Subject: {0}', arriving.subject), '', ...arriving.body.split('\n')];
  return [arriving.title, arriving.description, ...arriving.nextSteps];
}
