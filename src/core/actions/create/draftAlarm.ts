/** The alarm of a draft, and its notification as it will arrive. Defaults stand for open answers. */
import { connectionCountAlarm, defaultCountAlarmName } from '../../cloudwatch/connectionFilter';
import { defaultAlarmName, type NamedById } from '../../cloudwatch/defaultNames';
import { connectionAlarm } from '../../cloudwatch/definition';
import { connectionLogAlarm, defaultLogAlarmName } from '../../logAlarms/connectionLogAlarm';
import { exampleEvent, mailPreview, type ArrivingNotification } from '../../mail/mailPreview';
import type { AlarmDefinition } from '../../model/alarm';
import { endpointLabel, type Endpoint } from '../../model/endpoint';
import type { LogAlarmDefinition } from '../../model/logAlarm';
import { partitionOf, type Identity, type Scope } from '../../model/scope';
import { notificationSubject } from '../../notificationRules/notificationSubject';
import type { PlainNotificationInput } from '../../notificationRules/plainNotification';
import type { AlarmDraft, NotificationChoice } from './alarmDraft';

/** Where the alarm will be. */
export interface AlarmPlace {
  readonly endpoint: Endpoint;
  readonly scope: Scope;
  readonly identity: Identity;
}

/** The name that is suggested for the alarm, after the endpoint's name where that is possible. */
export function suggestedName(draft: AlarmDraft, endpoint: NamedById): string {
  switch (draft.method) {
    case 'logAlarm':
      return defaultLogAlarmName(endpoint, draft.detects ?? 'connections');
    case 'metricFilter':
      return defaultCountAlarmName(endpoint);
    default:
      return defaultAlarmName(endpoint);
  }
}

/**
 * The suggested name; after the endpoint's id if the one after its name is taken, then with a number.
 * @param isTaken whether an alarm has the name
 */
export function freeName(
  draft: AlarmDraft,
  endpoint: NamedById,
  isTaken: (name: string) => boolean,
): string {
  const name = suggestedName(draft, endpoint);
  if (!isTaken(name)) return name;
  const byId = suggestedName(draft, { id: endpoint.id });
  for (let i = 1; ; i++) {
    const numbered = i === 1 ? byId : `${byId}-${i}`;
    if (!isTaken(numbered)) return numbered;
  }
}

/** The topics that the alarm itself notifies: none if an EventBridge rule notifies. */
export function ownTopics(draft: AlarmDraft, topicArn: string): readonly string[] {
  return draft.notification?.kind === 'plain' ? [] : [topicArn, ...(draft.furtherTopics ?? [])];
}

/** The alarm, without what only the plan knows: the log group and the role. */
export function draftAlarm(
  draft: AlarmDraft,
  { endpoint, scope }: Pick<AlarmPlace, 'endpoint' | 'scope'>,
  topicArn: string,
): AlarmDefinition | LogAlarmDefinition {
  const input = {
    endpointId: endpoint.id,
    endpointLabel: endpointLabel(endpoint),
    region: scope.region,
    name: draft.name ?? suggestedName(draft, endpoint),
    topicArns: ownTopics(draft, topicArn),
  };
  switch (draft.method) {
    case 'logAlarm': {
      const kind = draft.detects ?? 'connections';
      const logGroup = endpoint.logging.group ?? '';
      return connectionLogAlarm({ ...input, kind, logGroup, roleArn: '' });
    }
    case 'metricFilter':
      return connectionCountAlarm({ ...input, ...ruleOf(draft) });
    default: {
      const [own] = input.topicArns;
      return connectionAlarm({
        ...input,
        ...ruleOf(draft),
        ...(own !== undefined && { topicArn: own }),
      });
    }
  }
}

/** Threshold and period, for the input of an alarm on counts. */
function ruleOf({ rule }: AlarmDraft): Pick<AlarmDraft, 'rule'> {
  return rule ? { rule } : {};
}

/** The rule that notifies in place of the alarm; undefined for the alarm's own mail. */
export function draftRule(
  alarm: AlarmDefinition | LogAlarmDefinition,
  notification: NotificationChoice | undefined,
  { endpoint, scope, identity }: AlarmPlace,
): PlainNotificationInput | undefined {
  if (notification?.kind !== 'plain') return undefined;
  const { language, receiver } = notification;
  const label = endpointLabel(endpoint);
  return {
    alarmArn: alarmArn(alarm.name, identity, scope.region),
    alarmName: alarm.name,
    endpoint: label === endpoint.id ? label : `${label} (${endpoint.id})`,
    subject: notificationSubject(alarm, endpoint),
    language,
    receiver,
  };
}

/** The notification of an example as it will arrive. @param at the time of the example, ms since 1970 */
export function draftMail(
  draft: AlarmDraft,
  place: AlarmPlace,
  to: { readonly topicArn: string; readonly address: string },
  at: number,
): ArrivingNotification {
  const { scope, identity } = place;
  const alarm = draftAlarm(draft, place, to.topicArn);
  const rule = draftRule(alarm, draft.notification, place);
  return mailPreview({
    alarm,
    place: {
      arn: alarmArn(alarm.name, identity, scope.region),
      region: scope.region,
      accountId: identity.accountId,
    },
    event: exampleEvent(alarm, at),
    ...(rule && { rule }),
    to: { arn: `${to.topicArn}:${exampleSubscription}`, endpoint: to.address },
  });
}

/** SNS gives each subscription an id of its own. */
const exampleSubscription = '01234567-89ab-cdef-0123-456789abcdef';

/** The ARN of an alarm. */
function alarmArn(name: string, { accountId }: Identity, region: string): string {
  return `arn:${partitionOf(region)}:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
