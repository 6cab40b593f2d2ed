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

/** The parameters of a connection alarm. */
export interface ConnectionAlarmInput extends ConnectionEndpoint {
  readonly name: string;
  /** The SNS topic to notify when a client connects; if omitted, an EventBridge rule notifies. */
  readonly topicArn?: string;
  /**
   * At most 1,024 characters; if omitted, it describes what the alarm detects and what it cannot.
   */
  readonly description?: string;
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
    ...connectionCondition(input),
    actionsEnabled: true,
    alarmActions: input.topicArn === undefined ? [] : [input.topicArn],
    okActions: [],
    insufficientDataActions: [],
  };
}

/**
 * DIFF of the highest connection count of each minute, at least 1, in 1 of 1 periods. The period is
 * 60 seconds although samples arrive every 300, so that the alarm is back in OK before the next
 * sample: a state that does not change sends no notification.
 */
export function connectionCondition(endpoint: ConnectionEndpoint): ConnectionCondition {
  const periodSeconds = 60;
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
    threshold: 1,
    comparison: 'GreaterThanOrEqualToThreshold',
    treatMissing: 'notBreaching',
  };
}

/**
 * Stored in AWS and shown in mails, for readers of any language, hence English and not translated.
 */
function defaultDescription(input: ConnectionEndpoint): string {
  return (
    `${meaning(input)}: more clients are connected than at the ` +
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
