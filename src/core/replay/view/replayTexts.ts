/** Every text of a replay's picture that does not depend on the replay, as templates. */
import type { Translate } from '../../ports/translate';
import { template } from '../../text/fill';

/** The texts of the picture. */
export type ReplayTexts = ReturnType<typeof replayTexts>;

/** The spans that the picture can show, shortest first; days. */
export const pictureDays = [1, 3, 7] as const;

/** All texts in the reader's language. */
export function replayTexts(translate: Translate) {
  const t = template(translate);
  const days: Record<(typeof pictureDays)[number], string> = {
    1: t('24 hours'),
    3: t('3 days'),
    7: t('7 days'),
  };
  return {
    days,
    all: t('All'),
    span: t('Time span of the picture'),
    counts: t('Most connections at once: {0}'),
    fired: t('Times it fired: {0}'),
    wouldFire: t('Times it would have fired: {0}'),
    missed: t('Times it would have missed: {0}'),
    kinds: { fired: t('Fired'), wouldFire: t('Would have fired'), missed: t('Missed') },
    fromTo: t('{0} to {1}'),
    moments: t('Moments ({0})'),
    moment: t('Moment'),
    what: t('What'),
    titled: t('{0}: {1}'),
    showMore: t('Show {0} More'),
    showInChart: t('Show in Chart'),
    basis: t('What this is based on'),
  };
}
