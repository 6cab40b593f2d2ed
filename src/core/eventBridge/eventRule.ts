/** EventBridge's rules on the default event bus, and their targets. */
import { isRecord } from '../base/isRecord';
import { eventPattern } from './eventPattern';
import type { InputTransformer } from './inputTransformer';
import { PatternProblem } from './valueMatcher';

/** A rule. */
export interface EventRule {
  readonly name: string;
  readonly arn: string;
  readonly description?: string;
  /** JSON text; absent for a schedule. */
  readonly pattern?: string;
  readonly enabled: boolean;
  /** The service that manages the rule, which then cannot be changed. */
  readonly managedBy?: string;
}

/** What a rule sends to. */
export interface RuleTarget {
  readonly id: string;
  readonly arn: string;
  /** Without one, the target gets the event, a part of it or a constant text. */
  readonly transformer?: InputTransformer;
}

/** Whether the rule is enabled and matches when the alarm, or a contributor of it, enters ALARM. */
export function firesForAlarm({ enabled, pattern }: EventRule, alarmArn: string): boolean {
  return enabled && pattern !== undefined && matchesAlarm(pattern, alarmArn);
}

/** Whether the pattern matches when the alarm, or a contributor of it, enters ALARM. */
export function matchesAlarm(pattern: string, alarmArn: string): boolean {
  try {
    const matches = eventPattern(pattern);
    return alarmEvents(alarmArn).some((event) => matches(event));
  } catch (error) {
    // An operator that is unknown here.
    if (error instanceof PatternProblem) return false;
    throw error;
  }
}

/** Whether the pattern is about this alarm only. */
export function isAboutAlarm(pattern: string, alarmArn: string): boolean {
  try {
    const parsed: unknown = JSON.parse(pattern);
    const resources = isRecord(parsed) ? parsed.resources : undefined;
    return Array.isArray(resources) && resources.length === 1 && resources[0] === alarmArn;
  } catch {
    return false;
  }
}

/**
 * The events of an alarm and of one of its contributors.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
function alarmEvents(alarmArn: string): readonly object[] {
  const [, , , region = '', account = '', , ...name] = alarmArn.split(':');
  const state = { value: 'ALARM', reason: '', timestamp: '2026-01-01T00:00:00.000+0000' };
  const shared = { alarmName: name.join(':'), state, configuration: {} };
  const event = {
    ...{ version: '0', id: '0', source: 'aws.cloudwatch', account, region },
    ...{ time: '2026-01-01T00:00:00Z', resources: [alarmArn] },
  };
  return [
    {
      ...event,
      'detail-type': 'CloudWatch Alarm State Change',
      detail: { ...shared, previousState: { ...state, value: 'OK' } },
    },
    {
      ...event,
      'detail-type': 'CloudWatch Alarm Contributor State Change',
      detail: { ...shared, alarmContributor: { id: '0', attributes: {} } },
    },
  ];
}
