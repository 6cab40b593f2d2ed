/** Alarms that an action created or overwrote. */
import { displayText } from '../../../text/displayText';
import type { CreatedKind, CreatedOf } from './createdKind';

export interface CreatedAlarm extends CreatedOf<'alarm'> {
  readonly name: string;
}

export const createdAlarm: CreatedKind<CreatedAlarm> = {
  key: ({ name }) => name,
  text: ({ name, confirmed }, t) =>
    confirmed
      ? t('The alarm {0} has been written.', displayText(name))
      : t('The alarm {0} may have been written.', displayText(name)),
};
