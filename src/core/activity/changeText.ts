/** What this extension changed, as text. */
import type { Translate } from '../ports/translate';
import { displayText } from '../text/displayText';
import { topicName } from '../text/names';
import { joined } from '../text/phrases';
import type { RecordedChange } from './changeLog';

/** Text for a change. Names come last: a narrow view truncates the end. */
export function changeText({ method, subject, on }: RecordedChange, t: Translate): string {
  const name = displayText(subject);
  switch (method) {
    case 'alarms.put':
    case 'logAlarms.put':
    case 'alarms.overwrite':
      return t('Alarm written: {0}', name);
    case 'alarms.setState':
      return t('Alarm tested: {0}', name);
    case 'alarms.setActionsEnabled':
      return on === true
        ? t('Alarm actions enabled: {0}', name)
        : t('Alarm actions disabled: {0}', name);
    case 'alarms.delete':
      return t('Alarm deleted: {0}', name);
    case 'topics.create':
      return t('Topic created: {0}', name);
    case 'topics.setPolicy':
      return t('Access policy of topic written: {0}', topicName(subject));
    case 'topics.subscribe':
    case 'topics.subscribeEmail': // recorded by earlier versions
      return t('Address subscribed to topic: {0}', topicName(subject));
    case 'endpoints.setLogging':
      return t('Connection logging turned on: {0}', name);
    case 'logGroups.create':
      return t('Log group created: {0}', name);
    case 'logGroups.setRetention':
      return t('Retention of log group set: {0}', name);
    case 'topics.delete':
      return t('Topic deleted: {0}', topicName(subject));
    case 'roles.deletePolicy':
      return t('Policy of role deleted: {0}', name);
    case 'roles.delete':
      return t('Role deleted: {0}', name);
    case 'metricFilters.put':
      return t('Metric filter created in log group: {0}', name);
    case 'metricFilters.delete':
      return t('Metric filter deleted in log group: {0}', name);
    case 'roles.create':
      return t('Role created: {0}', name);
    case 'roles.putPolicy':
      return t('Policy of role written: {0}', name);
    case 'rules.put':
    case 'rules.putTargets':
      return t('EventBridge rule written: {0}', name);
    case 'rules.removeTargets':
    case 'rules.delete':
      return t('EventBridge rule deleted: {0}', name);
    case 'endpoints.end':
      return t('Connection ended: {0}', name);
    default:
      return joined(displayText(method), name);
  }
}
