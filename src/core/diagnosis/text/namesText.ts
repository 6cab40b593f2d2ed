/** Text of the names that Client VPN never publishes under. */
import type { FindingFix, WrongName } from '../finding';
import { publishedMetrics } from '../../watching/publishedMetrics';
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import { sentences } from '../../text/phrases';
import type { FindingText, FindingWords } from './findingWords';

/** The text of the diagnosis. */
export function namesText(
  names: readonly WrongName[],
  fix: FindingFix | undefined,
  { t, format }: FindingWords,
): FindingText {
  const known = names.every(({ intended }) => intended !== undefined);
  return {
    what: sentences(
      names.map((name) => nameText(name, t)),
      t,
    ),
    why: t(
      'CloudWatch finds a metric by its exact names, which are case-sensitive. No metric has these names, so the alarm never has data.',
    ),
    remedy: fix
      ? t('Correct the names. Everything else stays unchanged.')
      : known
        ? t('Change it in the AWS console.')
        : t(
            'Change it in the AWS console. Client VPN publishes {0}.',
            format.list(publishedMetrics),
          ),
    link: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html',
  };
}

function nameText({ part, found, intended }: WrongName, t: Translate): string {
  const shown = displayText(found);
  switch (part) {
    case 'namespace':
      return t('Client VPN publishes nothing in {0}; its namespace is AWS/ClientVPN.', shown);
    case 'metric':
      return intended === undefined
        ? t('Client VPN publishes no metric {0}.', shown)
        : t('Client VPN publishes no metric {0}; the correct name is {1}.', shown, intended);
    case 'endpoint':
      return t(
        'No endpoint has the ID {0}; the correct ID is {1}.',
        shown,
        displayText(intended ?? ''),
      );
  }
}
