/** The connection alarms that the endpoint has: each can be shown, overwritten or upgraded. */
import { canUpgrade } from '../../actions/upgrade/upgradeDraft';
import { hasCreated } from '../../actions/plan/created';
import { connectionAlarms } from '../../actions/write/existing';
import { hasLogAlarms } from '../../logAlarms/logAlarmRegions';
import { isLogAlarm, type AnyAlarm } from '../../model/logAlarm';
import { displayText } from '../../text/displayText';
import { endpointName } from '../../text/names';
import type { FormAction, FormProblem } from '../view/formModel';
import type { FormContext } from './formPart';

/** More would hide the form. */
const mostListed = 5;

/** A notice for each alarm. @param alarms all of the region */
export function existingNotices(
  alarms: readonly AnyAlarm[],
  context: FormContext,
): readonly FormProblem[] {
  const { place, created, t } = context;
  const own = connectionAlarms(place.endpoint, alarms).filter(
    ({ name }) => !hasCreated(created, { kind: 'alarm', name, confirmed: true }),
  );
  const name = endpointName(place.endpoint);
  return own.slice(0, mostListed).map((alarm) => ({
    severity: 'warning',
    text: t(
      '{0} already has the connection alarm {1}. A second one sends every email twice.',
      name,
      displayText(alarm.name),
    ),
    actions: actionsOf(alarm, context),
  }));
}

/** A log alarm cannot be overwritten in place: its conditions are those of its query. */
function actionsOf(alarm: AnyAlarm, { place, t }: FormContext): readonly FormAction[] {
  const value = alarm.name;
  const isUpgradable = canUpgrade(alarm) && hasLogAlarms(place.scope.region);
  return [
    { kind: 'showAlarm', label: t('Show'), value },
    ...(isLogAlarm(alarm) ? [] : [{ kind: 'replaceAlarm', label: t('Replace'), value } as const]),
    ...(isUpgradable ? [{ kind: 'upgradeAlarm', label: t('Upgrade'), value } as const] : []),
  ];
}

/** What it means to overwrite or to upgrade an alarm, and the way back. */
export function fixedNotice(
  kind: 'replace' | 'upgrade',
  alarmName: string,
  { t }: FormContext,
): FormProblem {
  const name = displayText(alarmName);
  return {
    severity: 'warning',
    text:
      kind === 'replace'
        ? t(
            'The alarm {0} is overwritten: what it watches and whom it notifies. The rest of it is kept.',
            name,
          )
        : t(
            'The new alarm is created beside {0}, which stays until you delete it after a test.',
            name,
          ),
    actions: [{ kind: 'keepAlarm', label: t('Create Another Alarm Instead'), value: alarmName }],
  };
}
