/** Whether an alarm notifies of connections, by whatever method. */
import { memoizeByObject } from '../base/memoize';
import { isLogAlarm, type AnyAlarmDefinition } from '../model/logAlarm';
import { logAlarmSubject } from './connectionLogs';
import { methodOf } from './methodOf';

/** Whether the alarm is on connections: by their number, their log entries or a count of these. */
export const detectsConnections: (alarm: AnyAlarmDefinition) => boolean = memoizeByObject(
  (alarm) =>
    isLogAlarm(alarm) ? logAlarmSubject(alarm) === 'connections' : methodOf(alarm) !== undefined,
);
