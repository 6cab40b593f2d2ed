/**
 * The label of a fix and the API call that it makes. A confirmation shows more before it is sent.
 */
import type { FindingFix } from '../finding';
import type { Translate } from '../../ports/translate';

/** The text of a fix. */
export interface FixText {
  readonly label: string;
  /** IAM actions, as written in policies. */
  readonly calls: string;
}

/** Creates the text of a fix. */
export function fixText(fix: FindingFix, t: Translate): FixText {
  switch (fix.kind) {
    case 'replaceAlarm':
      return { label: t('Fix the Alarm…'), calls: 'cloudwatch:PutMetricAlarm' };
    case 'deleteAlarm':
      return { label: t('Delete Alarm…'), calls: 'cloudwatch:DeleteAlarms' };
    case 'enableActions':
      return { label: t('Enable Alarm Actions'), calls: 'cloudwatch:EnableAlarmActions' };
    case 'repairPolicy':
      return { label: t('Let Alarms Publish to the Topic…'), calls: 'sns:SetTopicAttributes' };
    case 'allowRules':
      return { label: t('Let EventBridge Publish to the Topic…'), calls: 'sns:SetTopicAttributes' };
    case 'subscribe':
      return { label: t('Subscribe…'), calls: 'sns:Subscribe' };
    case 'chooseTopic':
      return { label: t('Choose Topic…'), calls: 'cloudwatch:PutMetricAlarm' };
    case 'chooseEndpoint':
      return { label: t('Choose Endpoint…'), calls: 'cloudwatch:PutMetricAlarm' };
    case 'createAlarm':
      return { label: t('Create Connection Alarm…'), calls: 'cloudwatch:PutMetricAlarm' };
    case 'endConnection':
      return { label: t('End Connection…'), calls: 'ec2:TerminateClientVpnConnections' };
    case 'enableLogging':
      return { label: t('Turn On Connection Logging…'), calls: 'ec2:ModifyClientVpnEndpoint' };
  }
}
