/** What kind of alarm it is, as text: what it detects and how. */
import { fieldMeaning, groupedBy } from '../logAlarms/contributor';
import { isLogAlarm, type AnyAlarmDefinition, type LogAlarmDefinition } from '../model/logAlarm';
import type { Translate } from '../ports/translate';
import { logAlarmSubject } from '../watching/connectionLogs';
import { methodOf } from '../watching/methodOf';
import { isRise } from './alarmCondition';

/** Undefined for an alarm on anything but connections. */
export function alarmKind(alarm: AnyAlarmDefinition, t: Translate): string | undefined {
  if (isLogAlarm(alarm)) return logAlarmKind(alarm, t);
  switch (methodOf(alarm)) {
    case 'metricFilter':
      return t('every connection, counted');
    case 'rise':
      return isRise(alarm) ? t('rise of the count') : undefined;
    default:
      return undefined;
  }
}

function logAlarmKind(alarm: LogAlarmDefinition, t: Translate): string | undefined {
  const named = namesUsers(alarm);
  switch (logAlarmSubject(alarm)) {
    case 'connections':
      return named ? t('every connection, by name') : t('every connection, counted');
    case 'failedAttempts':
      return named ? t('failed attempts, by name') : t('failed attempts, counted');
    case 'other':
      return undefined;
  }
}

/** Whether its notifications name the user. */
export function namesUsers({ query }: Pick<LogAlarmDefinition, 'query'>): boolean {
  const meanings = groupedBy(query.aggregation).map(fieldMeaning);
  return meanings.includes('username') || meanings.includes('commonName');
}
