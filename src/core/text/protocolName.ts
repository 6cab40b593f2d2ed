/** The protocols of SNS subscriptions, as text. */
import type { Translate } from '../ports/translate';
import { displayText } from './displayText';

/** `email` in the user's language, `SMS`, `HTTPS`, or the protocol itself. */
export function protocolName(protocol: string, t: Translate): string {
  if (protocol.startsWith('email')) return t('email');
  const isAcronym = ['sms', 'sqs', 'http', 'https'].includes(protocol);
  return isAcronym ? protocol.toUpperCase() : displayText(protocol);
}
