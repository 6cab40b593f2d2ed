/** The connection alarm of kind `diff`, which detects new connections by DIFF over their count. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html */
export const clientVpnNamespace = 'AWS/ClientVPN';
/** The number of connected clients; a level, not a counter. */
export const activeConnectionsMetric = 'ActiveConnectionsCount';
/** The single dimension of every AWS/ClientVPN metric; its value is the endpoint's id. */
export const endpointDimension = 'Endpoint';

/** The endpoint that a connection alarm watches. */
export interface ConnectionEndpoint {
  readonly endpointId: string;
  /** The endpoint's label. */
  readonly endpointLabel: string;
  /** The code of the region, for readers of the mails; if omitted, no text contains it. */
  readonly region?: string;
}

/** How many connections must come in which period. */
export interface ConnectionRule {
  /** At least so many connections. */
  readonly threshold: number;
  readonly periodSeconds: number;
}

/** Every connection, as soon as its count is published. */
export const everyConnection: ConnectionRule = { threshold: 1, periodSeconds: 60 };

/** The parameters of a connection alarm. */
export interface ConnectionAlarmInput extends ConnectionEndpoint {
  readonly name: string;
  /** The SNS topic to notify when a client connects; if omitted, an EventBridge rule notifies. */
  readonly topicArn?: string;
  /**
   * At most 1,024 characters; if omitted, it describes what the alarm detects and what it cannot.
   */
  readonly description?: string;
  /** `everyConnection` if omitted. */
  readonly rule?: ConnectionRule;
}

/** When a connection alarm fires: its queries (the count and its rise) and the comparison. */
export interface ConnectionCondition extends Pick<
  AlarmDefinition,
  | 'periodSeconds'
  | 'evaluationPeriods'
  | 'datapointsToAlarm'
  | 'threshold'
  | 'comparison'
  | 'treatMissing'
> {
  readonly queries: readonly [count: MetricQuery, rise: MetricQuery];
}

/** The alarm: `connectionCondition`, and at most one topic, which is notified on ALARM only. */
export function connectionAlarm(input: ConnectionAlarmInput): AlarmDefinition {
  return {
    name: input.name,
    description: input.description ?? defaultDescription(input),
    ...connectionCondition(input, input.rule),
    actionsEnabled: true,
    alarmActions: input.topicArn === undefined ? [] : [input.topicArn],
    okActions: [],
    insufficientDataActions: [],
  };
}

/**
 * DIFF of the highest connection count of each period, at least the threshold, in 1 of 1 periods.
 * By default the period is 60 seconds although samples arrive every 300, so that the alarm is back in
 * OK before the next sample: a state that does not change sends no notification.
 */
export function connectionCondition(
  endpoint: ConnectionEndpoint,
  { threshold, periodSeconds }: ConnectionRule = everyConnection,
): ConnectionCondition {
  return {
    queries: [
      {
        id: 'm1',
        stat: {
          namespace: clientVpnNamespace,
          metricName: activeConnectionsMetric,
          dimensions: { [endpointDimension]: endpoint.endpointId },
          periodSeconds,
          statistic: 'Maximum',
        },
        returnData: false,
      },
      { id: 'e1', label: meaning(endpoint), expression: 'DIFF(m1)', returnData: true },
    ],
    periodSeconds,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    threshold,
    comparison: 'GreaterThanOrEqualToThreshold',
    treatMissing: 'notBreaching',
  };
}

/**
 * Stored in AWS and shown in mails, for readers of any language, hence English and not translated.
 */
function defaultDescription(input: ConnectionAlarmInput): string {
  const { threshold } = input.rule ?? everyConnection;
  const more = threshold > 1 ? `at least ${threshold} more clients` : 'more clients';
  return (
    `${meaning(input)}: ${more} are connected than at the ` +
    'publication five minutes before. Not seen: a connection that starts and ends between two ' +
    'publications, one that starts while another ends, and who connected. ' +
    'Made by Client VPN Watch.'
  );
}

/**
 * The label of the alarm's value: what it counts, and where. A mail about a math alarm shows only
 * the label and expression of the returned entry, so the label names the endpoint and its region.
 */
function meaning(endpoint: ConnectionEndpoint): string {
  return withoutDynamicParts(`New connections to ${endpointForMail(endpoint)}`);
}

/** The endpoint with its id and region, in English, for texts that AWS stores and mails. */
export function endpointForMail({ endpointId, endpointLabel, region }: ConnectionEndpoint): string {
  const who = endpointLabel === endpointId ? endpointId : `${endpointLabel} (${endpointId})`;
  const where = region === undefined ? '' : ` in ${region}`;
  return `Client VPN endpoint ${who}${where}`;
}

/**
 * A label without dynamic parts, which begin with `${`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
 */
export function withoutDynamicParts(label: string): string {
  return label.replaceAll('${', '$ {');
}
