/** The result of a delivery test as a Markdown document: the answer, and all links of the chain. */
import type { Translate } from '../../ports/translate';
import { markdownText } from '../../text/markdownText';
import type { DeliveryChain } from './deliveryChain';
import type { ChainLink } from './subscriberLinks';
import type { DeliveryVerdict } from './deliveryVerdict';

const marks = { whole: '✓', broken: '✗', unseen: '?' } as const;

/** The report. */
export function deliveryReport(
  chain: DeliveryChain,
  { text }: DeliveryVerdict,
  t: Translate,
): string {
  const line = (link: ChainLink, name?: string): readonly string[] => [
    `- ${marks[link.state]} ${name === undefined ? '' : `${markdownText(name)}: `}${markdownText(link.text)}`,
    ...(link.remedy === undefined ? [] : [`  - ${markdownText(link.remedy)}`]),
  ];
  return [
    `# ${t('From the alarm to the email')}`,
    '',
    markdownText(text),
    '',
    ...chain.actions.flatMap((link) => line(link)),
    ...chain.subscribers.flatMap((link) => line(link, link.name)),
    '',
    t('✓ confirmed, ✗ broken, ? cannot be determined.'),
    '',
  ].join('\n');
}
