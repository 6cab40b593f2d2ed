/**
 * DescribeAlarmHistory: 30 days, including deleted alarms; only metric alarms unless AlarmTypes names
 * others. The items of contributors are returned if one of their types or a contributor is named.
 */
import { pageOf } from '../../request/paging';
import { validationError } from '../contract/queryErrors';
import type { Operation } from '../contract/service';
import { badToken } from './errors';

export const describeAlarmHistory: Operation = (input, { account, region }) => {
  const name = input.text('AlarmName');
  const type = input.text('HistoryItemType');
  const start = input.time('StartDate') ?? -Infinity;
  const end = input.time('EndDate') ?? Infinity;
  const types = input.texts('AlarmTypes');
  const order = input.text('ScanBy');
  const contributor = input.text('AlarmContributorId');
  const ofContributors =
    contributor !== undefined || (type?.startsWith('AlarmContributor') ?? false);
  if (ofContributors && name === undefined)
    throw validationError('AlarmName is required for the history of contributors.');
  const found = region.history
    .list(account.clock.now())
    .filter(({ alarmType = 'MetricAlarm' }) =>
      types.length === 0 ? alarmType === 'MetricAlarm' : types.includes(alarmType),
    )
    .filter((item) => (item.contributor !== undefined) === ofContributors)
    .filter((item) => contributor === undefined || item.contributor?.id === contributor)
    .filter((item) => name === undefined || item.alarmName === name)
    .filter((item) => type === undefined || item.type === type)
    .filter((item) => item.at >= start && item.at <= end);
  if (order !== 'TimestampAscending') found.reverse();
  const size = input.number('MaxRecords') ?? 100;
  const list = `history ${JSON.stringify([name, type, start, end, types, order, contributor])}`;
  const page = pageOf(found, list, size, input.text('NextToken'), badToken);
  return {
    AlarmHistoryItems: page.items.map((item) => ({
      AlarmName: item.alarmName,
      AlarmContributorId: item.contributor?.id,
      AlarmType: item.alarmType ?? 'MetricAlarm',
      Timestamp: new Date(item.at),
      HistoryItemType: item.type,
      HistorySummary: item.summary,
      HistoryData: item.data,
      AlarmContributorAttributes:
        item.contributor && new Map(Object.entries(item.contributor.attributes)),
    })),
    NextToken: page.nextToken,
  };
};
