/** Text of the findings about a connection. */
import type { ConnectionDiagnosis } from '../finding';
import type { FindingText, FindingWords } from './findingWords';

/** The text of one diagnosis. */
export function connectionText(
  { openMs, quietMs, bytes, dollars }: ConnectionDiagnosis,
  { t, format }: FindingWords,
): FindingText {
  return {
    what: t(
      'Connected for {0}; {1} transferred in the last {2}. At list price, it has cost ${3} so far.',
      format.duration(openMs),
      format.bytes(bytes),
      format.duration(quietMs),
      dollars.toFixed(2),
    ),
    why: t(
      'Somebody may have forgotten it. Client VPN bills each connection by the hour, ${0} at the list price of us-east-1, and a session that nobody watches is a way into the network.',
      '0.05',
    ),
    remedy: t('Ask the user, or end the connection.'),
    link: 'https://aws.amazon.com/vpn/pricing/',
  };
}
