/** SetAlarmState, EnableAlarmActions, DisableAlarmActions and DeleteAlarms. */
import { AwsError } from '../../protocols/awsError';
import { changeState } from '../../state/alarmState';
import type { Operation } from '../contract/service';
import { recordConfiguration } from './configurationHistory';
import { noAlarm } from './errors';

/** Runs the actions if the state differs; the next evaluation restores the real state. */
export const setAlarmState: Operation = (input, { account, region }) => {
  const name = input.requiredText('AlarmName');
  const value = input.word('StateValue', ['OK', 'ALARM', 'INSUFFICIENT_DATA']) ?? 'OK';
  const reason = input.requiredText('StateReason');
  const reasonData = input.text('StateReasonData');
  if (reasonData !== undefined && !isJson(reasonData)) {
    throw new AwsError('InvalidFormat', 'StateReasonData is not valid JSON.', {
      shape: 'InvalidFormatFault',
    });
  }
  const alarm = region.alarms.get(name);
  if (!alarm) throw noAlarm(name);
  const { outbox, clock } = account;
  changeState(alarm, { value, reason, reasonData }, { region, outbox, nowMs: clock.now() });
  return undefined;
};

export const enableAlarmActions = switchActions(true);
export const disableAlarmActions = switchActions(false);

/**
 * Existing alarms are deleted, whatever else is in the list; an unknown name then fails.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
 */
export const deleteAlarms: Operation = (input, { account, region }) => {
  let unknown: string | undefined;
  for (const name of new Set(input.texts('AlarmNames'))) {
    const alarm = region.alarms.get(name);
    if (alarm) {
      region.alarms.delete(alarm);
      recordConfiguration('Delete', alarm, region, account.clock.now());
    } else {
      unknown ??= name;
    }
  }
  if (unknown !== undefined) throw noAlarm(unknown);
  return undefined;
};

/** Unknown names are ignored, as in AWS. */
function switchActions(enabled: boolean): Operation {
  return (input, { account, region }) => {
    for (const name of input.texts('AlarmNames')) {
      const alarm = region.alarms.get(name);
      if (!alarm || alarm.definition.actionsEnabled === enabled) continue;
      const now = account.clock.now();
      const changed = {
        ...alarm,
        configuration: { ...alarm.configuration, ActionsEnabled: enabled },
        definition: { ...alarm.definition, actionsEnabled: enabled },
        configuredAt: now,
      };
      region.alarms.put(changed);
      recordConfiguration('Update', changed, region, now);
    }
    return undefined;
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
