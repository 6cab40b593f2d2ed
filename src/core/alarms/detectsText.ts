/** What an alarm notifies of, as a sentence and as a badge. */
import { isLogAlarm, type AnyAlarmDefinition, type LogAlarmDefinition } from '../model/logAlarm';
import type { Translate } from '../ports/translate';
import { isRise } from '../text/alarmCondition';
import { namesUsers } from '../text/alarmKind';
import { sentences } from '../text/phrases';
import { everyText } from '../text/spans';
import type { ViewContext } from '../text/viewContext';
import { logAlarmSubject } from '../watching/connectionLogs';
import { methodOf } from '../watching/methodOf';
import type { AlarmCard, CardBadge } from './view/alarmsModel';

/** The badge: whether a notification says who has connected. */
export function detectionBadge(alarm: AnyAlarmDefinition, t: Translate): AlarmCard['badge'] {
  const kind = badgeOf(alarm);
  switch (kind) {
    case 'named':
      return { kind, text: t('By name') };
    case 'counted':
      return { kind, text: t('Counts only') };
    case 'other':
      return { kind, text: t('Not on connections') };
  }
}

function badgeOf(alarm: AnyAlarmDefinition): CardBadge {
  if (!isLogAlarm(alarm)) return methodOf(alarm) === undefined ? 'other' : 'counted';
  if (logAlarmSubject(alarm) === 'other') return 'other';
  return namesUsers(alarm) ? 'named' : 'counted';
}

/** What it notifies of, in sentences. */
export function detectsText(
  alarm: AnyAlarmDefinition,
  context: Pick<ViewContext, 't' | 'format'>,
): string {
  const { t, format } = context;
  if (isLogAlarm(alarm)) return logText(alarm, context);
  switch (methodOf(alarm)) {
    case 'metricFilter':
      return sentences(
        [
          t('Fires when the connection log has new connections; the notification has no names.'),
          t('It is evaluated {0}.', everyText(alarm.periodSeconds * 1000, t, format)),
        ],
        t,
      );
    case 'rise':
      return isRise(alarm)
        ? t(
            'Fires when the number of connections rises; the notification has no names. A short connection, or one that starts while another ends, may raise nothing.',
          )
        : t('Fires when the number of connections meets its condition.');
    default:
      return t('Fires when a metric of the endpoint meets its condition.');
  }
}

function logText(
  alarm: LogAlarmDefinition,
  { t, format }: Pick<ViewContext, 't' | 'format'>,
): string {
  const every = t(
    'It reads the connection log {0}.',
    everyText(alarm.query.rateMinutes * 60_000, t, format),
  );
  const named = namesUsers(alarm);
  switch (logAlarmSubject(alarm)) {
    case 'connections':
      return sentences(
        [
          named
            ? t('Fires for every connection; the notification names the user.')
            : t(
                'Fires when the connection log has new connections; the notification has no names.',
              ),
          every,
        ],
        t,
      );
    case 'failedAttempts':
      return sentences(
        [
          named
            ? t('Fires for failed attempts to connect; the notification names the user.')
            : t('Fires for failed attempts to connect; the notification has no names.'),
          every,
        ],
        t,
      );
    case 'other':
      return sentences([t('Fires when its query of the connection log finds entries.'), every], t);
  }
}
