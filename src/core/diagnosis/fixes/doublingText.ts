/** Texts of fixes that would make two alarms notify of the same. */
import { displayText } from '../../text/displayText';
import { sentences } from '../../text/phrases';
import { isFullyCovered, lostActions } from '../duplicates';
import { lossTexts } from '../text/duplicateText';
import type { FindingWords } from '../text/findingWords';
import type { Doubled } from './doubling';

type Words = Pick<FindingWords, 't' | 'format'>;

/** Why a fix that doubles notifications is not made without a choice of the user. */
export function refusalText(doubled: Doubled, words: Words): string {
  const { alarm, other } = doubled;
  const { t } = words;
  return isFullyCovered(alarm, other)
    ? t(
        'The alarm {0} already sends these notifications, so nothing was changed.',
        displayText(other.name),
      )
    : sentences([overlapText(doubled, words), t('It needs a choice of its own.')], t);
}

/** Which notifications two alarms send both, and which only the first. */
function overlapText(doubled: Doubled, words: Words): string {
  const { alarm, other } = doubled;
  return sentences([sameText(doubled, words), ...lossTexts(alarm, other, words)], words.t);
}

function sameText({ alarm, other }: Doubled, { t }: Words): string {
  const name = displayText(other.name);
  return lostActions(alarm, other).ALARM.length > 0
    ? t('The alarm {0} sends the same notifications to some of the subscribers.', name)
    : t('The alarm {0} sends the same notifications to the same subscribers.', name);
}

/** What the user should know before both notify. */
export function doubledTexts(doubled: Doubled, words: Words): readonly string[] {
  return [overlapText(doubled, words), mailsText(doubled, words)];
}

function mailsText({ alarm, other }: Doubled, { t }: Words): string {
  return lostActions(alarm, other).ALARM.length > 0
    ? t('Each connection sends two emails to those whom both alarms notify.')
    : t('Each connection sends two emails.');
}

/** What the user should know before a log alarm names the connections of an alarm on their number. */
export function numberText(doubled: Doubled, words: Words): string {
  return sentences([sameText(doubled, words), mailsText(doubled, words)], words.t);
}

/** Why that is not done without a choice of the user. */
export function numberRefusal(doubled: Doubled, words: Words): string {
  const { t } = words;
  return sentences([sameText(doubled, words), t('It needs a choice of its own.')], t);
}
