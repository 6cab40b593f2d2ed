/** An alarm that an audit asks about each connection, whatever its kind. */
import type { ConnectionRecord } from '../../model/connectionRecord';
import { classify, spanFor } from './classify';
import { firingsOf, type Firing } from './firings';
import type { AlarmTimeline, TimelineSource } from './timeline';
import type { Publications, Verdict } from './verdict';

/** What one alarm made of one connection. */
export interface AlarmVerdict {
  readonly verdict: Verdict;
  /** Absent where nothing is known about the alarm. */
  readonly source?: TimelineSource;
  /** Whether the notification names the user. */
  readonly isNamed?: boolean;
  /**
   * Distinguishes the notifications that the alarm sends at one time; if it is absent, there is one, and
   * the rise of the count says how many connections it covers.
   */
  readonly notification?: string;
}

/** An alarm with what is known about it. */
export interface AuditedAlarm {
  readonly name: string;
  /** When it was in ALARM, oldest first; of a log alarm, each of its contributors. */
  readonly firings: readonly Firing[];
  readonly classify: (record: ConnectionRecord, publications: Publications) => AlarmVerdict;
}

/** An alarm on the rise of the connection count. @param now when the data were read, ms since 1970 */
export function riseAlarm(timeline: AlarmTimeline, now: number): AuditedAlarm {
  return {
    name: timeline.name,
    firings: firingsOf(timeline.changes),
    classify: (record, publications) => {
      const span = spanFor(timeline, record, publications);
      const verdict = classify(record, publications, timeline, now);
      return { verdict, ...(span.kind === 'set' && { source: span.source }) };
    },
  };
}

/**
 * An alarm for which an EventBridge rule notifies: of each change to ALARM, whatever the alarm's own
 * actions do. Assumed: the rule has a target that receives it, for which there is no history.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export function ruledAlarm({ name, firings, classify: own }: AuditedAlarm): AuditedAlarm {
  return {
    name,
    firings,
    classify: (record, publications) => {
      const found = own(record, publications);
      const { verdict } = found;
      return verdict.kind === 'actionsOff'
        ? { ...found, verdict: { kind: 'notified', at: verdict.at } }
        : found;
    },
  };
}
