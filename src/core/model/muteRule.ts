/** Alarm mute rules: schedules during which alarms change state without running actions. */

/**
 * A rule that mutes now or later.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
export interface MuteRule {
  readonly name: string;
  readonly arn: string;
  /** The names of the muted alarms. */
  readonly alarmNames: readonly string[];
  /** Whether it was muting when it was read; otherwise it will later. */
  readonly active: boolean;
  /** `cron(0 2 * * *)` or `at(2026-05-10T14:00)`. */
  readonly expression: string;
  /** The duration of each mute window in ISO 8601: `PT4H`. */
  readonly duration: string;
  /** The time zone of the expression; UTC if none is set. */
  readonly timeZone: string;
  /** When it was last changed, ms since 1970. */
  readonly updatedAt: number;
}
