/** CloudWatch, API version 2010-08-01; the same operations over JSON and over Query. */
import type { Service } from '../contract/service';
import {
  deleteAlarms,
  disableAlarmActions,
  enableAlarmActions,
  setAlarmState,
} from './alarmChanges';
import { describeAlarmHistory } from './describeAlarmHistory';
import { describeAlarms } from './describeAlarms';
import { cloudWatchDialect, cloudWatchErrors } from './errors';
import { getMetricData } from './getMetricData';
import { getMetricStatistics } from './getMetricStatistics';
import { listMetrics } from './listMetrics';
import {
  deleteAlarmMuteRule,
  getAlarmMuteRule,
  listAlarmMuteRules,
  putAlarmMuteRule,
} from './muteRules';
import { describeAlarmContributors, putLogAlarm } from './putLogAlarm';
import { putMetricAlarm } from './putMetricAlarm';
import { putMetricData } from './putMetricData';
import { listTagsForResource, tagResource } from './tags';

export const cloudWatch: Service = {
  dialect: cloudWatchDialect,
  errors: cloudWatchErrors,
  operations: {
    DeleteAlarmMuteRule: deleteAlarmMuteRule,
    DeleteAlarms: deleteAlarms,
    DescribeAlarmContributors: describeAlarmContributors,
    DescribeAlarmHistory: describeAlarmHistory,
    DescribeAlarms: describeAlarms,
    DisableAlarmActions: disableAlarmActions,
    EnableAlarmActions: enableAlarmActions,
    GetAlarmMuteRule: getAlarmMuteRule,
    GetMetricData: getMetricData,
    GetMetricStatistics: getMetricStatistics,
    ListAlarmMuteRules: listAlarmMuteRules,
    ListMetrics: listMetrics,
    ListTagsForResource: listTagsForResource,
    PutAlarmMuteRule: putAlarmMuteRule,
    PutLogAlarm: putLogAlarm,
    PutMetricAlarm: putMetricAlarm,
    PutMetricData: putMetricData,
    SetAlarmState: setAlarmState,
    TagResource: tagResource,
  },
};
