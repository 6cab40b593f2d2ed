/** The calls that change log alarms. */
import type { LogAlarmDefinition, ScheduledQuery } from '../../model/logAlarm';
import { call, tagList, type Tags } from './call';
import { comparisonOperator } from './cloudwatch';

/**
 * PutLogAlarm's input for an alarm that is new, or that overwrites another one completely.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutLogAlarm.html
 * @param tags CloudWatch applies them only if the alarm is new
 * @throws RangeError for a comparison of kind `other`, which this build cannot write
 */
export function putLogAlarmInput(definition: LogAlarmDefinition, tags: Tags) {
  const { logLineCount, logLineRoleArn } = definition;
  return {
    AlarmName: definition.name,
    ...(definition.description !== undefined && { AlarmDescription: definition.description }),
    ScheduledQueryConfiguration: scheduledQuery(definition.query),
    QueryResultsToEvaluate: definition.resultsToEvaluate,
    QueryResultsToAlarm: definition.resultsToAlarm,
    Threshold: definition.threshold,
    ComparisonOperator: comparisonOperator(definition),
    TreatMissingData: definition.treatMissing,
    ActionLogLineCount: logLineCount,
    ...(logLineRoleArn !== undefined && { ActionLogLineRoleArn: logLineRoleArn }),
    ActionsEnabled: definition.actionsEnabled,
    AlarmActions: [...definition.alarmActions],
    OKActions: [...definition.okActions],
    InsufficientDataActions: [...definition.insufficientDataActions],
    ...tagList(tags),
  };
}

/** CloudWatch rejects the ARN of a log group with the `:*` of its streams. */
function scheduledQuery(query: ScheduledQuery) {
  const { rateMinutes } = query;
  return {
    QueryString: query.queryString,
    LogGroupIdentifiers: query.logGroups.map((group) => group.replace(/:\*$/, '')),
    ScheduledQueryRoleARN: query.roleArn,
    ScheduleConfiguration: {
      ScheduleExpression: `rate(${rateMinutes} ${rateMinutes === 1 ? 'minute' : 'minutes'})`,
      StartTimeOffset: query.startOffsetSeconds,
      EndTimeOffset: query.endOffsetSeconds,
    },
    AggregationExpression: query.aggregation,
  };
}

/**
 * Creates a log alarm, or OVERWRITES the alarm of that name.
 * @throws as {@link putLogAlarmInput}
 */
export function putLogAlarmCall(definition: LogAlarmDefinition, tags: Tags) {
  const input = putLogAlarmInput(definition, tags);
  const { name } = definition;
  return { ...call('logAlarms.put', 'cloudwatch', 'PutLogAlarm', input, name), definition };
}
