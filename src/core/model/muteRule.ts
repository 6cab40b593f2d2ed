/** Alarm mute rules: schedules by which alarms change their state but tell nobody. */

/**
 * A rule that mutes now or will. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutAlarmMuteRule.html
 */
export interface MuteRule {
  readonly name: string;
  readonly arn: string;
  /** The names of the alarms that it mutes. */
  readonly alarmNames: readonly string[];
  /** Whether it muted when it was read; else it will. */
  readonly active: boolean;
  /** `cron(0 2 * * *)` or `at(2026-05-10T14:00)`. */
  readonly expression: string;
  /** How long it mutes each time, as ISO 8601 has it: `PT4H`. */
  readonly duration: string;
  /** Of the expression; UTC where none is said. */
  readonly timeZone: string;
  /** When it was changed last, ms since 1970. */
  readonly updatedAt: number;
}
