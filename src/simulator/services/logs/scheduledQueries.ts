/**
 * ListScheduledQueries and GetScheduledQueryHistory: the queries that CloudWatch manages for log
 * alarms are the only ones. Assumed: they have a rate as their schedule, and no destination.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_ListScheduledQueries.html
 */
import { AwsError } from '../../protocols/awsError';
import type { Input } from '../../request/input';
import { pageOf, type Page } from '../../request/paging';
import type { Operation } from '../contract/service';

const mostListed = 1000;

export const listScheduledQueries: Operation = (input, { region }) => {
  const state = input.text('state');
  const type = input.text('scheduleType');
  const found = region.logAlarms
    .list()
    .filter(() => state !== 'DISABLED' && type !== 'CUSTOMER_MANAGED');
  const page = listPage(input, found, `scheduled queries ${state ?? ''} ${type ?? ''}`);
  return {
    scheduledQueries: page.items.map(({ query, configuration }) => {
      const { ScheduleConfiguration: schedule } = configuration.ScheduledQueryConfiguration;
      return {
        scheduledQueryArn: query.arn,
        name: query.name,
        state: 'ENABLED',
        scheduleType: 'AWS_MANAGED',
        lastTriggeredTime: query.runs.at(-1)?.at,
        lastExecutionStatus: query.runs.at(-1)?.status,
        scheduleExpression: schedule.ScheduleExpression,
        creationTime: query.createdAt,
        lastUpdatedTime: query.updatedAt,
      };
    }),
    nextToken: page.nextToken,
  };
};

/** Newest first; times in milliseconds since 1970. */
export const getScheduledQueryHistory: Operation = (input, { region }) => {
  const identifier = input.requiredText('identifier');
  const start = input.requiredNumber('startTime');
  const end = input.requiredNumber('endTime');
  const statuses = input.texts('executionStatuses');
  const alarm = region.logAlarms
    .list()
    .find(({ query }) => query.arn === identifier || query.name === identifier);
  if (!alarm) {
    throw new AwsError(
      'ResourceNotFoundException',
      `The scheduled query ${identifier} does not exist.`,
    );
  }
  if (end < start)
    throw new AwsError('ValidationException', 'endTime must not be before startTime.');
  const { query } = alarm;
  const found = query.runs
    .filter(({ at }) => at >= start && at <= end)
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .toReversed();
  const list = JSON.stringify([identifier, start, end, statuses]);
  const page = listPage(input, found, `runs ${list}`);
  return {
    name: query.name,
    scheduledQueryArn: query.arn,
    triggerHistory: page.items.map(({ id, at, status, error }) => ({
      queryId: id,
      executionStatus: status,
      triggeredTimestamp: at,
      errorMessage: error,
      destinations: [],
    })),
    nextToken: page.nextToken,
  };
};

function listPage<T>(input: Input, items: readonly T[], list: string): Page<T> {
  const size = input.number('maxResults') ?? mostListed;
  const refuse = (): AwsError =>
    new AwsError('ValidationException', 'The specified nextToken is invalid.');
  return pageOf(items, list, size, input.text('nextToken'), refuse);
}
