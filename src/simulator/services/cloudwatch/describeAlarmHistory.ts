/** DescribeAlarmHistory: 30 days, including deleted alarms. */
import { pageOf } from '../../request/paging';
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
  const found = region.history
    .list(account.clock.now())
    .filter(() => types.length === 0 || types.includes('MetricAlarm'))
    // Contributors are those of Metrics Insights and log alarms, which are not simulated.
    .filter(() => contributor === undefined)
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
      AlarmType: 'MetricAlarm',
      Timestamp: new Date(item.at),
      HistoryItemType: item.type,
      HistorySummary: item.summary,
      HistoryData: item.data,
    })),
    NextToken: page.nextToken,
  };
};
