/**
 * The result of a delivery test: the answer in one sentence, and all links of the chain as
 * Markdown.
 */
import type { Translate } from '../../ports/translate';
import type { ChainLink } from './deliveryChain';
import { displayText } from '../../text/displayText';
import { markdownText } from '../../text/markdownText';
import { sentences } from '../../text/phrases';

/** A clear yes or no; if no, also which link is broken. */
export function deliveryVerdict(
  alarmName: string,
  answer: 'yes' | 'no' | 'open',
  chain: readonly ChainLink[],
  t: Translate,
): string {
  const name = displayText(alarmName);
  const broken = chain.find(({ state }) => state === 'broken');
  const why = broken ? [broken.text, ...(broken.remedy === undefined ? [] : [broken.remedy])] : [];
  switch (answer) {
    case 'yes':
      return broken
        ? sentences([t('Yes: {0} delivers, but not everywhere.', name), ...why], t)
        : t('Yes: {0} delivers.', name);
    case 'no':
      return sentences([t('No: {0} does not deliver.', name), ...why], t);
    case 'open':
      return t('Not proven: only the recipient can confirm that an email from {0} arrives.', name);
  }
}

/** The report, a Markdown document. */
export function deliveryReport(
  alarmName: string,
  chain: readonly ChainLink[],
  answer: 'yes' | 'no' | 'open',
  t: Translate,
): string {
  const marks = { whole: '✓', broken: '✗', unseen: '?' } as const;
  return [
    `# ${t('From the alarm to the email')}`,
    '',
    markdownText(deliveryVerdict(alarmName, answer, chain, t)),
    '',
    ...chain.flatMap(({ state, text, remedy }) => [
      `- ${marks[state]} ${markdownText(text)}`,
      ...(remedy === undefined ? [] : [`  - ${markdownText(remedy)}`]),
    ]),
    '',
    t('✓ confirmed, ✗ broken, ? cannot be determined.'),
    '',
  ].join('\n');
}
