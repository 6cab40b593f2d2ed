/** Sentences about the faults of a role. */
import type { Translate } from '../../ports/translate';
import { displayText } from '../../text/displayText';
import type { RoleFault } from '../../logAlarms/logAlarmRoles';

/** One sentence for each fault. */
export function roleFaultText(fault: RoleFault, t: Translate): string {
  switch (fault.kind) {
    case 'trust':
      return fault.certain
        ? t('The trust policy does not let {0} assume the role.', fault.service)
        : t(
            'Whether the trust policy lets {0} assume the role depends on a condition that cannot be evaluated here.',
            fault.service,
          );
    case 'action': {
      const group = displayText(fault.logGroupArn);
      return fault.certain
        ? t('The role may not call {0} on {1}.', fault.action, group)
        : t(
            'Whether the role may call {0} on {1} depends on a condition that cannot be evaluated here.',
            fault.action,
            group,
          );
    }
    case 'unreadable':
      return fault.what === 'trust'
        ? t('The trust policy of the role cannot be read.')
        : t('A policy of the role cannot be read.');
  }
}
