/** The connection alarm of kind `diff`: the alarm that tells of new connections by DIFF over their count. */
import type { AlarmDefinition, MetricQuery } from '../model/alarm';

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/monitoring-cloudwatch.html */
export const clientVpnNamespace = 'AWS/ClientVPN';
/** How many clients are connected; a level, not a counter. */
export const activeConnectionsMetric = 'ActiveConnectionsCount';
/** The one dimension of every AWS/ClientVPN metric; its value is the endpoint's id. */
export const endpointDimension = 'Endpoint';
/** Client VPN publishes its metrics every five minutes. */
export const publishingIntervalSeconds = 300;

/** An IAM policy can be narrowed to `alarm:client-vpn-watch-*`. */
export const connectionAlarmNamePrefix = 'client-vpn-watch-';

/** The name that is offered for an endpoint's connection alarm; unique per endpoint. */
export function defaultAlarmName(endpointId: string): string {
  return `${connectionAlarmNamePrefix}${endpointId}`;
}

/** The endpoint that a connection alarm watches. */
export interface ConnectionEndpoint {
  readonly endpointId: string;
  /** What a person calls the endpoint. */
  readonly endpointLabel: string;
  /** The code of the region, for those who read a mail; left out, no text names it. */
  readonly region?: string;
}

/** What a connection alarm is made for. */
export interface ConnectionAlarmInput extends ConnectionEndpoint {
  readonly name: string;
  /** The SNS topic that is told when a client connects. */
  readonly topicArn: string;
  /** At most 1,024 characters; left out, it says what the alarm tells and what it cannot see. */
  readonly description?: string;
}

/** When a connection alarm goes off: its queries, the count and its rise, and what these are compared with. */
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

/** The alarm: `connectionCondition`, and one topic that is notified on ALARM only. */
export function connectionAlarm(input: ConnectionAlarmInput): AlarmDefinition {
  return {
    name: input.name,
    description: input.description ?? defaultDescription(input),
    ...connectionCondition(input),
    actionsEnabled: true,
    alarmActions: [input.topicArn],
    okActions: [],
    insufficientDataActions: [],
  };
}

/**
 * DIFF of the highest connection count of each minute, at least 1, in 1 of 1 periods.
 * The period is 60 seconds although samples come every 300, so that the alarm is back in OK before
 * the next sample: a state that does not change notifies nobody.
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

/** Stays in AWS and in the mails, for readers of any language: English, not translated. */
function defaultDescription(input: ConnectionEndpoint): string {
  return (
    `${meaning(input)}: more clients are connected than at the ` +
    'publication five minutes before. Not seen: a connection that starts and ends between two ' +
    'publications, one that starts while another ends, and who connected. ' +
    'Made by Client VPN Watch.'
  );
}

/**
 * What the alarm's value counts, and where. Of a math alarm's metrics a mail shows the label and the
 * expression of the returned entry only, so the label names the endpoint and its region. `${` begins a
 * dynamic part of a label, which an endpoint's name must not be.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html
 */
function meaning({ endpointId, endpointLabel, region }: ConnectionEndpoint): string {
  const who = endpointLabel === endpointId ? endpointId : `${endpointLabel} (${endpointId})`;
  const where = region === undefined ? '' : ` in ${region}`;
  return `New connections to Client VPN endpoint ${who}${where}`.replaceAll('${', '$ {');
}
