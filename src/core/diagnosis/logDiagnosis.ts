/** The faults of alarms that read connection logs, and of the rules that notify of them. */
import type { TreatMissing } from '../model/alarm';

/** A fault of an alarm that reads connection logs. */
export type LogDiagnosis =
  /** These endpoints write no log. */
  | { readonly rule: 'logOff'; readonly endpointIds: readonly string[] }
  /** The endpoints log to these groups, which the alarm does not read. */
  | {
      readonly rule: 'logMoved';
      readonly endpoints: readonly { readonly id: string; readonly group: string }[];
    }
  /** CloudWatch cannot run the query, for this reason. */
  | { readonly rule: 'evaluationError'; readonly reason: string }
  | { readonly rule: 'contributorLimit' }
  /** A run every `rateMinutes` reads the entries of `windowSeconds`. */
  | {
      readonly rule: 'windowGap';
      readonly rateMinutes: number;
      readonly windowSeconds: number;
      readonly gapSeconds: number;
    }
  /** The aggregation has no `by` clause. */
  | { readonly rule: 'noGrouping' }
  /** The query selects neither connections nor failed attempts, as Client VPN logs them. */
  | { readonly rule: 'matchesNothing' }
  /** No endpoint logs to the groups that the alarm reads. */
  | { readonly rule: 'logUnused'; readonly groups: readonly string[] }
  /**
   * `filter`: the query compares fields that the log does not have, so it finds nothing. `by`: the
   * aggregation groups by them, and they have no value.
   */
  | {
      readonly rule: 'unknownFields';
      readonly part: 'filter' | 'by';
      readonly fields: readonly UnknownField[];
    }
  /** No window reads an entry that becomes readable some seconds after its time. */
  | { readonly rule: 'lateEntries' }
  /** How a time without entries is treated. */
  | { readonly rule: 'quietTime'; readonly treatMissing: Exclude<TreatMissing, 'notBreaching'> }
  /** A log alarm notifies the same topics of the same connections, by name. */
  | { readonly rule: 'namedDuplicate'; readonly other: string; readonly only: readonly string[] };

/** A field that the connection log does not have, and the presumably intended one. */
export interface UnknownField {
  readonly found: string;
  readonly intended?: string;
}

/** A fault of the EventBridge rules that notify of an alarm without an action for ALARM. */
export type RuleDiagnosis =
  /** No rule that matches notifies, because those are disabled, or have no target. */
  | {
      readonly rule: 'ruleSilent';
      readonly reason: 'disabled' | 'noTarget';
      readonly names: readonly string[];
    }
  /** The topic to which the rule sends does not let EventBridge publish, or does not exist. */
  | {
      readonly rule: 'ruleRejected';
      readonly name: string;
      readonly topicArn: string;
      readonly gone: boolean;
    };
