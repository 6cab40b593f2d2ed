/** Alarms that an action created or overwrote. */
import { displayText } from '../../../text/displayText';
import type { MadeKind, MadeOf } from './madeKind';

export interface MadeAlarm extends MadeOf<'alarm'> {
  readonly name: string;
}

export const madeAlarm: MadeKind<MadeAlarm> = {
  key: ({ name }) => name,
  text: ({ name, sure }, t) =>
    sure
      ? t('The alarm {0} has been written.', displayText(name))
      : t('The alarm {0} may have been written.', displayText(name)),
};
