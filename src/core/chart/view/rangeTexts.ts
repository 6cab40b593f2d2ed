/** The texts of the form for a time range. */
import { template } from '../../text/fill';
import type { Translate } from '../../ports/translate';
import type { RangeProblem } from './customRange';

/** The texts of the form, as templates. */
export type RangeTexts = ReturnType<typeof rangeTexts>;

/** All texts of the form in the reader's language. */
export function rangeTexts(translate: Translate) {
  const t = template(translate);
  const problems: Record<RangeProblem, string> = {
    incomplete: t('Enter a date and a time in both fields.'),
    order: t('The end must be at least 10 minutes after the start.'),
    future: t('The start must be in the past.'),
    tooOld: t('CloudWatch keeps these samples for 63 days: start at {0} or later.'),
  };
  return {
    customRange: t('Custom Range'),
    customRangeMore: t('Custom…'),
    rangeFrom: t('Start'),
    rangeTo: t('End'),
    showRange: t('Show Range'),
    rangeProblems: problems,
  };
}
