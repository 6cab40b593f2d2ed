/**
 * The metric filter that counts the successful connections in a connection log, and the alarm on its
 * metric. One filter serves every endpoint that writes to the log group: the endpoint is the only
 * dimension of the metric, and each alarm reads the metric of one endpoint.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 */
import { connectionAlarmNamePrefix, defaultAlarmName, type NamedById } from './defaultNames';
import {
  endpointDimension,
  endpointForMail,
  everyConnection,
  withoutDynamicParts,
  type ConnectionAlarmInput,
  type ConnectionEndpoint,
  type ConnectionRule,
} from './definition';
import { connectionAttemptsMetric, connectionLogNamespace } from './connectionLogMetric';
import type { AlarmDefinition } from '../model/alarm';
import type { MetricFilterDefinition, MetricTransformation } from '../cloudwatchLogs/metricFilter';

const metric = {
  namespace: connectionLogNamespace,
  metricName: connectionAttemptsMetric,
} as const;

/** The default name of the filter in each log group. */
export const connectionFilterName = `${connectionAlarmNamePrefix}connections`;

/**
 * Matches the entry of each successful connection attempt, of any endpoint. Names with hyphens need no
 * quotes in a filter pattern.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export const connectionPattern =
  '{ ($.connection-log-type = "connection-attempt") && ($.connection-attempt-status = "successful") }';

/** A default value cannot be combined with dimensions. */
const transformation: MetricTransformation = {
  ...metric,
  value: '1',
  dimensions: { [endpointDimension]: '$.client-vpn-endpoint-id' },
};

/** The filter of a log group. */
export function connectionFilter(
  group: string,
  name: string = connectionFilterName,
): MetricFilterDefinition {
  return { name, group, pattern: connectionPattern, transformation };
}

/** The default name of the alarm of an endpoint. */
export function defaultCountAlarmName(endpoint: NamedById): string {
  return defaultAlarmName(endpoint, '-counted');
}

/** When the alarm fires: its query and the comparison. */
export type CountCondition = Pick<
  AlarmDefinition,
  | 'queries'
  | 'periodSeconds'
  | 'evaluationPeriods'
  | 'datapointsToAlarm'
  | 'threshold'
  | 'comparison'
  | 'treatMissing'
>;

/** The alarm: `countCondition`, and one topic that is notified on ALARM only. */
export function connectionCountAlarm(
  input: Omit<ConnectionAlarmInput, 'topicArn'> & { readonly topicArns: readonly string[] },
): AlarmDefinition {
  return {
    name: input.name,
    description: input.description ?? description(input),
    ...countCondition(input, input.rule),
    actionsEnabled: true,
    alarmActions: input.topicArns,
    okActions: [],
    insufficientDataActions: [],
  };
}

/**
 * As many connections as the threshold within a period, in 1 of 1 periods. The metric has no data for
 * a period without connections, which is not breaching.
 */
export function countCondition(
  endpoint: ConnectionEndpoint,
  { threshold, periodSeconds }: ConnectionRule = everyConnection,
): CountCondition {
  return {
    queries: [
      {
        id: 'm1',
        label: meaning(endpoint),
        stat: {
          ...metric,
          dimensions: { [endpointDimension]: endpoint.endpointId },
          periodSeconds,
          statistic: 'Sum',
        },
        returnData: true,
      },
    ],
    periodSeconds,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    threshold: threshold - 1,
    comparison: 'GreaterThanThreshold',
    treatMissing: 'notBreaching',
  };
}

/**
 * Stored in AWS and shown in mails, for readers of any language, hence English and not translated.
 */
function description(input: Pick<ConnectionAlarmInput, 'rule'> & ConnectionEndpoint): string {
  const { threshold, periodSeconds } = input.rule ?? everyConnection;
  const clients = threshold > 1 ? `at least ${threshold} clients` : 'clients';
  const [span, within] =
    periodSeconds === 60
      ? ['one minute', 'a minute']
      : [`${periodSeconds / 60} minutes`, `${periodSeconds / 60} minutes`];
  return (
    `${meaning(input)}: ${clients} have connected within ${span}. ` +
    `Not seen: who connected. Several connections within ${within} send one notification. ` +
    'Made by Client VPN Watch.'
  );
}

/** The label of the alarm's value. */
function meaning(endpoint: ConnectionEndpoint): string {
  return withoutDynamicParts(`Connections to ${endpointForMail(endpoint)} in its connection log`);
}
