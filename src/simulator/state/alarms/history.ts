/**
 * The history of alarms, kept for 30 days, including deleted alarms.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
 */
import { alarmHistoryMs } from '../../../core/cloudwatch/limits';

type HistoryItemType =
  | 'ConfigurationUpdate'
  | 'StateUpdate'
  | 'Action'
  | 'AlarmContributorStateUpdate'
  | 'AlarmContributorAction';

/** An item of the history. */
export interface HistoryItem {
  readonly alarmName: string;
  /** If omitted, a metric alarm. */
  readonly alarmType?: 'LogAlarm';
  /** The contributor of the two types of items that have one. */
  readonly contributor?: {
    readonly id: string;
    readonly attributes: Readonly<Record<string, string>>;
  };
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: HistoryItemType;
  readonly summary: string;
  /** JSON text. */
  readonly data: string;
}

const longestSummary = 255;
const longestData = 4095;

/** The history of the alarms of one region. */
export class AlarmHistory {
  private items: HistoryItem[] = [];

  /** @param data the HistoryData; replaced by `brief` if it would be too long */
  add(item: Omit<HistoryItem, 'data'>, data: object, brief: object = { version: '1.0' }): void {
    const text = JSON.stringify(data);
    this.items.push({
      ...item,
      summary: item.summary.slice(0, longestSummary),
      data: text.length <= longestData ? text : JSON.stringify(brief),
    });
  }

  /** Oldest first. */
  list(nowMs: number): readonly HistoryItem[] {
    const oldest = nowMs - alarmHistoryMs;
    if ((this.items[0]?.at ?? nowMs) < oldest)
      this.items = this.items.filter(({ at }) => at >= oldest);
    return this.items;
  }
}
