/** Log groups of CloudWatch Logs, and what they allow. */

/**
 * Log classes. Only `STANDARD` has metric filters and can be read by FilterLogEvents; `other` is a
 * class that is unknown here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html
 */
export type LogClass = 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY' | 'other';

/** A log group as DescribeLogGroups returns it. */
export interface LogGroup {
  readonly name: string;
  readonly logClass: LogClass;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  /** Absent: log events never expire. */
  readonly retentionDays?: number;
  /** The ARN of the KMS key that encrypts the log events, if there is one. */
  readonly kmsKeyId?: string;
  readonly metricFilterCount: number;
}

/**
 * The retention periods that CloudWatch Logs accepts, in days.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

/** One of them. */
export type RetentionDays = (typeof retentionDays)[number];

/** A log event as it was written, whatever its text is. */
export interface LogEntry {
  readonly message: string;
  /** When it was published to the log, ms since 1970. */
  readonly at: number;
}

/** A log event with what CloudWatch Logs adds to it. */
export interface IngestedEntry extends LogEntry {
  /** When CloudWatch Logs received it, ms since 1970; undefined if it is unknown. */
  readonly ingestedAt?: number | undefined;
  /** The name of its log stream; undefined if it is unknown. */
  readonly stream?: string | undefined;
}
