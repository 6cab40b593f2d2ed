/** What all calls that change something in AWS have in common. */

/** Key and value pairs for resources that the extension creates. */
export type Tags = Readonly<Record<string, string>>;

type Service = 'cloudwatch' | 'ec2' | 'sns' | 'logs' | 'iam' | 'events';

/** What all calls have. */
interface CallOf<Kind extends string, Input extends Record<string, unknown>> {
  /** The change log keeps it across restarts. */
  readonly kind: Kind;
  readonly service: Service;
  /** `PutMetricAlarm` */
  readonly operation: string;
  /** With the names of the service's API reference. */
  readonly input: Input;
  /** `cloudwatch:PutMetricAlarm`; tags at creation also need the service's `TagResource`. */
  readonly iamAction: string;
  /** The alarm's name, the topic's ARN, the new topic's name, or the connection's id. */
  readonly resource: string;
}

/** A call of one operation. */
export function call<Kind extends string, Input extends Record<string, unknown>>(
  kind: Kind,
  service: Service,
  operation: string,
  input: Input,
  resource: string,
): CallOf<Kind, Input> {
  return { kind, service, operation, input, iamAction: `${service}:${operation}`, resource };
}

/** `Tags` of an input; nothing without tags, because some operations reject an empty list. */
export function tagList(tags: Tags) {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return list.length > 0 && { Tags: list };
}
