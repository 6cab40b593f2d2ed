/** DescribeAlarmHistory: of alarms, and of the contributors of log alarms. */
import {
  DescribeAlarmHistoryCommand,
  type AlarmHistoryItem,
  type AlarmType,
  type HistoryItemType,
} from '@aws-sdk/client-cloudwatch';
import type { AlarmsPort, TimeRange } from '../core/ports/aws';
import type { AlarmTypes } from './alarmTypes';
import { readItems } from './calls/answers';
import type { CallSite } from './calls/callSite';
import type { Caller } from './calls/caller';
import { toContributorAction, toContributorTransition } from './mapping/mapContributorHistory';
import { toHistoryItem, toTransition } from './mapping/mapHistory';

/** CloudWatch's maximum per page. */
const MaxRecords = 100;

type HistoryReads = Pick<
  AlarmsPort,
  'transitions' | 'history' | 'contributorTransitions' | 'contributorActions'
>;

/** The methods of the port that read histories. */
export function historyReads(caller: Caller, alarmTypes: AlarmTypes): HistoryReads {
  const reads =
    <Item extends { readonly at: number }>(
      map: (source: AlarmHistoryItem, name: string) => Item | undefined,
      HistoryItemType?: HistoryItemType,
    ) =>
    (name: string, range: TimeRange, signal?: AbortSignal): Promise<readonly Item[]> =>
      alarmTypes.reading((AlarmTypes) => {
        const wanted = { AlarmName: name, AlarmTypes, HistoryItemType };
        return readHistory(caller, wanted, range, signal, (source) => map(source, name));
      });
  return {
    transitions: reads(toTransition, 'StateUpdate'),
    history: reads(toHistoryItem),
    contributorTransitions: reads(toContributorTransition, 'AlarmContributorStateUpdate'),
    contributorActions: reads(toContributorAction, 'AlarmContributorAction'),
  };
}

/** What is asked for; all items of the alarm itself if no type is named. */
interface Wanted {
  readonly AlarmName: string;
  readonly AlarmTypes: AlarmType[];
  readonly HistoryItemType: HistoryItemType | undefined;
}

/** The valid items of one kind within the range, oldest first. */
async function readHistory<Item extends { readonly at: number }>(
  caller: Caller,
  wanted: Wanted,
  { start, end }: TimeRange,
  signal: AbortSignal | undefined,
  map: (item: AlarmHistoryItem) => Item | undefined,
): Promise<Item[]> {
  const site: CallSite = {
    action: 'cloudwatch:DescribeAlarmHistory',
    resource: wanted.AlarmName,
    signal,
  };
  const input = {
    ...wanted,
    StartDate: new Date(start),
    EndDate: new Date(end),
    ScanBy: 'TimestampAscending' as const,
    MaxRecords,
  };
  const pages = await caller.pages(
    site,
    (NextToken) => (clients, options) =>
      clients.cloudwatch().send(new DescribeAlarmHistoryCommand({ ...input, NextToken }), options),
    (page) => page.NextToken,
  );
  const items = readItems(caller, site, pages, (page) => page.AlarmHistoryItems, map);
  return items.filter(({ at }) => at >= start && at < end).sort((one, other) => one.at - other.at);
}
