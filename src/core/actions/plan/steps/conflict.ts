/** Resources that the plan did not create and that prevent a step. */
import type { LogGroup } from '../../../cloudwatchLogs/logGroup';
import type { MetricFilter } from '../../../cloudwatchLogs/metricFilter';
import type { EventRule } from '../../../eventBridge/eventRule';
import type { AnyAlarm } from '../../../model/logAlarm';
import type { Endpoint } from '../../../model/endpoint';
import type { Role } from '../../../policy/role';
import { parseTopicArn, type Topic } from '../../../model/topic';
import type { Translate } from '../../../ports/translate';
import { displayText } from '../../../text/displayText';
import { endpointName, topicName } from '../../../text/names';

/** What a step found in the place of what it creates. */
export type Conflict =
  | { readonly kind: 'topicExists'; readonly topic: Topic }
  /** `changed`: it is the alarm to overwrite, but no longer as the user saw it. */
  | { readonly kind: 'alarmExists'; readonly alarm: AnyAlarm; readonly changed: boolean }
  /** The alarm to overwrite no longer exists. */
  | { readonly kind: 'alarmGone'; readonly name: string }
  /** AWS accepted the call, but shows another state. */
  | { readonly kind: 'notShown'; readonly operation: string; readonly resource: string }
  | { readonly kind: 'logGroupExists'; readonly name: string }
  /** The new log group has another retention than the requested one. */
  | { readonly kind: 'retentionChanged'; readonly group: LogGroup }
  | { readonly kind: 'endpointGone'; readonly endpointId: string }
  /** The endpoint's logging is no longer as the user saw it. */
  | { readonly kind: 'loggingChanged'; readonly endpoint: Endpoint }
  /** A metric filter of the name publishes something else. */
  | { readonly kind: 'metricFilterExists'; readonly filter: MetricFilter }
  | { readonly kind: 'roleExists'; readonly role: Role }
  | { readonly kind: 'compositeExists'; readonly name: string }
  /** A rule of the name that the extension did not make for this alarm. */
  | { readonly kind: 'ruleExists'; readonly rule: EventRule }
  /** The access policy of the topic is no longer as the user saw it. */
  | { readonly kind: 'policyChanged'; readonly topicArn: string };

const texts: {
  readonly [K in Conflict['kind']]: (
    conflict: Extract<Conflict, { kind: K }>,
    t: Translate,
  ) => string;
} = {
  topicExists: ({ topic: { arn } }, t) =>
    t(
      'A topic named {0} was created in the meantime. Start again and choose that topic or another name.',
      parseTopicArn(arn)?.name ?? arn,
    ),
  alarmExists: ({ alarm: { name }, changed }, t) =>
    changed
      ? t(
          'The alarm {0} was changed in the meantime, so it was not overwritten. Start again.',
          name,
        )
      : t(
          'An alarm named {0} was created in the meantime, so it was not overwritten. Start again.',
          name,
        ),
  alarmGone: ({ name }, t) => t('The alarm {0} no longer exists.', name),
  notShown: ({ operation, resource }, t) =>
    t(
      'AWS accepted {0} but does not show its effect on {1}. Someone else may have changed it at the same time.',
      operation,
      displayText(resource),
    ),
  logGroupExists: ({ name }, t) =>
    t(
      'A log group named {0} was created in the meantime. Start again and choose that log group or another name.',
      displayText(name),
    ),
  retentionChanged: ({ group: { name } }, t) =>
    t(
      'The retention of the log group {0} was changed in the meantime, so it was not overwritten.',
      displayText(name),
    ),
  endpointGone: ({ endpointId }, t) =>
    t('The endpoint {0} no longer exists.', displayText(endpointId)),
  loggingChanged: ({ endpoint }, t) =>
    t(
      'The connection logging of {0} was changed in the meantime, so it was not overwritten. Start again.',
      endpointName(endpoint),
    ),
  metricFilterExists: ({ filter: { name, group } }, t) =>
    t(
      'The log group {1} has another metric filter named {0}, which was not overwritten. Start again and choose another name.',
      displayText(name),
      displayText(group),
    ),
  compositeExists: ({ name }, t) =>
    t(
      'A composite alarm named {0} exists, so it was not overwritten. Start again and choose another name.',
      displayText(name),
    ),
  roleExists: ({ role: { name } }, t) =>
    t(
      'A role named {0} was created in the meantime. Start again and choose that role or another name.',
      name,
    ),
  ruleExists: ({ rule: { name } }, t) =>
    t(
      'An EventBridge rule named {0} exists that was not made for this alarm, so it was not overwritten.',
      displayText(name),
    ),
  policyChanged: ({ topicArn }, t) =>
    t(
      'The access policy of the topic {0} was changed in the meantime, so it was not replaced. Start again.',
      topicName(topicArn),
    ),
};

/** One sentence for display. */
export function conflictText(conflict: Conflict, t: Translate): string {
  // The table pairs each kind with its text, which the type of an indexed access cannot express.
  const text = texts[conflict.kind] as (conflict: Conflict, t: Translate) => string;
  return text(conflict, t);
}
