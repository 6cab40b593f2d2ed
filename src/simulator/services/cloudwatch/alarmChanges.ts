/** SetAlarmState, EnableAlarmActions, DisableAlarmActions and DeleteAlarms. */
import { AwsError } from '../../protocols/awsError';
import { changeLogAlarmState } from '../../logAlarms/logAlarmState';
import { changeState } from '../../state/alarmState';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import type { SimulatedRegion } from '../../state/region';
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
  const surroundings = { region, outbox: account.outbox, nowMs: account.clock.now() };
  const state = { value, reason, reasonData };
  const alarm = region.alarms.get(name);
  if (alarm) changeState(alarm, state, surroundings);
  else if (region.logAlarms.get(name))
    changeLogAlarmState(name, state, { ...surroundings, logLines: [] });
  else throw noAlarm(name);
  return undefined;
};

export const enableAlarmActions = switchActions(true);
export const disableAlarmActions = switchActions(false);

/**
 * Existing alarms are deleted, whatever else is in the list; an unknown name then fails.
 * "Log alarms cannot be batch deleted." Assumed: nothing is deleted then.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html
 */
export const deleteAlarms: Operation = (input, { account, region }) => {
  let unknown: string | undefined;
  const names = new Set(input.texts('AlarmNames'));
  if (names.size > 1 && [...names].some((name) => region.logAlarms.get(name)))
    throw validationError('Log alarms cannot be batch deleted.');
  for (const name of names) {
    const alarm = region.alarms.get(name) ?? region.logAlarms.get(name);
    if (alarm) {
      region.alarms.delete(alarm);
      region.logAlarms.delete(name);
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
      switchLogAlarm(region, name, enabled, account.clock.now());
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

function switchLogAlarm(
  region: SimulatedRegion,
  name: string,
  enabled: boolean,
  now: number,
): void {
  const alarm = region.logAlarms.get(name);
  if (!alarm || alarm.configuration.ActionsEnabled === enabled) return;
  const configuration = { ...alarm.configuration, ActionsEnabled: enabled };
  const changed = { ...alarm, configuration, configuredAt: now };
  region.logAlarms.put(changed);
  recordConfiguration('Update', changed, region, now);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
